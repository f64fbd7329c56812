"""The report on screen, and as files."""

from datetime import datetime
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from newsdiff.accounts.access import may, user_of
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.reading import comparison_for, require_outlets
from newsdiff.reports import actions, queries
from newsdiff.reports.build import report_of
from newsdiff.reports.formats import FORMATS
from newsdiff.reports.forms import ExportForm
from newsdiff.reports.sharing import open_links
from newsdiff.reports.types import Report
from newsdiff.reports.writers.article import article
from newsdiff.web.downloads import download


@login_required
@require_GET
def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as the files will say it, with the ways to download it."""
    comparison = comparison_for(user_of(request), pk, right="view")
    require_outlets(comparison, user_of(request))
    return _page(request, comparison, form=ExportForm())


@login_required
@require_POST
def export_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a file, keep it, and lead to it."""
    comparison = comparison_for(user_of(request), pk, right="export")
    require_outlets(comparison, user_of(request))
    form = ExportForm(request.POST)
    if not form.is_valid():
        return _page(request, comparison, form=form, status=422)
    export = actions.create_export(
        comparison=comparison,
        user=user_of(request),
        report=_report(request, comparison, made_at=timezone.now()),
        export_format=form.cleaned_data["format"],
        form_key=form.cleaned_data["form_key"],
    )
    return HttpResponseRedirect(reverse("reports:export_download", args=[export.pk]), status=303)


@login_required
@require_GET
def export_download(request: HttpRequest, pk: int) -> HttpResponse:
    """A file as it was made, always to save and never to show here."""
    export = queries.export_for(user_of(request), pk)
    require_outlets(export.comparison, user_of(request))
    media_type = f"{FORMATS[export.format].media_type}; charset=utf-8"
    return download(bytes(export.content), name=queries.file_name_of(export), media_type=media_type)


def _report(request: HttpRequest, comparison: Comparison, *, made_at: datetime) -> Report:
    base_url = request.build_absolute_uri("/").rstrip("/")
    return report_of(comparison, made_by=user_of(request), made_at=made_at, base_url=base_url)


def _page(request: HttpRequest, comparison: Comparison, *, form: ExportForm, status: int = 200) -> HttpResponse:
    report = _report(request, comparison, made_at=timezone.now())
    user = user_of(request)
    context = {
        "comparison": comparison,
        "may_share": may(user, comparison, "share") and not user.is_local,
        "links": open_links(comparison),
        "report": SafeString(article(report)),
        "formats": [(name, one.label, uuid4()) for name, one in FORMATS.items()],
        "form": form,
        "exports": [
            (export, FORMATS[export.format].label) for export in queries.exports_of(comparison, user_of(request))
        ],
    }
    return render(request, "reports/report_detail.html", context, status=status)
