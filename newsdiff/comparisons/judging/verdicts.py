"""What holds about a difference after everything that people judged of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from newsdiff.analysis.types import Collation, Passage, Span, Variant
from newsdiff.comparisons.models import JudgedDifference, JudgedWords, Judgement

DIGEST_LENGTH = 16
Sides = tuple[Span | None, Span | None]  # left and right; None where a side has no words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people say of one difference, as it stands."""

    kind: str = ""  # "confirmed", "dismissed"; "" where nobody says either
    reason: str = ""  # of a dismissal
    category: str = ""  # that a person says it is; "" where the program's stands
    spans: Sides | None = None  # that a person says it has; None where the program's stand
    by: str = ""  # who judged it last
    at: datetime | None = None
    seen: int = 0  # primary key of the last judgement: who acts says with it what they saw
    row_digest: str = ""  # of its row when it was judged
    outdated: bool = False  # its row has changed since

    @property
    def is_reviewed(self) -> bool:
        """Whether it was judged as it stands."""
        return self.kind != "" and not self.outdated

    @property
    def is_dismissed(self) -> bool:
        """Whether it is put aside."""
        return self.kind == "dismissed"

    @property
    def words(self) -> str:
        """The judgement in words, without who and when; "" where there is none."""
        if self.is_dismissed:
            return f"Dismissed: {Judgement.Reason(self.reason).label.lower()}"
        return "Confirmed" if self.kind else ""


UNJUDGED = Verdict()


def verdicts_from(rows: Iterable[JudgedDifference]) -> dict[str, Verdict]:
    """By the key of its difference, what holds after these rows, oldest first; each with its judgement and who made it.

    Rows of the kind `spans` have in `said` the words as the person said them. To say these, or what kind of difference
    it is, confirms it.
    """
    found: dict[str, Verdict] = {}
    for row in rows:
        found[row.key] = _after(found.get(row.key, UNJUDGED), row)
    return found


def row_digest(collation: Collation, variant: Variant) -> str:
    """Names the words of the row that a difference stands in: another link or text has another name."""
    said = [
        [passage.span.of(collation.witness(sigil).text) for passage in passages_of(collation, variant, sigil)]
        for sigil in (variant.left_sigil, variant.right_sigil)
    ]
    return sha256(repr(said).encode()).hexdigest()[:DIGEST_LENGTH]


def passages_of(collation: Collation, variant: Variant, sigil: str) -> list[Passage]:
    """The passages of one article in the row of a difference."""
    bead = collation.alignment(variant.left_sigil, variant.right_sigil).beads[variant.bead]
    found = collation.passages_of(sigil)
    return [found[index] for index in (bead.left if sigil == variant.left_sigil else bead.right)]


def sides_of(variant: Variant, verdict: Verdict) -> Sides:
    """The spans of a difference as it is shown."""
    return verdict.spans or (variant.left, variant.right)


def as_they_stand(
    verdicts: Mapping[str, Verdict], collation: Collation, keys: Mapping[Variant, str]
) -> dict[str, Verdict]:
    """The verdicts of differences that the collation has, each told whether its row has changed since.

    In a changed row the program's words stand again.
    """
    return {
        key: verdict
        if verdict.row_digest == row_digest(collation, variant)
        else replace(verdict, outdated=True, spans=None)
        for variant, key in keys.items()
        if (verdict := verdicts.get(key)) is not None
    }


def _after(before: Verdict, row: JudgedDifference) -> Verdict:
    act = row.judgement
    user = act.made_by
    verdict = Verdict(
        category=act.category or before.category,
        spans=_spans_of(row) if act.kind == Judgement.Kind.SPANS else before.spans,
        by=user.get_short_name() or user.get_username(),
        at=act.made_at,
        seen=act.pk,
        row_digest=row.row_digest,
    )
    if act.kind == Judgement.Kind.REOPENED:
        return verdict
    if act.kind == Judgement.Kind.DISMISSED:
        return replace(verdict, kind="dismissed", reason=act.reason)
    return replace(verdict, kind="confirmed")


def _spans_of(row: JudgedDifference) -> Sides | None:
    """The spans that a person said; None where words have lost their place."""
    said: list[JudgedWords] = row.said  # type: ignore[attr-defined]
    by_side = {one.side: Span(one.start, one.end) for one in said if one.start is not None and one.end is not None}
    if not said or len(by_side) < len(said):
        return None
    return by_side.get(JudgedWords.Side.LEFT), by_side.get(JudgedWords.Side.RIGHT)
