"""Writes and reads of memos."""

from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from newsdiff.accounts.access import fetch
from newsdiff.accounts.errors import ChangedError
from newsdiff.accounts.models import Project, User
from newsdiff.coding.blind import memos_seen_by
from newsdiff.coding.models import Memo, MemoRevision


class MemoChangedError(ChangedError):
    """Someone changed the memo after the form was loaded; carries it as it stands now."""

    def __init__(self, memo: Memo) -> None:
        super().__init__(memo)
        self.memo = memo


def memos_of(project: Project, user: User) -> QuerySet[Memo]:
    """The memos of a project that a user may see, last changed first."""
    return memos_seen_by(user, project.memos.select_related("author"))


def memo_for(user: User, pk: int, *, right: str) -> Memo:
    """One memo that the user may do `right` to; one that a blind round hides is missing. Raises as `access.fetch`."""
    return fetch(memos_seen_by(user, Memo.objects.select_related("project", "author")), user, pk, right=right)


def create_memo(*, project: Project, user: User, title: str, text: str, form_key: UUID) -> Memo:
    """Write a memo. The same form of the same person sent twice gives the first one."""
    key = uuid5(form_key, f"{project.pk}/{user.pk}")
    try:
        with transaction.atomic():
            return Memo.objects.create(project=project, author=user, title=title, text=text, form_key=key)
    except IntegrityError:
        return Memo.objects.get(form_key=key)


def edit_memo(*, memo: Memo, user: User, version: int, title: str, text: str) -> Memo:
    """Give a memo another title and text, if it still is at `version`; what it said stays as a revision.

    The same edit sent twice acts once. Raises `MemoChangedError` where it says something else by now.
    """
    with transaction.atomic():
        before = Memo.objects.get(pk=memo.pk)
        written = Memo.objects.filter(pk=memo.pk, version=version).update(
            title=title, text=text, version=version + 1, updated_at=timezone.now()
        )
        if written:
            MemoRevision.objects.create(
                memo=memo, version=version, title=before.title, text=before.text, replaced_by=user
            )
    now = Memo.objects.get(pk=memo.pk)
    if not written and (now.title, now.text) != (title, text):
        raise MemoChangedError(now)
    return now
