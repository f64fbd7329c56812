"""Taking decisions back, all of one act at once, and deciding them again."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import User
from newsdiff.coding.errors import DecisionsChangedError
from newsdiff.coding.models import Decision
from newsdiff.comparisons.models import Comparison


@dataclass(frozen=True, slots=True)
class Act:
    """An act of deciding that can be taken back, or that was and can be done again."""

    act: UUID
    n_units: int


@dataclass(frozen=True, slots=True)
class Acts:
    """What the buttons over the queue do."""

    undo: Act | None
    redo: Act | None


def acts_of(comparison: Comparison) -> Acts:
    """The act that was done last, and the one that was taken back last, if nothing was decided since."""
    acts = comparison.decisions.exclude(act=None)
    done = acts.filter(undone_at=None).order_by("-id").first()
    taken_back = acts.filter(undone_at__isnull=False, id__gt=done.pk if done else 0).order_by("id").first()
    return Acts(_act(done), _act(taken_back))


@transaction.atomic
def undo_act(*, comparison: Comparison, user: User, act: UUID) -> int:
    """Take an act back, so that what was decided before it holds again; gives how many units it had decided.

    Raises `DecisionsChangedError` where it is not the last one any more.
    """
    Comparison.objects.select_for_update().get(pk=comparison.pk)
    last = acts_of(comparison).undo
    if last is None or last.act != act:
        raise DecisionsChangedError(comparison)
    _undo(comparison, act)
    record(comparison.project, user, "decision_undo", n=last.n_units, comparison=comparison.pk)
    return last.n_units


@transaction.atomic
def redo_act(*, comparison: Comparison, user: User, act: UUID) -> int:
    """Do again what was taken back. Gives and raises as `undo_act` does."""
    Comparison.objects.select_for_update().get(pk=comparison.pk)
    last = acts_of(comparison).redo
    if last is None or last.act != act:
        raise DecisionsChangedError(comparison)
    _redo(comparison, act)
    record(comparison.project, user, "decision_redo", n=last.n_units, comparison=comparison.pk)
    return last.n_units


def _act(decision: Decision | None) -> Act | None:
    if decision is None or decision.act is None:
        return None
    return Act(decision.act, Decision.objects.filter(act=decision.act).count())


def _undo(comparison: Comparison, act: UUID) -> None:
    now = timezone.now()
    rows = list(comparison.decisions.filter(act=act, replaced_at=None))
    comparison.decisions.filter(pk__in=[row.pk for row in rows]).update(replaced_at=now, undone_at=now)
    before = [row.replaces_id for row in rows if row.replaces_id]
    Decision.objects.filter(pk__in=before, undone_at=None).update(replaced_at=None)


def _redo(comparison: Comparison, act: UUID) -> None:
    rows = list(comparison.decisions.filter(act=act, undone_at__isnull=False))
    before = [row.replaces_id for row in rows if row.replaces_id]
    Decision.objects.filter(pk__in=before, replaced_at=None).update(replaced_at=timezone.now())
    comparison.decisions.filter(pk__in=[row.pk for row in rows]).update(replaced_at=None, undone_at=None)
