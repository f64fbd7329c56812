"""Writes of people and projects."""

from django.db import transaction

from newsdiff.accounts.models import Membership, Project, User


@transaction.atomic
def ensure_local_analyst() -> User:
    """Make the laptop's analyst and their project where they are missing; can run again without harm."""
    user, created = User.objects.get_or_create(username="analyst", defaults={"first_name": "Analyst"})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    if not Membership.objects.filter(user=user).exists():
        project = Project.objects.create(name="My comparisons")
        Membership.objects.create(user=user, project=project, role=Membership.Role.OWNER)
    return user
