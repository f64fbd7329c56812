"""Adjudication: the queue of disagreements, and the writes of decisions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import User
from newsdiff.coding.agreement import codes_by_pk, disagrees
from newsdiff.coding.blind import hidden_rounds
from newsdiff.coding.coded import CodedUnits, coded_units
from newsdiff.coding.models import Code, Decision
from newsdiff.coding.passages import UnitShown, units_shown
from newsdiff.comparisons.models import Comparison


@dataclass(frozen=True, slots=True)
class Decided:
    """A unit that was decided: what each coder said, the final codes, and why."""

    unit: UnitShown
    decision: Decision


@dataclass(frozen=True, slots=True)
class Queue:
    """The units of a comparison as an adjudicator meets them."""

    disagreements: tuple[UnitShown, ...]  # not decided yet
    agreed: tuple[UnitShown, ...]  # all coders gave the same, not decided yet
    decided: tuple[Decided, ...]

    @property
    def n_units(self) -> int:
        """All coded units."""
        return len(self.disagreements) + len(self.agreed) + len(self.decided)


def queue_of(comparison: Comparison, user: User) -> Queue:
    """What is to be decided, and what was. Empty while a blind round is closed."""
    coded = coded_units(comparison.project, comparison=comparison)
    shown = units_shown(coded, sorted(coded.said), codes=codes_by_pk(comparison.project), user=user)
    decisions = {one.unit: one for one in decisions_of(comparison, user)}
    waiting = [unit for unit in shown if unit.unit not in decisions]
    return Queue(
        disagreements=tuple(unit for unit in waiting if _differs(coded, unit)),
        agreed=tuple(unit for unit in waiting if not _differs(coded, unit)),
        decided=tuple(Decided(unit, decisions[unit.unit]) for unit in shown if unit.unit in decisions),
    )


def decisions_of(comparison: Comparison, user: User) -> QuerySet[Decision]:
    """The decisions that hold; none while a blind round hides the others' work from the user."""
    found = comparison.decisions.filter(replaced_at=None).exclude(
        comparison__in=hidden_rounds(user).values("comparison")
    )
    return found.select_related("decided_by").prefetch_related("codes")


def decide_unit(
    *,
    comparison: Comparison,
    user: User,
    unit: UnitShown,
    codes: Collection[Code],
    reason: str,
    by_agreement: bool = False,
    act: UUID | None = None,
) -> Decision:
    """Store what holds for a unit. An earlier decision stays as a row; the same one sent twice is stored once.

    `act` names what is decided together, and is taken back together.
    """
    wanted = {code.pk for code in codes}
    with transaction.atomic():
        Comparison.objects.select_for_update().get(pk=comparison.pk)
        earlier = comparison.decisions.filter(unit=unit.unit, replaced_at=None).first()
        if earlier is not None:
            if earlier.reason == reason and {code.pk for code in earlier.codes.all()} == wanted:
                return earlier
            comparison.decisions.filter(pk=earlier.pk).update(replaced_at=timezone.now())
        decision = Decision.objects.create(
            comparison=comparison,
            unit=unit.unit,
            places=[list(place) for place in unit.places],
            reason=reason,
            by_agreement=by_agreement,
            decided_by=user,
            act=act or uuid4(),
            replaces=earlier,
        )
        decision.codes.set(codes)
        record(comparison.project, user, "decision_create", unit=unit.unit, comparison=comparison.pk)
    return decision


def accept_agreed(*, comparison: Comparison, user: User) -> int:
    """Decide every unit on which all coders agree as they coded it; gives how many."""
    agreed, act = queue_of(comparison, user).agreed, uuid4()
    for unit in agreed:
        codes = next(one.codes for one in unit.coders if one.takes_part)
        decide_unit(comparison=comparison, user=user, unit=unit, codes=codes, reason="", by_agreement=True, act=act)
    return len(agreed)


def codes_chosen(unit: UnitShown, *, take: str, pks: Collection[str], codes: Mapping[int, Code]) -> tuple[Code, ...]:
    """The codes of a decision: those of the coder that `take` names, else the ticked ones."""
    for coder in unit.coders:
        if take == str(coder.pk):
            return coder.codes
    return tuple(code for pk, code in codes.items() if str(pk) in pks)


def _differs(coded: CodedUnits, unit: UnitShown) -> bool:
    return disagrees(coded.codes_of((unit.comparison.pk, unit.unit)))
