"""Links by which a report is read without a login: made, taken back, and followed."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from newsdiff.accounts.access import may
from newsdiff.accounts.audit import record
from newsdiff.accounts.models import User
from newsdiff.accounts.tokens import new_token, sha256_of
from newsdiff.comparisons.models import Comparison
from newsdiff.reports.models import ShareLink


@transaction.atomic
def create_link(*, comparison: Comparison, user: User, days: int) -> str:
    """Share the report of a comparison for some days; gives the token, which is stored nowhere."""
    token = new_token()
    link = ShareLink.objects.create(
        comparison=comparison,
        token_sha256=sha256_of(token),
        created_by=user,
        expires_at=timezone.now() + timedelta(days=days),
    )
    record(comparison.project, user, "share_create", comparison=comparison.pk, link=link.pk)
    return token


@transaction.atomic
def revoke_link(*, link: ShareLink, user: User) -> None:
    """Take a link back; done once, whoever asks again."""
    if ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()):
        record(link.comparison.project, user, "share_revoke", comparison=link.comparison_id, link=link.pk)


def open_links(comparison: Comparison) -> QuerySet[ShareLink]:
    """The links to a comparison's report that still lead there."""
    return open_now(comparison.share_links.select_related("created_by"))


def link_with(token: str) -> ShareLink | None:
    """The link of a token, while it is good and while who made it may still share."""
    links = open_now(ShareLink.objects.select_related("comparison__project", "created_by"))
    link = links.filter(token_sha256=sha256_of(token)).first()
    if link is None or not link.created_by.is_active or not may(link.created_by, link.comparison, "share"):
        return None
    return link


def open_now(links: QuerySet[ShareLink]) -> QuerySet[ShareLink]:
    """Those that were neither taken back nor have expired."""
    return links.filter(revoked_at=None, expires_at__gt=timezone.now())
