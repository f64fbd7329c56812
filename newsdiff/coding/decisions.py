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
from newsdiff.coding.blind import hides_others
from newsdiff.coding.coded import CodedUnits, coded_units
from newsdiff.coding.models import Code, CodeUse, Decision
from newsdiff.coding.passages import UnitShown, units_shown
from newsdiff.coding.uses import ORDERED_SLOTS, SLOTS, CodeSaid, Use, agreed
from newsdiff.comparisons.models import Comparison


@dataclass(frozen=True, slots=True)
class Decided:
    """A unit that was decided: what each coder said, the final codes, and why."""

    unit: UnitShown
    decision: Decision
    codes: tuple[CodeSaid, ...]  # what holds


@dataclass(frozen=True, slots=True)
class Queue:
    """The units of a comparison as an adjudicator meets them."""

    disagreements: tuple[UnitShown, ...]  # in codes, polarity or certainty; not decided yet
    agreed: tuple[UnitShown, ...]  # not decided yet
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
        decided=tuple(_decided(unit, decisions[unit.unit]) for unit in shown if unit.unit in decisions),
    )


def decisions_of(comparison: Comparison, user: User, *, alone: bool | None = None) -> QuerySet[Decision]:
    """The decisions that hold; none while a blind round hides the others' work from the user.

    `alone` as in `blind.seen_here`.
    """
    alone = hides_others(comparison, user) if alone is None else alone
    found = comparison.decisions.none() if alone else comparison.decisions.filter(replaced_at=None)
    return found.select_related("decided_by").prefetch_related("codes")


def decide_unit(
    *,
    comparison: Comparison,
    user: User,
    unit: UnitShown,
    codes: Collection[CodeSaid],
    reason: str,
    by_agreement: bool = False,
    act: UUID | None = None,
) -> Decision:
    """Store what holds for a unit. An earlier decision stays as a row; the same one sent twice is stored once.

    `act` names what is decided together, and is taken back together.
    """
    wanted = {one.code.pk for one in codes}
    slots = {str(one.code.pk): filled for one in codes if (filled := _filled(one.use))}
    with transaction.atomic():
        Comparison.objects.select_for_update().get(pk=comparison.pk)
        earlier = comparison.decisions.filter(unit=unit.unit, replaced_at=None).first()
        if earlier is not None:
            same_codes = {code.pk for code in earlier.codes.all()} == wanted
            if same_codes and (earlier.reason, earlier.slots) == (reason, slots):
                return earlier
            comparison.decisions.filter(pk=earlier.pk).update(replaced_at=timezone.now())
        decision = Decision.objects.create(
            comparison=comparison,
            unit=unit.unit,
            places=[list(place) for place in unit.places],
            slots=slots,
            reason=reason,
            by_agreement=by_agreement,
            decided_by=user,
            act=act or uuid4(),
            replaces=earlier,
        )
        decision.codes.set(wanted)
        record(comparison.project, user, "decision_create", unit=unit.unit, comparison=comparison.pk)
    return decision


def accept_agreed(*, comparison: Comparison, user: User) -> int:
    """Decide every unit on which all coders agree as they coded it; gives how many."""
    agreed, act = queue_of(comparison, user).agreed, uuid4()
    for unit in agreed:
        codes = [_agreed(unit, said.code) for said in next(one.codes for one in unit.coders if one.takes_part)]
        decide_unit(comparison=comparison, user=user, unit=unit, codes=codes, reason="", by_agreement=True, act=act)
    return len(agreed)


def codes_chosen(
    unit: UnitShown, *, take: str, pks: Collection[str], codes: Mapping[int, Code]
) -> tuple[CodeSaid, ...]:
    """The codes of the coder that `take` names, else the ticked ones with the slots that coders filled alike."""
    for coder in unit.coders:
        if take == str(coder.pk):
            return coder.codes
    return tuple(_agreed(unit, code) for pk, code in codes.items() if str(pk) in pks)


def codes_of(decision: Decision) -> tuple[CodeSaid, ...]:
    """The codes that hold by a decision, with their slots; its codes are best prefetched."""
    return tuple(
        CodeSaid(code, Use(code.guid, **decision.slots.get(str(code.pk), {}))) for code in decision.codes.all()
    )


def _decided(unit: UnitShown, decision: Decision) -> Decided:
    return Decided(unit, decision, codes_of(decision))


def _differs(coded: CodedUnits, unit: UnitShown) -> bool:
    """Whether coders gave different codes, or filled an ordered slot of a code differently."""
    if disagrees(coded.codes_of((unit.comparison.pk, unit.unit))):
        return True
    filled = {
        (one.code.pk, slot, value)
        for coder in unit.coders
        for one in coder.codes
        for slot in ORDERED_SLOTS
        if (value := getattr(one.use, slot))
    }
    return len(filled) > len({(code, slot) for code, slot, _ in filled})


def _agreed(unit: UnitShown, code: Code) -> CodeSaid:
    """A code with its slots as all coders of a unit filled them who filled them."""
    said = [one.use for coder in unit.coders for one in coder.codes if one.code == code]
    return CodeSaid(code, agreed(said, guid=code.guid))


def _filled(use: Use | CodeUse) -> dict[str, str]:
    return {slot: value for slot in SLOTS if (value := getattr(use, slot))}
