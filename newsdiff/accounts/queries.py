"""Reads of people and projects."""

from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, QuerySet
from django.utils import timezone

from newsdiff.accounts.models import LOCAL_NAME, Invitation, Membership, Project, User
from newsdiff.accounts.tokens import sha256_of


def local_analyst() -> User | None:
    """The one analyst of a laptop; None before `actions.ensure_local_analyst`, and in a team."""
    return User.objects.filter(username=LOCAL_NAME, password__startswith=UNUSABLE_PASSWORD_PREFIX).first()


def is_team() -> bool:
    """Whether people log in here: the analyst was given a password."""
    return User.objects.exists() and local_analyst() is None


def others_than_local() -> int:
    """How many people there are beside the analyst of a laptop."""
    return User.objects.exclude(username=LOCAL_NAME).count()


@dataclass(frozen=True, slots=True)
class ProjectItem:
    """A project in a person's list."""

    project: Project
    role: str
    n_members: int


def projects_of(user: User) -> list[ProjectItem]:
    """The projects of a person, in the order in which they joined."""
    mine = Membership.objects.filter(user=user).order_by("id").select_related("project")
    counted = mine.annotate(n=Count("project__membership"))
    return [ProjectItem(one.project, one.role, one.n) for one in counted]


def members_of(project: Project) -> QuerySet[Membership]:
    """The members of a project, by name."""
    return project.membership_set.select_related("user").order_by("user__first_name", "user__email", "id")


def open_invitations(project: Project) -> QuerySet[Invitation]:
    """The invitations that can still be used."""
    return _open(project.invitations.all())


def invitation_with(token: str) -> Invitation | None:
    """The invitation of a token, if it can still be used."""
    return (
        _open(Invitation.objects.select_related("project", "invited_by")).filter(token_sha256=sha256_of(token)).first()
    )


def person_with(email: str) -> User | None:
    """Who has this address."""
    return User.objects.filter(email__iexact=email).first()


def _open(invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    return invitations.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())
