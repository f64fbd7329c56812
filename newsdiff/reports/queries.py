"""Reads of reports: the files that were made."""

from django.db.models import Q, QuerySet
from django.utils.text import slugify

from newsdiff.accounts.access import fetch
from newsdiff.accounts.models import User
from newsdiff.coding.blind import hidden_rounds
from newsdiff.comparisons.models import Comparison
from newsdiff.reports.formats import FORMATS
from newsdiff.reports.models import Export

N_SHOWN = 20


def exports_of(comparison: Comparison, user: User) -> QuerySet[Export]:
    """The last files made of a comparison that the user may have, newest first, without their bytes."""
    return _had_by(user, comparison.exports.all()).select_related("created_by").defer("content")[:N_SHOWN]


def export_for(user: User, pk: int) -> Export:
    """One file that the user may have. Raises as `access.fetch` does."""
    exports = _had_by(user, Export.objects.select_related("comparison"))
    return fetch(exports, user, pk, right="view")


def _had_by(user: User, exports: QuerySet[Export]) -> QuerySet[Export]:
    """Without files of others while a blind round hides from the user what they say."""
    return exports.filter(Q(created_by=user) | ~Q(comparison__in=hidden_rounds(user).values("comparison")))


def file_name_of(export: Export) -> str:
    """A name that says what it is and when it was made: "founders-square-20240606-0930-report.html"."""
    title = slugify(export.comparison.title)[:60].strip("-") or f"comparison-{export.comparison_id}"
    return f"{title}-{export.created_at:%Y%m%d-%H%M}-{FORMATS[export.format].suffix}"
