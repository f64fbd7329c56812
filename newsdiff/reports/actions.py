"""Writes of reports: make a file and keep it as it was handed out."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import User
from newsdiff.comparisons.models import Comparison
from newsdiff.reports.formats import FORMATS
from newsdiff.reports.models import Export
from newsdiff.reports.types import Report


def create_export(*, comparison: Comparison, user: User, report: Report, export_format: str, form_key: UUID) -> Export:
    """Write a report in one of `FORMATS` and store the bytes.

    The same form sent twice gives the first file, unless the report says something else by now.
    """
    key = uuid5(form_key, _said(report, export_format))
    earlier = _of_form(comparison, key)
    if earlier is not None:
        return earlier
    content = FORMATS[export_format].write(report)
    try:
        with transaction.atomic():
            record(comparison.project, user, "export_create", comparison=comparison.pk, format=export_format)
            return Export.objects.create(
                comparison=comparison,
                format=export_format,
                content=content,
                content_sha256=sha256(content).hexdigest(),
                form_key=key,
                created_by=user,
            )
    except IntegrityError:
        earlier = _of_form(comparison, key)
        if earlier is None:
            raise
        return earlier


def _of_form(comparison: Comparison, key: UUID) -> Export | None:
    return Export.objects.filter(comparison=comparison, form_key=key).first()


def _said(report: Report, export_format: str) -> str:
    """What a report says, whenever it is made."""
    return f"{export_format} {replace(report, made_at=datetime.min)!r}"
