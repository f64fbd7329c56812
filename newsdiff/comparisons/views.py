"""Pages of comparisons: the list with the form that starts one, and the comparison itself."""

import uuid
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsdiff.accounts.access import fetch, home_project, project_for, projects_where, require, user_of
from newsdiff.accounts.hanging import hangs_on
from newsdiff.accounts.repeats import acts_once
from newsdiff.comparisons import actions, queries
from newsdiff.comparisons.answers import detail_response, part_response
from newsdiff.comparisons.errors import ComparisonError
from newsdiff.comparisons.forms import submit_zones
from newsdiff.comparisons.listing import items_of
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.reading import comparison_for, reading_of
from newsdiff.comparisons.state import state_from
from newsdiff.corpus.actions import store_articles
from newsdiff.corpus.errors import CorpusError
from newsdiff.corpus.forms import StartForm, empty_start_form, start_form_from
from newsdiff.corpus.models import Submission
from newsdiff.corpus.sending import save_review
from newsdiff.corpus.views import review_response
from newsdiff.web.deletion import deletion_page
from newsdiff.web.htmx import HtmxRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def comparison_list(request: HttpRequest) -> HttpResponse:
    """The comparisons, and the form that takes articles in for the next one."""
    user = user_of(request)
    if request.method != "POST":
        return list_response(request, empty_start_form())
    asked = request.POST.get("project", "")
    project = project_for(user, int(asked)) if asked.isdecimal() and len(asked) < 10 else home_project(user)
    require(user, project, right="edit")
    form = start_form_from(request)
    if form.problem:
        return list_response(request, form, status=422)
    try:
        submission = submit_zones(form, project=project, user=user)
    except CorpusError as error:
        return list_response(request, replace(form, problem=str(error)), status=422)
    return HttpResponseRedirect(reverse("corpus:submission_review", args=[submission.pk]), status=303)


def list_response(request: HttpRequest, form: StartForm, *, status: int = 200) -> HttpResponse:
    """The home page with this form."""
    comparisons = items_of(queries.comparisons_of(user_of(request)), user_of(request))
    context = {
        "comparisons": comparisons,
        "form": form,
        "projects": projects_where(user_of(request), "edit"),
        "project_asked": request.POST.get("project", ""),
    }
    return render(request, "comparisons/comparison_list.html", context, status=status)


@require_POST
@login_required
def comparison_create(request: HtmxRequest, pk: uuid.UUID) -> HttpResponse:
    """Store the drafts of a submission as they were looked over, and compare them."""
    user = user_of(request)
    submission = fetch(Submission.objects.select_related("project"), user, pk, right="edit")
    saved = save_review(request, submission)
    if saved.errors:
        return review_response(request, submission, errors=saved.errors, failed=True)
    if saved.read_anew:
        return HttpResponseRedirect(reverse("corpus:submission_review", args=[submission.pk]), status=303)
    try:
        articles = store_articles(submission=submission, user=user)
        comparison = actions.create_comparison(
            project=submission.project,
            user=user,
            articles=articles,
            title=request.POST.get("title", ""),
            form_key=submission.pk,
        )
    except (CorpusError, ComparisonError) as error:
        return review_response(request, submission, failed=True, problem=str(error))
    if queries.latest_run(comparison) is None:
        actions.start_analysis(comparison=comparison)
    return HttpResponseRedirect(reverse("comparisons:comparison_detail", args=[comparison.pk]), status=303)


@require_safe
@login_required
def comparison_detail(request: HtmxRequest, pk: int) -> HttpResponse:
    """A comparison: its rows and contrasts, or how far its analysis is; a part of it for htmx.

    An address that asks for nothing leads to the view that the person wants first; what is empty in it, as plain forms
    send it, is left out.
    """
    user = user_of(request)
    comparison = comparison_for(user, pk)
    if user.first_view and not request.GET and not request.htmx:
        return HttpResponseRedirect(f"?view={user.first_view}")
    said = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        said.setlist(name, [value for value in values if value.strip()])
    if said.urlencode() != request.GET.urlencode():
        return HttpResponseRedirect(f"?{said.urlencode()}")
    state = state_from(request.GET, reading_of(comparison, user).sigils)
    part = part_response(request, comparison, state) if request.htmx else None
    return part or detail_response(request, comparison, state)


@require_POST
@login_required
@acts_once
def comparison_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Analyse a comparison again, after a failure."""
    comparison = fetch(Comparison.objects.all(), user_of(request), pk, right="edit")
    actions.start_analysis(comparison=comparison)
    return HttpResponseRedirect(reverse("comparisons:comparison_detail", args=[comparison.pk]), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@acts_once
def comparison_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what hangs on a comparison, then delete it for good."""
    user = user_of(request)
    comparison = comparison_for(user, pk, right="edit")
    if request.method == "POST":
        actions.delete_comparison(comparison=comparison, user=user)
        messages.success(request, f"“{comparison.title}” is deleted. Its articles are still here.")
        return HttpResponseRedirect(reverse("comparisons:comparison_list"), status=303)
    return deletion_page(
        request,
        title="Delete this comparison",
        name=comparison.title,
        back=reverse("comparisons:comparison_detail", args=[pk]),
        said="It is deleted for good, for everyone in the project. Its articles stay.",
        act="Delete it for good",
        hangs=hangs_on(comparison),
    )
