"""Pages of shared reports."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from newsdiff.accounts.access import fetch, user_of
from newsdiff.accounts.middleware import of_teams
from newsdiff.accounts.repeats import once
from newsdiff.comparisons.reading import comparison_for, require_outlets
from newsdiff.reports import sharing
from newsdiff.reports.build import report_of
from newsdiff.reports.forms import ShareForm
from newsdiff.reports.models import ShareLink
from newsdiff.reports.writers.article import article

SHOWN_ONCE = "Whoever has this link can read the report until it expires. It is shown this once: {url}"


@of_teams
@login_required
@require_POST
def share_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link; it is shown this once."""
    comparison = comparison_for(user_of(request), pk, right="share")
    require_outlets(comparison, user_of(request))
    form = ShareForm(request.POST)
    page = reverse("reports:report_detail", args=[pk])
    if not form.is_valid():
        messages.error(request, "Choose for how many days the link shall be good.")
        return HttpResponseRedirect(page, status=303)
    made: list[str] = []

    def act() -> str:
        days = int(form.cleaned_data["days"])
        made.append(sharing.create_link(comparison=comparison, user=user_of(request), days=days))
        return page

    answer = once(request, act)
    for token in made:
        url = request.build_absolute_uri(reverse("reports:shared_report", args=[token]))
        messages.success(request, SHOWN_ONCE.format(url=url))
    return answer


@of_teams
@login_required
@require_POST
def share_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a link back."""
    link = fetch(ShareLink.objects.select_related("comparison__project"), user_of(request), pk, right="share")

    def act() -> str:
        sharing.revoke_link(link=link, user=user_of(request))
        return reverse("reports:report_detail", args=[link.comparison_id])

    return once(request, act)


@of_teams
@require_GET
@never_cache
def shared_report(request: HttpRequest, token: str) -> HttpResponse:
    """The report as who made the link sees it, to read and no more."""
    link = sharing.link_with(token)
    if link is None:
        raise Http404
    base_url = request.build_absolute_uri("/").rstrip("/")
    report = report_of(link.comparison, made_by=link.created_by, made_at=timezone.now(), base_url=base_url)
    context = {"link": link, "report": SafeString(article(report))}
    response = render(request, "reports/shared_report.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
