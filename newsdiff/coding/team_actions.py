"""Writes of a team's round: who codes, blind or not, who has finished, and when it is opened."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import User
from newsdiff.coding.models import Assignment, Round
from newsdiff.comparisons.models import Comparison


@transaction.atomic
def arrange_round(
    *,
    comparison: Comparison,
    user: User,
    coders: Collection[User],
    is_blind: bool,
    hides_outlets: bool = False,
    also_hidden: str = "",
) -> Round:
    """Say who codes a comparison, whether they see each other, and whether they see whose the articles are.

    A round that hides outlets is blind. Who was assigned before keeps their state; someone who is taken out keeps
    their annotations. `also_hidden` holds words that give an outlet away, one to a line.
    """
    how = {"is_blind": is_blind or hides_outlets, "hides_outlets": hides_outlets, "also_hidden": also_hidden}
    found, _ = Round.objects.update_or_create(
        comparison=comparison, defaults=how, create_defaults={**how, "started_by": user}
    )
    comparison.assignments.exclude(coder__in=coders).delete()
    Assignment.objects.bulk_create(
        (Assignment(comparison=comparison, coder=coder, assigned_by=user) for coder in coders), ignore_conflicts=True
    )
    record(comparison.project, user, "round_arrange", comparison=comparison.pk)
    return found


@transaction.atomic
def open_round(*, comparison: Comparison, user: User) -> None:
    """Let the coders of a comparison see each other's annotations; done once, whoever asks again."""
    if Round.objects.filter(comparison=comparison, opened_at=None).update(opened_at=timezone.now(), opened_by=user):
        record(comparison.project, user, "round_open", comparison=comparison.pk)


def begin_assignment(*, comparison: Comparison, coder: User) -> None:
    """Note that someone has begun to code a comparison, where they were assigned."""
    Assignment.objects.filter(comparison=comparison, coder=coder, state=Assignment.State.OPEN).update(
        state=Assignment.State.IN_WORK
    )


def finish_assignment(*, comparison: Comparison, coder: User) -> None:
    """Note that someone has finished; when the last one has, a blind round is open."""
    comparison.assignments.filter(coder=coder).exclude(state=Assignment.State.FINISHED).update(
        state=Assignment.State.FINISHED, finished_at=timezone.now()
    )


def resume_assignment(*, comparison: Comparison, coder: User) -> None:
    """Take back that someone has finished."""
    comparison.assignments.filter(coder=coder, state=Assignment.State.FINISHED).update(
        state=Assignment.State.IN_WORK, finished_at=None
    )
