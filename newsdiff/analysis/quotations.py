"""What is quoted in a passage, and whose word it is said to be."""

from collections.abc import Iterator, Sequence

from newsdiff.analysis.lexicon import load
from newsdiff.analysis.names import begins_capital, plain_name, without_titles
from newsdiff.analysis.tokenize import is_word
from newsdiff.analysis.wordclass import WordClass

_OPENERS, _CLOSERS = '“„«"', '”»"'
_FEWEST_WORDS = 2
_SAYS = frozenset(("neutral", "doubting", "asserting"))
_SHOWS = frozenset(
    ("show", "find", "note", "prove", "expose", "determine", "document", "illustrate", "paint", "establish")
)
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "which", "that", "one", "i", "we", "you", "this"))
_LONGEST_SPEAKER = 8  # words
_LONGEST_APPOSITION = 15  # words


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


def speakers_in(forms: Sequence[str], classes: Sequence[WordClass]) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and name of each speaker that a verb of speech hands a statement to."""
    quoted = frozenset(place for start, end, _ in quotations_in(forms) for place in range(start, end))
    for at, form in enumerate(forms):
        if at in quoted:
            continue
        if form.casefold() == "according" and forms[at + 1 : at + 2] == ("to",):
            yield from _speaker(forms, _noun_after(forms, classes, at + 2))
        elif _is_speech(forms, classes, at):
            inverted = at > 0 and forms[at - 1] in (*_CLOSERS, ",")
            before = _noun_before(forms, classes, at) or _before_apposition(forms, classes, at)
            yield from _speaker(forms, _noun_after(forms, classes, at + 1) if inverted and not before else before)


def _is_speech(forms: Sequence[str], classes: Sequence[WordClass], at: int) -> bool:
    if classes[at] != "verb" or forms[at].endswith("ing"):
        return False
    entry = load("attribution").match((forms[at].casefold(),), 0)
    return entry is not None and entry.group in _SAYS and entry.phrase not in _SHOWS


def _noun_before(forms: Sequence[str], classes: Sequence[WordClass], verb: int) -> tuple[int, int] | None:
    """The run of nouns that ends right before a verb, auxiliaries and adverbs between them."""
    end = verb
    while end > 0 and classes[end - 1] in ("aux", "adv", "modal"):
        end -= 1
    if any(forms[place] in ("was", "were", "been", "be", "is", "are") for place in range(end, verb)):
        return None
    start = end
    while start > 0 and classes[start - 1] == "noun":
        start -= 1
    return (start, end) if start < end else None


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
    if start < end and end - start <= _LONGEST_SPEAKER and forms[start].casefold() not in _PRONOUNS:
        yield start, end, " ".join(plain_name(form) for form in forms[start:end])


def _named(forms: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The name alone where nouns before it say who that is: "group spokesman Muhammad Mohi"."""
    first = end
    while first > start and begins_capital(forms[first - 1]):
        first -= 1
    return (without_titles(forms, first, end) if first < end else start), end
