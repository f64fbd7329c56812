"""Reads of decisions about links: those that count, who made a bead, and what lost its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.http import Http404

from newsdiff.accounts.models import User
from newsdiff.analysis.decisions import Decision, Ruling, rule
from newsdiff.analysis.types import Alignment, Bead, Collation, Passage, Span
from newsdiff.comparisons.models import AnalysisRun, Comparison, LinkAnchor, LinkDecision
from newsdiff.comparisons.queries import articles_of, collation_at, latest_done_run


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of a comparison that count, oldest first, as rows and as the analysis takes them."""

    rows: tuple[LinkDecision, ...]
    values: tuple[Decision, ...]
    version: int  # of the comparison's links when they were read


@dataclass(frozen=True, slots=True)
class Made:
    """How a person made a bead what it is."""

    pk: int  # of the decision that made it last
    by: str
    at: datetime
    kind: str  # "linked", "locked" or "alone"
    locked: bool
    locked_by: str  # "" where it is not locked

    @property
    def words(self) -> str:
        """In words, without the date: "linked by Ada"."""
        return {"alone": "no counterpart, says"}.get(self.kind, f"{self.kind} by") + f" {self.by}"


@dataclass(frozen=True)
class Current:
    """Two witnesses of a comparison as they stand now, in the order of the alignment."""

    comparison: Comparison
    run: AnalysisRun
    collation: Collation
    alignment: Alignment
    decisions: Decisions
    ruling: Ruling

    @property
    def sigils(self) -> tuple[str, str]:
        """Left and right."""
        return self.alignment.left_sigil, self.alignment.right_sigil

    @cached_property
    def _passages(self) -> list[tuple[Passage, ...]]:
        return [self.collation.passages_of(sigil) for sigil in self.sigils]

    def spans(self, bead: Bead) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The passages of a bead on either side."""
        left, right = self._passages
        return tuple(left[i].span for i in bead.left), tuple(right[j].span for j in bead.right)

    def name(self, bead: Bead) -> str:
        """The name of a row: "A7 and B4"."""
        names = [f"{self.sigils[0]}{i}" for i in bead.left] + [f"{self.sigils[1]}{j}" for j in bead.right]
        return " and ".join(names)

    def maker(self, number: int) -> tuple[LinkDecision | None, LinkDecision | None]:
        """The decisions that made and that lock the bead with this number; both None for the machine's own."""
        by, lock = self.ruling.by[number], self.ruling.locked[number]
        rows = self.decisions.rows
        return (None if by is None else rows[by], None if lock is None else rows[lock])


def decisions_of(comparison: Comparison) -> Decisions:
    """What people decided and did not take back; what lost its place is left out."""
    version = Comparison.objects.values_list("links_version", flat=True).get(pk=comparison.pk)
    rows = [row for row in _with_parts(comparison).filter(undone_at=None) if not is_orphan(row)]
    sigils = sigils_of(comparison) if rows else {}
    return Decisions(tuple(rows), tuple(value_of(row, sigils) for row in rows), version)


def history_of(comparison: Comparison) -> list[LinkDecision]:
    """All that was ever decided, newest first."""
    return list(_with_parts(comparison).order_by("-id"))


def orphans_of(comparison: Comparison) -> list[LinkDecision]:
    """Decisions that count but for a passage that the present texts do not have."""
    lost = LinkAnchor.objects.filter(decision__comparison=comparison, start=None)
    return list(_with_parts(comparison).filter(undone_at=None, pk__in=lost.values("decision")))


def is_orphan(row: LinkDecision) -> bool:
    """Whether a passage of the decision has no place in the present texts."""
    return any(anchor.start is None for anchor in row.anchors.all())


def sigils_of(comparison: Comparison) -> dict[int, str]:
    """The letters of a comparison's articles, by their primary keys."""
    return {article.pk: sigil for sigil, article in articles_of(comparison).items()}


def value_of(row: LinkDecision, sigils: dict[int, str]) -> Decision:
    """A decision as the analysis takes it; each of its anchors has a span."""
    spans = [(sigils[anchor.article_id], Span(anchor.start or 0, anchor.end or 0)) for anchor in row.anchors.all()]
    left, right = (
        tuple(sorted(span for of, span in spans if of == sigil)) for sigil in (row.left_sigil, row.right_sigil)
    )
    return Decision(row.kind, row.left_sigil, row.right_sigil, left, right)  # type: ignore[arg-type]


