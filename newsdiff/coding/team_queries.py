"""Reads of a team's work: rounds, assignments and how far each coder is."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from newsdiff.accounts.models import Project, User
from newsdiff.coding.blind import is_closed
from newsdiff.coding.models import Assignment, Round
from newsdiff.coding.outlets import veil_of_round
from newsdiff.coding.queries import name_of
from newsdiff.comparisons.models import AlignedPair, Comparison, Variant
from newsdiff.comparisons.queries import articles_of, latest_done_run
from newsdiff.comparisons.reading import reading_of


@dataclass(frozen=True, slots=True)
class CoderProgress:
    """How far a coder is with a comparison."""

    user: User
    name: str
    state: str
    state_words: str
    n_units: int  # differences and rows in which they coded something


@dataclass(frozen=True, slots=True)
class RoundView:
    """The round of a comparison as its page shows it."""

    round: Round | None
    is_closed: bool
    coders: tuple[CoderProgress, ...]
    members: tuple[tuple[User, str, bool], ...]  # those who may code, by name, and whether they are assigned
    mine: Assignment | None
    n_units: int
    hidden: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]  # by sigil, what is hidden in its text and how often


def round_view(comparison: Comparison, user: User) -> RoundView:
    """Who codes a comparison, and how far they are. It says of nobody what they coded."""
    found = Round.objects.select_related("started_by", "opened_by").filter(comparison=comparison).first()
    assignments = list(comparison.assignments.select_related("coder"))
    counted = dict(
        comparison.annotations.filter(deleted_at=None)
        .values_list("coder")
        .annotate(n=Count("unit", distinct=True))
        .order_by()
    )
    assigned = {one.coder_id for one in assignments}
    return RoundView(
        round=found,
        is_closed=is_closed(comparison),
        coders=tuple(
            CoderProgress(
                one.coder, name_of(one.coder), one.state, one.get_state_display(), counted.get(one.coder_id, 0)
            )
            for one in assignments
        ),
        members=tuple((one, name_of(one), one.pk in assigned) for one in coders_of(comparison.project)),
        mine=next((one for one in assignments if one.coder_id == user.pk), None),
        n_units=n_units_of(comparison),
        hidden=_hidden(comparison, found, user) if found and found.hides_outlets else (),
    )


def _hidden(comparison: Comparison, found: Round, user: User) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """What a round hides in each text, for who may know it."""
    if reading_of(comparison, user).veil is not None:
        return ()
    veil = veil_of_round(found)
    return tuple(
        (sigil, tuple(Counter(span.of(article.text) for span in veil.places(article.text)).most_common()))
        for sigil, article in articles_of(comparison).items()
    )


def coders_of(project: Project) -> QuerySet[User]:
    """The members of a project who may code."""
    return project.members.filter(Q(membership__project=project) & ~Q(membership__role="viewer")).order_by("username")


def n_units_of(comparison: Comparison) -> int:
    """How many rows and contrasts there are to be coded."""
    run = latest_done_run(comparison)
    if run is None:
        return 0
    contrasts = Variant.objects.filter(pair__run=run).exclude(category="")
    return AlignedPair.objects.filter(run=run).count() + contrasts.count()


def assignments_of(user: User) -> QuerySet[Assignment]:
    """What a person is to code, unfinished first."""
    mine = Assignment.objects.filter(coder=user, comparison__project__membership__user=user)
    return mine.select_related("comparison__project").order_by("finished_at", "id")
