"""Anchors: a quote with what stands around it, and the act of finding it again in a changed text."""

from dataclasses import dataclass
from functools import lru_cache

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from newsdiff.analysis.types import Span

CONTEXT = 32  # code points kept before and after a quote
ENOUGH = 0.75  # least score of a place; below it the quote is lost
MARGIN = 0.05  # least distance to the second best place; below it the place is ambiguous
_QUOTE, _PREFIX, _SUFFIX, _POSITION = 50, 20, 20, 2  # weights of Hypothesis's matcher
_MOST_EDITS = 256
_MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quote and its surroundings, enough to find it again."""

    quote: str
    prefix: str  # at most CONTEXT code points before the quote
    suffix: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote was found again."""

    span: Span
    score: float  # 0..1; 1 only where quote and surroundings are unchanged and in place
    margin: float  # distance to the second best place, 0..1; 1 where there is no other
    exact: bool  # whether the text there equals the quote

    @property
    def is_sure(self) -> bool:
        """Whether the place may be taken without asking a person."""
        return self.score >= ENOUGH and self.margin >= MARGIN


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`; `ValueError` where that is empty or outside the text.

    >>> make_anchor("a truce was agreed", 2, 7)
    Anchor(quote='truce', prefix='a ', suffix=' was agreed')
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"an anchor needs 0 <= start < end <= {len(text)}, not {start}, {end}")
    return Anchor(quote=text[start:end], prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT])


def find(text: str, anchor: Anchor, *, start: int) -> Place | None:
    """The best place of an anchor that stood at `start`: there, elsewhere by its surroundings, or changed a little.

    `None` where nothing is near enough. A place that is not `is_sure` is only a proposal.
    """
    if not anchor.quote:
        return None
    spans = _exact(text, anchor, start) or _approximate(text, anchor, start)
    scored = sorted(((_score(text, anchor, span, start), span) for span in spans), key=lambda one: (-one[0], one[1]))
    if not scored:
        return None
    score, span = scored[0]
    others = [one for one, other in scored[1:] if other.end <= span.start or other.start >= span.end]
    margin = score - others[0] if others else 1.0
    if score < 0.5:
        return None
    return Place(span=span, score=round(score, 4), margin=round(margin, 4), exact=span.of(text) == anchor.quote)


def _exact(text: str, anchor: Anchor, start: int) -> list[Span]:
    """Places of the quote, the nearest first where there are very many."""
    places: list[int] = []
    at = text.find(anchor.quote)
    while at >= 0:
        places.append(at)
        at = text.find(anchor.quote, at + 1)
    nearest = sorted(places, key=lambda place: (abs(place - start), place))[:_MOST_PLACES]
    return [Span(place, place + len(anchor.quote)) for place in nearest]


def _approximate(text: str, anchor: Anchor, start: int) -> list[Span]:
    """Places where most of the quote stands, at most half of it changed."""
    spans: set[Span] = set()
    by_head = _bitap(text, anchor.quote, start)
    if by_head is not None:
        spans.add(_end_fitted(text, anchor, by_head))
    found = partial_ratio_alignment(anchor.quote, text, score_cutoff=50)
    if found is not None and found.dest_end > found.dest_start:
        spans.add(_end_fitted(text, anchor, found.dest_start))
    return [span for span in sorted(spans) if _edits(text, anchor, span) <= min(_MOST_EDITS, len(anchor.quote) // 2)]


def _bitap(text: str, quote: str, start: int) -> int | None:
    """Where diff-match-patch finds the first 32 code points of the quote."""
    matcher = _matcher()
    at = int(matcher.match_main(text, quote[: matcher.Match_MaxBits], min(start, len(text))))
    return at if at >= 0 else None


@lru_cache(maxsize=1)
def _matcher() -> diff_match_patch:
    matcher = diff_match_patch()
    matcher.Diff_Timeout = 0
    matcher.Match_Distance = 100_000
    matcher.Match_Threshold = 0.5
    return matcher


def _end_fitted(text: str, anchor: Anchor, start: int) -> Span:
    """The span from `start` whose end follows the edits inside the quote."""
    window = text[start : start + len(anchor.quote) + len(anchor.quote) // 2 + 1]
    matcher = _matcher()
    diffs = matcher.diff_main(anchor.quote, window, False)
    while diffs and diffs[-1][0] == matcher.DIFF_INSERT:
        window = window.removesuffix(diffs.pop()[1])
    return Span(start, start + len(window))


def _edits(text: str, anchor: Anchor, span: Span) -> int:
    return int(Levenshtein.distance(anchor.quote, span.of(text)))


def _score(text: str, anchor: Anchor, span: Span, start: int) -> float:
    quote = 1 - _edits(text, anchor, span) / max(1, len(anchor.quote), span.end - span.start)
    prefix = _alike(anchor.prefix, text[max(0, span.start - len(anchor.prefix)) : span.start])
    suffix = _alike(anchor.suffix, text[span.end : span.end + len(anchor.suffix)])
    position = 1 - min(1.0, abs(span.start - start) / max(1, len(text)))
    total = _QUOTE * quote + _PREFIX * prefix + _SUFFIX * suffix + _POSITION * position
    return total / (_QUOTE + _PREFIX + _SUFFIX + _POSITION)


def _alike(one: str, other: str) -> float:
    return float(Levenshtein.normalized_similarity(one, other))
