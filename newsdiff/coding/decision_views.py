"""Pages of adjudication."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from newsdiff.accounts.access import may, user_of
from newsdiff.accounts.repeats import acts_once
from newsdiff.coding import decisions, queries
from newsdiff.coding.agreement import codes_by_pk
from newsdiff.coding.blind import is_closed
from newsdiff.coding.decision_undo import acts_of, redo_act, undo_act
from newsdiff.coding.errors import DecisionsChangedError
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.reading import comparison_for

REASON_LENGTH = 2_000
GONE = "This difference is not coded any more. Nothing was decided; your reason was: “{reason}”."

CHANGED = "Something else was decided meanwhile, so nothing was taken back. This is how it stands now."


@login_required
@require_GET
def decision_list(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be decided, what all agree on, and what was decided and why; `named=0` leaves out who coded it."""
    user = user_of(request)
    comparison = comparison_for(user, pk)
    context = {
        "comparison": comparison,
        "project": comparison.project,
        "codebook": queries.codebook_of(comparison.project),
        "queue": decisions.queue_of(comparison, user),
        "codes": [code for code in codes_by_pk(comparison.project).values() if code.retired_at is None],
        "acts": None if is_closed(comparison) else acts_of(comparison),
        "is_closed": is_closed(comparison),
        "may_decide": may(user, comparison.project, "edit"),
        "named": request.GET.get("named") != "0",
    }
    return render(request, "coding/decision_list.html", context)


@login_required
@require_POST
@acts_once
def decision_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide one unit, by taking a coder's codes or by ticking others; then on to the next."""
    user = user_of(request)
    comparison = comparison_for(user, pk, right="edit")
    queue = decisions.queue_of(comparison, user)
    units = {one.unit: one for one in (*queue.disagreements, *queue.agreed, *(each.unit for each in queue.decided))}
    unit = units.get(request.POST.get("unit", ""))
    reason = request.POST.get("reason", "").replace("\r\n", "\n").strip()[:REASON_LENGTH]
    if unit is None:
        messages.error(request, GONE.format(reason=reason))
        return _back(request, comparison)
    codes = decisions.codes_chosen(
        unit,
        take=request.POST.get("take", ""),
        pks=request.POST.getlist("codes"),
        codes=codes_by_pk(comparison.project),
    )
    decisions.decide_unit(comparison=comparison, user=user, unit=unit, codes=codes, reason=reason)
    messages.success(request, f"Decided: {', '.join(map(str, codes)) or 'nothing'}.")
    return _back(request, comparison)


@login_required
@require_POST
@acts_once
def agreed_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over in one act all on which the coders agree."""
    comparison = comparison_for(user_of(request), pk, right="edit")
    n = decisions.accept_agreed(comparison=comparison, user=user_of(request))
    messages.success(request, f"{n} taken over as all coders coded them.")
    return _back(request, comparison)


@login_required
@require_POST
@acts_once
def decision_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last act of deciding back."""
    return _turn(request, pk, undo_act, done="Taken back")


@login_required
@require_POST
@acts_once
def decision_redo(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide again what was taken back last."""
    return _turn(request, pk, redo_act, done="Decided again")


def _turn(request: HttpRequest, pk: int, turn: Callable[..., int], *, done: str) -> HttpResponse:
    comparison = comparison_for(user_of(request), pk, right="edit")
    try:
        n_units = turn(comparison=comparison, user=user_of(request), act=UUID(request.POST.get("act", "")))
    except (ValueError, DecisionsChangedError):
        messages.error(request, CHANGED)
    else:
        messages.success(request, f"{done}: {n_units}.")
    return _back(request, comparison)


def _back(request: HttpRequest, comparison: Comparison) -> HttpResponse:
    named = "?named=0" if request.GET.get("named") == "0" else ""
    return HttpResponseRedirect(reverse("coding:decision_list", args=[comparison.pk]) + named, status=303)
