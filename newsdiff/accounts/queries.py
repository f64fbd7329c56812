"""Reads of people and projects."""

from newsdiff.accounts.models import User


def local_analyst() -> User:
    """The one analyst of a laptop; `User.DoesNotExist` before `actions.ensure_local_analyst` has run."""
    return User.objects.get(username="analyst")