def current_of(comparison: Comparison, left: str, right: str) -> Current:
    """Two articles as they stand now, asked for in either order.

    Raises `Http404` where the comparison was not analysed yet or has no such articles.
    """
    run = latest_done_run(comparison)
    if run is None:
        raise Http404
    decisions = decisions_of(comparison)
    collation = collation_at(run, decisions.version)
    for alignment in collation.alignments:
        if {alignment.left_sigil, alignment.right_sigil} == {left, right}:
            ruling = ruling_of(collation, alignment, decisions)
            return Current(comparison, run, collation, alignment, decisions, ruling)
    raise Http404


def ruling_of(collation: Collation, alignment: Alignment, decisions: Decisions) -> Ruling:
    """Which decision made each bead of an alignment as it is stored."""
    left, right = (collation.passages_of(sigil) for sigil in (alignment.left_sigil, alignment.right_sigil))
    found = rule(alignment.links, decisions.values, left=left, right=right)
    made = {bead: (by, lock) for bead, by, lock in zip(found.beads, found.by, found.locked, strict=True)}
    stored = [made.get(bead, (None, None)) for bead in alignment.beads]
    return Ruling(alignment.beads, tuple(by for by, _ in stored), tuple(lock for _, lock in stored))


def made_of(comparison: Comparison, collation: Collation, left: str, right: str) -> dict[int, Made]:
    """By the number of its bead, how people made the links of two witnesses."""
    if not comparison.links_version:
        return {}
    decisions = decisions_of(comparison)
    alignment = collation.alignment(*sorted((left, right)))
    ruling = ruling_of(collation, alignment, decisions)
    return {
        number: _made(by, lock, decisions)
        for number, (by, lock) in enumerate(zip(ruling.by, ruling.locked, strict=True))
        if by is not None
    }


def _made(by: int, lock: int | None, decisions: Decisions) -> Made:
    row, pk = decisions.rows[by], decisions.rows[by].pk
    if lock is not None:
        row = _linked_before(lock, decisions) or row
    locked_by = "" if lock is None else name_of(decisions.rows[lock].made_by)
    return Made(pk, name_of(row.made_by), row.made_at, row.kind, lock is not None, locked_by)


def _linked_before(lock: int, decisions: Decisions) -> LinkDecision | None:
    """The person's link that a lock is on, if it is on one."""
    sides = [(one.kind, one.left, one.right) for one in decisions.values]
    wanted = ("linked", *sides[lock][1:])
    return next((decisions.rows[at] for at in range(lock - 1, -1, -1) if sides[at] == wanted), None)


def undoable(comparison: Comparison, user: User) -> LinkDecision | None:
    """What “Undo” would take back: the person's last decision."""
    return _with_parts(comparison).filter(made_by=user, undone_at=None).order_by("-id").first()


def redoable(comparison: Comparison, user: User) -> LinkDecision | None:
    """What “Redo” would bring back: what the person undid last, if they decided nothing since."""
    last = comparison.link_decisions.filter(made_by=user, undone_at=None).order_by("-made_at").first()
    undone = _with_parts(comparison).filter(made_by=user, undone_by=user)
    if last is not None:
        undone = undone.filter(undone_at__gt=last.made_at)
    return undone.order_by("-undone_at", "id").first()


def name_of(user: User) -> str:
    """A person as the page names them."""
    return user.get_short_name() or user.get_username()


def touching(current: Current, spans: Sequence[tuple[Span, ...]]) -> LinkDecision | None:
    """The decision, made or taken back last, about any of these passages of either side."""
    sigils = sigils_of(current.comparison)
    wanted = dict(zip(current.sigils, spans, strict=True))
    found = [
        row
        for row in _with_parts(current.comparison)
        for anchor in row.anchors.all()
        if anchor.start is not None
        and {row.left_sigil, row.right_sigil} == set(current.sigils)
        and any(
            span.start < (anchor.end or 0) and anchor.start < span.end for span in wanted[sigils[anchor.article_id]]
        )
    ]
    return max(found, key=lambda row: row.undone_at or row.made_at, default=None)


def _with_parts(comparison: Comparison) -> QuerySet[LinkDecision]:
    return comparison.link_decisions.select_related("made_by", "undone_by").prefetch_related("anchors")
