"""Reads of reports: the files that were made."""

from django.db.models import QuerySet
from django.utils.text import slugify

from newsdiff.accounts.access import fetch
from newsdiff.accounts.models import User
from newsdiff.comparisons.models import Comparison
from newsdiff.reports.formats import FORMATS
from newsdiff.reports.models import Export

N_SHOWN = 20


def exports_of(comparison: Comparison) -> QuerySet[Export]:
    """The last files made of a comparison, newest first, without their bytes."""
    return comparison.exports.select_related("created_by").defer("content")[:N_SHOWN]


def export_for(user: User, pk: int) -> Export:
    """One file that the user may have. Raises as `access.fetch` does."""
    return fetch(Export.objects.select_related("comparison"), user, pk, right="view", project="comparison__project")


def file_name_of(export: Export) -> str:
    """A name that says what it is and when it was made: "founders-square-20240606-0930-report.html"."""
    title = slugify(export.comparison.title)[:60].strip("-") or f"comparison-{export.comparison_id}"
    return f"{title}-{export.created_at:%Y%m%d-%H%M}-{FORMATS[export.format].suffix}"
