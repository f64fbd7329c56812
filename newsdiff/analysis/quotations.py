"""What is quoted in a passage, and whose word it is said to be."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.lexicon import Lexicon, load
from newsdiff.analysis.names import begins_capital, is_bare_institution, plain_name, without_titles
from newsdiff.analysis.numerals import DAYS, MONTHS
from newsdiff.analysis.tokenize import is_word
from newsdiff.analysis.wordclass import WordClass

_OPENERS, _CLOSERS = '“„«"', '”»"'
_FEWEST_WORDS = 2
_SAYS = frozenset(("neutral", "doubting", "asserting"))
_SHOWS = frozenset(
    ("show", "find", "note", "prove", "expose", "determine", "document", "illustrate", "paint", "establish")
)
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "which", "that", "one", "i", "we", "you", "this"))
SPOKESPEOPLE = frozenset(("spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople"))
_DESCRIBING = frozenset(("of", "for", "with", "in", "at", "from", "on", "about", "near"))
_AMOUNTS = frozenset(("array", "number", "majority", "series", "handful", "range", "couple"))  # "a number of officials"
_LONGEST_SPEAKER = 8  # words
_LONGEST_APPOSITION = 15  # words
_SAME_QUOTE = 0.5  # share of the shorter quotation's words


def quotations_in(forms: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and words of each quotation of at least two words, without its marks."""
    opened: int | None = None
    for at, form in enumerate(forms):
        if opened is not None and form in _CLOSERS:
            found = [plain_name(inner) for inner in forms[opened + 1 : at] if is_word(inner)]
            if len(found) >= _FEWEST_WORDS:
                yield opened + 1, at, " ".join(found)
            opened = None
        elif form in _OPENERS:
            opened = at


def same_quotation(one: str, other: str) -> bool:
    """Whether at least half of the matter of the shorter quotation is in the other.

    >>> same_quotation("a conditional truce", "presented a conditional ceasefire")
    True
    """
    left, right = matter_of(one), matter_of(other)
    shorter = min(len(left), len(right))
    return one == other or (shorter > 0 and len(left & right) >= _SAME_QUOTE * shorter)


@lru_cache(maxsize=20_000)
def matter_of(value: str) -> frozenset[str]:
    """The base forms of a quotation's words, without words of grammar."""
    common = load("function_words").by_first
    return frozenset(lemma_of(word) for word in value.split() if word not in common)


def speakers_in(
    forms: Sequence[str], classes: Sequence[WordClass], *, attribution: Lexicon
) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and name of each speaker that a verb of `attribution` hands a statement to."""
    quoted = frozenset(place for start, end, _ in quotations_in(forms) for place in range(start, end))
    for at, form in enumerate(forms):
        if at in quoted:
            continue
        if form.casefold() == "according" and forms[at + 1 : at + 2] == ("to",):
            yield from _speaker(forms, _noun_after(forms, classes, at + 2))
        elif _is_speech(forms, classes, at, attribution):
            inverted = at > 0 and forms[at - 1] in (*_CLOSERS, ",")
            before = _noun_before(forms, classes, at) or _before_apposition(forms, classes, at)
            yield from _speaker(forms, _noun_after(forms, classes, at + 1) if inverted and not before else before)


def _is_speech(forms: Sequence[str], classes: Sequence[WordClass], at: int, attribution: Lexicon) -> bool:
    if classes[at] != "verb" or forms[at].endswith("ing"):
        return False
    entry = attribution.match((forms[at].casefold(),), 0)
    return entry is not None and entry.group in _SAYS and entry.phrase not in _SHOWS


def _noun_before(forms: Sequence[str], classes: Sequence[WordClass], verb: int) -> tuple[int, int] | None:
    """The run of nouns that ends right before a verb, auxiliaries and adverbs between them."""
    end = verb
    while end > 0 and classes[end - 1] in ("aux", "adv", "modal"):
        end -= 1
    if end > 1 and forms[end - 1].casefold() in (*DAYS, *MONTHS):
        end -= 2 if forms[end - 2] in ("on", "in", "last", "late", "early") else 1  # "Mohi on Sunday said"
    if any(forms[place] in ("was", "were", "been", "be", "is", "are") for place in range(end, verb)):
        return None
    start = _start_of_nouns(classes, end)
    return _head(forms, classes, start, end) if start < end else None


def _start_of_nouns(classes: Sequence[WordClass], end: int) -> int:
    start = end
    while start > 0 and classes[start - 1] == "noun":
        start -= 1
    return start


def _head(forms: Sequence[str], classes: Sequence[WordClass], start: int, end: int) -> tuple[int, int]:
    """The nouns that others only describe: the people in "people with knowledge of the case".

    What a spokesman speaks for stands for him where it has a name.
    """
    at = start
    while at > 0 and classes[at - 1] in ("det", "poss", "number"):
        at -= 1
    if at < 2 or forms[at - 1] not in _DESCRIBING or classes[at - 2] != "noun":
        return start, end
    if forms[at - 2].casefold() in _AMOUNTS or (
        forms[at - 2].casefold() in SPOKESPEOPLE and begins_capital(forms[end - 1])
    ):
        return start, end
    return _head(forms, classes, _start_of_nouns(classes, at - 1), at - 1)


def _noun_after(forms: Sequence[str], classes: Sequence[WordClass], start: int) -> tuple[int, int] | None:
    """The run of nouns that begins here: "said Mohi", "according to the officials"."""
    while start < len(forms) and classes[start] in ("det", "poss", "number"):
        start += 1
    end = start
    while end < len(forms) and classes[end] == "noun":
        end += 1
    return (start, end) if start < end else None


def _before_apposition(forms: Sequence[str], classes: Sequence[WordClass], verb: int) -> tuple[int, int] | None:
    """The nouns before what stands between two commas: "Mohi, a spokesman for the group, said"."""
    if forms[verb - 1 : verb] != (",",):
        return None
    for place in range(verb - 3, max(verb - 2 - _LONGEST_APPOSITION, 0), -1):
        if forms[place] in ('"', "”", "“"):
            return None
        if forms[place] == ",":
            return _noun_before(forms, classes, place)
    return None


def _speaker(forms: Sequence[str], found: tuple[int, int] | None) -> Iterator[tuple[int, int, str]]:
    if found is None:
        return
    start, end = _named(forms, *found)
    if is_bare_institution(forms, start, end):
        return
    if start < end and end - start <= _LONGEST_SPEAKER and forms[start].casefold() not in _PRONOUNS:
        yield start, end, " ".join(plain_name(form) for form in forms[start:end])


def _named(forms: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The name alone where nouns before it say who that is: "group spokesman Muhammad Mohi"."""
    first = end
    while first > start and begins_capital(forms[first - 1]):
        first -= 1
    return (without_titles(forms, first, end) if first < end else start), end
