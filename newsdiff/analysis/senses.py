"""Where listed words stand in the sense that their list means."""

from collections.abc import Iterator, Sequence

from newsdiff.analysis.lexicon import PLAIN, Entry, Lexicon
from newsdiff.analysis.quantities import VAGUE
from newsdiff.analysis.wordclass import WordClass

_SAYING = frozenset(("attribution", "speech_acts"))
_BEFORE_AMOUNTS = frozenset((
    "about", "around", "over", "up to", "at least", "at most", "more than", "less than", "fewer than", "close to",
    "as many as", "as much as",
))  # fmt: skip
_AMOUNTS = frozenset(("half", "one", *VAGUE))
_MEASURES = frozenset((
    "dozen", "hundred", "thousand", "million", "billion", "trillion", "half", "third", "quarter", "score",
    "decade", "century", "year", "month", "week", "day", "hour", "minute",
))  # fmt: skip


def hits(lexicon: Lexicon, forms: Sequence[str], classes: Sequence[WordClass]) -> Iterator[tuple[int, Entry]]:
    """Index of the first token and entry of each hit, from left to right, the longest at each place, none overlapping.

    `forms` are the tokens as they are written, `classes` their word classes.
    """
    folded = tuple(form.casefold() for form in forms)
    at = 0
    while at < len(folded):
        entry = lexicon.match(folded, at)
        if entry is None:
            at += 1
        elif entry.group == PLAIN:
            at += len(entry.words)
        elif not _is_meant(entry, forms, folded, classes, at):
            at += 1
        else:
            yield at, entry
            at += len(entry.words)


def _is_meant(entry: Entry, forms: Sequence[str], folded: Sequence[str], classes: Sequence[WordClass], at: int) -> bool:
    if entry.phrase in _BEFORE_AMOUNTS and entry.file == "hedges":
        return _is_amount(folded, classes, at + len(entry.words))
    if len(entry.words) > 1:
        return True
    if entry.file in _SAYING:
        return classes[at] == "verb"
    if entry.file == "hedges":
        return not (forms[at][:1].isupper() and classes[at] == "noun")  # the month of May
    return not (entry.group in ("degree", "totality") and classes[at] == "verb")  # "was completed"


def _is_amount(folded: Sequence[str], classes: Sequence[WordClass], at: int) -> bool:
    """Whether a number begins here, or words that stand for one: "half", "dozens", "a year"."""
    if at >= len(folded):
        return False
    if folded[at] == "a":
        return at + 1 < len(folded) and folded[at + 1] in _MEASURES
    return classes[at] == "number" or folded[at] in _AMOUNTS or folded[at][0] in "$€£¥"
