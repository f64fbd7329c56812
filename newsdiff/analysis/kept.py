"""Which words of a text stand in its corrected version too: a second witness for where an anchor belongs."""

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

from newsdiff.analysis.anchor import Anchor, Place
from newsdiff.analysis.types import Span

CERTAIN = 0.88  # score from which a place needs no second witness; below it common words were found elsewhere
SHORT, CERTAIN_SHORT = 5, 0.95  # quotes of fewer code points occur everywhere: what is around them must be the same
_WORD = re.compile(r"\w+")


def is_certain(anchor: Anchor, place: Place, *, before: str, after: str, old: Span) -> bool:
    """Whether a place is certain by its score, or comparing the two texts word by word leads there too.

    `old` is the span of the anchor's quote in `before`.
    """
    if not place.is_sure:
        return False
    if len(anchor.quote) < SHORT:
        return place.score >= CERTAIN_SHORT
    return place.score >= CERTAIN or is_kept(before, after, old=old, new=place.span)


def is_kept(before: str, after: str, *, old: Span, new: Span) -> bool:
    """Whether some word of `old` in the first text is, by the shortest edit of words, a word of `new` in the second.

    >>> is_kept("a truce was agreed", "today a truce was signed", old=Span(2, 7), new=Span(8, 13))
    True
    """
    kept = _kept_words(before, after)
    return any(new.start <= kept[at] < new.end for at in _starts(before, old) if at in kept)


def _starts(text: str, span: Span) -> list[int]:
    return [match.start() for match in _WORD.finditer(text) if match.start() < span.end and span.start < match.end()]


@lru_cache(maxsize=32)
def _kept_words(before: str, after: str) -> dict[int, int]:
    """Starts of the words that both texts share in one order, in the first text and in the second."""
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    blocks = Indel.opcodes([word.group() for word in old], [word.group() for word in new])
    return {
        old[block.src_start + step].start(): new[block.dest_start + step].start()
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    }
