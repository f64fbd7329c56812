"""Writes of people and projects. Each leaves its line in the trail, in the same transaction."""

from datetime import timedelta
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from newsdiff.accounts.audit import record
from newsdiff.accounts.errors import ChangedError, InvitationError, LastOwnerError, PeopleError
from newsdiff.accounts.models import LOCAL_NAME, Invitation, Membership, Project, Role, User
from newsdiff.accounts.queries import invitation_with, local_analyst, person_with
from newsdiff.accounts.tokens import new_token, sha256_of

UNUSABLE = "This invitation was used or taken back, or it has expired. Ask who sent it for a new one."


@transaction.atomic
def ensure_local_analyst() -> User:
    """Make the laptop's analyst and their project where they are missing; can run again without harm."""
    user, created = User.objects.get_or_create(username=LOCAL_NAME, defaults={"first_name": "Analyst"})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    if created and not Membership.objects.filter(user=user).exists():
        project = Project.objects.create(name="My comparisons")
        Membership.objects.create(user=user, project=project, role=Role.OWNER)
    return user


@transaction.atomic
def turn_into_team(*, email: str, name: str, password: str) -> User:
    """Give the laptop's analyst an address and a password: from now on people log in. All data stay.

    Raises `PeopleError` where that was done before.
    """
    user = local_analyst()
    if user is None:
        raise PeopleError("This installation is a team server already. Invite people on the page of a project.")
    user.email, user.first_name = email, name
    user.set_password(password)
    user.save(update_fields=["email", "first_name", "password"])
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    for project in Project.objects.filter(membership__user=user):
        record(project, user, "local_analyst_team")
    return user


@transaction.atomic
def create_project(*, user: User, name: str) -> Project:
    """Make a project that the user owns."""
    project = Project.objects.create(name=name)
    Membership.objects.create(user=user, project=project, role=Role.OWNER)
    record(project, user, "project_create", name=name)
    return project


@transaction.atomic
def rename_project(*, project: Project, user: User, version: int, name: str) -> None:
    """Give a project another name, if it still is at `version`. The same rename sent twice acts once.

    Raises `ChangedError` where it was renamed meanwhile.
    """
    locked = Project.objects.select_for_update().get(pk=project.pk)
    if locked.name == name:
        return
    if locked.version != version:
        raise ChangedError(locked)
    record(locked, user, "project_rename", old=locked.name, name=name)
    locked.name, locked.version = name, version + 1
    locked.save(update_fields=["name", "version"])


@transaction.atomic
def invite(*, project: Project, user: User, email: str, role: str) -> str:
    """Invite an address; gives the token, which is stored nowhere. An open invitation of the address ends.

    Raises `PeopleError` where the address belongs to a member.
    """
    email = email.lower()
    if project.members.filter(email__iexact=email).exists():
        raise PeopleError("This address belongs to a member already.")
    project.invitations.filter(email=email, accepted_at=None, revoked_at=None).update(revoked_at=timezone.now())
    token = new_token()
    Invitation.objects.create(
        project=project,
        email=email,
        role=role,
        token_sha256=sha256_of(token),
        invited_by=user,
        expires_at=timezone.now() + timedelta(days=settings.INVITATION_DAYS),
    )
    record(project, user, "member_invite", email=email, role=role)
    return token


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, user: User) -> None:
    """Take an invitation back; done once, whoever asks again."""
    if Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(revoked_at=timezone.now()):
        record(invitation.project, user, "invitation_revoke", email=invitation.email)


@transaction.atomic
def accept_invitation(*, token: str, user: User) -> Project:
    """Let the invited person in. Raises `InvitationError` where the invitation is no more, or is for someone else."""
    invitation = _taken(token, user.email)
    return _join(invitation, user)


@transaction.atomic
def sign_up(*, token: str, name: str, password: str) -> User:
    """Make the account of an invited person, and let them in. Raises `InvitationError` as `accept_invitation` does."""
    invitation = invitation_with(token)
    if invitation is None or person_with(invitation.email) is not None:
        raise InvitationError(UNUSABLE)
    invitation = _taken(token, invitation.email)
    user = User.objects.create_user(username=uuid4().hex, email=invitation.email, first_name=name, password=password)
    EmailAddress.objects.create(user=user, email=invitation.email, verified=True, primary=True)
    _join(invitation, user)
    return user


@transaction.atomic
def change_role(*, membership: Membership, user: User, was: str, role: str) -> None:
    """Give a member another role, if they still have the one that `was` shown.

    Raises `ChangedError` where they have not, `LastOwnerError` where no owner would be left.
    """
    member = _locked(membership)
    if member.role == role:
        return
    if member.role != was:
        raise ChangedError(member)
    if member.role == Role.OWNER:
        _keep_an_owner(member)
    record(member.project, user, "member_role", name=str(member.user), old=member.role, role=role)
    member.role = role
    member.save(update_fields=["role"])


@transaction.atomic
def remove_member(*, membership: Membership, user: User) -> None:
    """Take a person out of a project; what they wrote stays. Raises `LastOwnerError` where no owner would be left."""
    member = _locked(membership)
    if member.role == Role.OWNER:
        _keep_an_owner(member)
    if member.user_id == user.pk:
        record(member.project, user, "member_leave", role=member.role)
    else:
        record(member.project, user, "member_remove", name=str(member.user), role=member.role)
    member.delete()


@transaction.atomic
def hand_over(*, project: Project, user: User, to: Membership) -> None:
    """Make a member the owner in the user's place, who becomes an editor."""
    Project.objects.select_for_update().get(pk=project.pk)
    if to.user_id == user.pk or not to.user.is_active:
        raise PeopleError("Choose another member to hand the project over to.")
    Membership.objects.filter(pk=to.pk).update(role=Role.OWNER)
    Membership.objects.filter(project=project, user=user).update(role=Role.EDITOR)
    record(project, user, "project_hand_over", name=str(to.user))


def _taken(token: str, email: str) -> Invitation:
    """The invitation of a token, marked as used by whoever gets here first."""
    invitation = invitation_with(token)
    if invitation is None:
        raise InvitationError(UNUSABLE)
    if invitation.email != email.lower():
        raise InvitationError("This invitation is for another address. Log in with that one, or ask for another.")
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=timezone.now()):
        raise InvitationError(UNUSABLE)
    return invitation


def _join(invitation: Invitation, user: User) -> Project:
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=user)
    _, joined = Membership.objects.get_or_create(
        user=user, project=invitation.project, defaults={"role": invitation.role}
    )
    if joined:
        record(invitation.project, user, "member_join", role=invitation.role, email=invitation.email)
    return invitation.project


def _locked(membership: Membership) -> Membership:
    """The membership as it stands, while nobody else changes members of the project."""
    Project.objects.select_for_update().get(pk=membership.project_id)
    found = Membership.objects.select_related("project", "user").filter(pk=membership.pk).first()
    if found is None:
        raise PeopleError("This person is not a member any more.")
    return found


def _keep_an_owner(member: Membership) -> None:
    others = Membership.objects.filter(project=member.project_id, role=Role.OWNER, user__is_active=True)
    if not others.exclude(pk=member.pk).exists():
        raise LastOwnerError
