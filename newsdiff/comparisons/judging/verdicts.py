"""What holds about a difference after everything that people judged of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from newsdiff.analysis.types import Collation, Variant
from newsdiff.comparisons.models import JudgedDifference, Judgement

DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people say of one difference, as it stands."""

    kind: str = ""  # "confirmed", "dismissed"; "" where nobody says either
    reason: str = ""  # of a dismissal
    category: str = ""  # that a person says it is; "" where the program's stands
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

    To say what kind a difference is confirms it.
    """
    found: dict[str, Verdict] = {}
    for row in rows:
        found[row.key] = _after(found.get(row.key, UNJUDGED), row)
    return found


def row_digest(collation: Collation, variant: Variant) -> str:
    """Names the words of the row that a difference stands in: another link or text has another name."""
    bead = collation.alignment(variant.left_sigil, variant.right_sigil).beads[variant.bead]
    sides = ((variant.left_sigil, bead.left), (variant.right_sigil, bead.right))
    said = [
        [collation.passages_of(sigil)[index].span.of(collation.witness(sigil).text) for index in indexes]
        for sigil, indexes in sides
    ]
    return sha256(repr(said).encode()).hexdigest()[:DIGEST_LENGTH]


def as_they_stand(
    verdicts: Mapping[str, Verdict], collation: Collation, keys: Mapping[Variant, str]
) -> dict[str, Verdict]:
    """The verdicts of differences that the collation has, each told whether its row has changed since."""
    return {
        key: replace(verdict, outdated=verdict.row_digest != row_digest(collation, variant))
        for variant, key in keys.items()
        if (verdict := verdicts.get(key)) is not None
    }


def _after(before: Verdict, row: JudgedDifference) -> Verdict:
    act = row.judgement
    user = act.made_by
    verdict = Verdict(
        category=act.category or before.category,
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
