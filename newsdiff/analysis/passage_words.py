"""The words of a passage, for what no rule found as a fact there."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from newsdiff.analysis.lexicon import load
from newsdiff.analysis.numerals import number_of
from newsdiff.analysis.spelling import plain
from newsdiff.analysis.tokenize import tokenize
from newsdiff.analysis.types import Fact, FactKind

_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))  # whoever speaks there may be anyone
_QUOTED_AGAIN = 0.8  # share of a quotation's words that stand in the other side without marks


@lru_cache(maxsize=4_096)
def words_of(passage: str) -> "PassageWords":
    """The words of a passage, kept: a page asks for the same ones at each look."""
    return PassageWords([token.form for token in tokenize(passage)])


class PassageWords:
    """What they may say without its form."""

    def __init__(self, forms: Sequence[str]) -> None:
        self._plain = frozenset(plain(form) for form in forms) - {""}
        self._numbers = frozenset(number for number in map(number_of, forms) if number is not None)
        self._has_pronoun = not self._plain.isdisjoint(_PRONOUNS)

    def tell(self, fact: Fact) -> bool:
        """Whether they say the fact, though not in its form."""
        return self._RULES[fact.kind](self, fact)

    def _number(self, fact: Fact) -> bool:
        value = fact.value.split(" ")[0]
        return value.replace(".", "").isdigit() and float(value) in self._numbers and not self._numbers_differ(fact)

    def _numbers_differ(self, fact: Fact) -> bool:
        return fact.value.endswith((" $", " %", " €", " £", " ¥"))

    def _name(self, fact: Fact) -> bool:
        return plain(fact.value.split(" ")[-1]) in self._plain

    def _speaker(self, fact: Fact) -> bool:
        return self._has_pronoun or self._name(fact)

    def _quotation(self, fact: Fact) -> bool:
        common = load("function_words").by_first
        words = [plain(word) for word in fact.value.split(" ") if word not in common] or fact.value.split(" ")
        return sum(word in self._plain for word in words) >= _QUOTED_AGAIN * len(words)

    def _date(self, fact: Fact) -> bool:
        return fact.value in self._plain

    _RULES: Mapping[FactKind, Callable[["PassageWords", Fact], bool]] = {
        "number": _number,
        "date": _date,
        "name": _name,
        "speaker": _speaker,
        "quotation": _quotation,
    }
