"""Pages of a team's work: the round of a comparison, and what a person is to code."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsdiff.accounts.access import may, user_of
from newsdiff.accounts.repeats import acts_once
from newsdiff.coding import queries, team_actions, team_queries
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.reading import comparison_for, reading_of, require_outlets, titles_of

HIDDEN_LENGTH = 2_000


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Who codes a comparison and how far they are; editors arrange it here."""
    user = user_of(request)
    comparison = comparison_for(user, pk, right="view" if request.method == "GET" else "edit")
    if request.method == "POST":
        require_outlets(comparison, user)
        chosen = request.POST.getlist("coders")
        coders = [one for one in team_queries.coders_of(comparison.project) if str(one.pk) in chosen]
        team_actions.arrange_round(
            comparison=comparison,
            user=user,
            coders=coders,
            is_blind="is_blind" in request.POST,
            hides_outlets="hides_outlets" in request.POST,
            also_hidden=request.POST.get("also_hidden", "").replace("\r\n", "\n")[:HIDDEN_LENGTH],
        )
        messages.success(request, "Saved.")
        return _back(comparison)
    context = {
        "comparison": comparison,
        "project": comparison.project,
        "view": team_queries.round_view(comparison, user),
        "codebook": queries.codebook_of(comparison.project),
        "may_arrange": may(user, comparison.project, "edit") and reading_of(comparison, user).veil is None,
        "may_open": may(user, comparison.project, "own"),
    }
    return render(request, "coding/round_detail.html", context)


@login_required
@require_POST
@acts_once
def round_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the coders see each other's annotations before all have finished."""
    comparison = comparison_for(user_of(request), pk, right="own")
    team_actions.open_round(comparison=comparison, user=user_of(request))
    messages.success(request, "The round is open. Coders see each other's annotations from now on.")
    return _back(comparison)


@login_required
@require_POST
@acts_once
def assignment_finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one has finished coding a comparison, or take that back."""
    comparison = comparison_for(user_of(request), pk, right="code")
    act = team_actions.resume_assignment if "resume" in request.POST else team_actions.finish_assignment
    act(comparison=comparison, coder=user_of(request))
    return _back(comparison)


@login_required
@require_GET
def assignment_list(request: HttpRequest) -> HttpResponse:
    """What the person who asks is to code."""
    user = user_of(request)
    assignments = list(team_queries.assignments_of(user))
    titles = dict(titles_of([one.comparison for one in assignments], user))
    for one in assignments:
        one.comparison.title = titles[one.comparison_id]
    return render(request, "coding/assignment_list.html", {"assignments": assignments})


def _back(comparison: Comparison) -> HttpResponse:
    return HttpResponseRedirect(reverse("coding:round_detail", args=[comparison.pk]), status=303)
