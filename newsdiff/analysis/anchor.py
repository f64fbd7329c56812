"""Anchors: a quote with what stands around it, so that it can be found again in a changed text."""

from dataclasses import dataclass

CONTEXT = 32  # code points kept before and after a quote


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quote and its surroundings, enough to find it again."""

    quote: str
    prefix: str  # at most CONTEXT code points before the quote
    suffix: str


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`; `ValueError` where that is empty or outside the text.

    >>> make_anchor("a truce was agreed", 2, 7)
    Anchor(quote='truce', prefix='a ', suffix=' was agreed')
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"an anchor needs 0 <= start < end <= {len(text)}, not {start}, {end}")
    return Anchor(quote=text[start:end], prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT])
