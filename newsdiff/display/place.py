"""Where on the page something belongs that hangs on spans of text, whatever run of the analysis made the rows."""

from collections.abc import Sequence

from newsdiff.analysis.types import Alignment, Passage, Span


def bead_of(alignment: Alignment, *, passages: Sequence[Passage], spans: Sequence[tuple[str, Span]]) -> int | None:
    """The bead that holds most of `spans` (sigil and span), the first such one; `None` where no bead holds any.

    A span belongs to every passage that it touches, so one that runs over two passages counts for both.
    """
    touched = {(passage.sigil, passage.index) for passage in passages if _is_touched(passage, spans)}
    shares = [
        sum((alignment.left_sigil, index) in touched for index in bead.left)
        + sum((alignment.right_sigil, index) in touched for index in bead.right)
        for bead in alignment.beads
    ]
    best = max(shares, default=0)
    return shares.index(best) if best else None


def _is_touched(passage: Passage, spans: Sequence[tuple[str, Span]]) -> bool:
    return any(
        sigil == passage.sigil and span.start < passage.span.end and passage.span.start < span.end
        for sigil, span in spans
    )
