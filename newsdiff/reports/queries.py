"""Reads of reports: the files that were made."""

from django.db.models import QuerySet
from django.utils.text import slugify

from newsdiff.accounts.access import fetch
from newsdiff.accounts.models import User
from newsdiff.comparisons.models import Comparison
from newsdiff.reports.models import Export

MEDIA_TYPES = {Export.Format.HTML: "text/html", Export.Format.CSV: "text/csv", Export.Format.CONTRASTS: "text/csv"}
SUFFIXES = {
    Export.Format.HTML: "report.html",
    Export.Format.CSV: "annotations.csv",
    Export.Format.CONTRASTS: "contrasts.csv",
}
N_SHOWN = 20


def exports_of(comparison: Comparison) -> QuerySet[Export]:
    """The last files made of a comparison, newest first, without their bytes."""
    return comparison.exports.select_related("created_by").defer("content")[:N_SHOWN]


def export_for(user: User, pk: int) -> Export:
    """One file that the user may have. Raises as `access.fetch` does."""
    return fetch(Export.objects.select_related("comparison"), user, pk, right="view", project="comparison__project")


def media_type_of(export: Export) -> str:
    """What the file is, for the browser."""
    return f"{MEDIA_TYPES[Export.Format(export.format)]}; charset=utf-8"


def file_name_of(export: Export) -> str:
    """A name that says what it is and when it was made: "founders-square-20240606-0930-report.html"."""
    title = slugify(export.comparison.title)[:60].strip("-") or f"comparison-{export.comparison_id}"
    return f"{title}-{export.created_at:%Y%m%d-%H%M}-{SUFFIXES[Export.Format(export.format)]}"
