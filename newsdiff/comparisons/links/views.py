"""Pages that change links. A plain form leads back to the row; htmx gets the comparison with the focus on the row."""

import uuid
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from newsdiff.accounts.access import may, user_of
from newsdiff.comparisons.answers import detail_response
from newsdiff.comparisons.links import actions, queries
from newsdiff.comparisons.links.acts import LinkAct, act_named, rows_with, sides_of
from newsdiff.comparisons.links.errors import LinkError, RowChangedError
from newsdiff.comparisons.links.panel import panel_of
from newsdiff.comparisons.links.words import DONE, WAITS, changed_words
from newsdiff.comparisons.models import Comparison, LinkDecision
from newsdiff.comparisons.pagerows import row_url
from newsdiff.comparisons.reading import comparison_for, reading_of
from newsdiff.comparisons.state import state_of_page
from newsdiff.web.htmx import HtmxRequest

DAMAGED = "This form came back damaged. Load the page again."


@login_required
@require_http_methods(["GET", "POST"])
def link_edit(request: HtmxRequest, pk: int) -> HttpResponse:
    """Change the link of a row: why it is there, and what else it could be."""
    comparison = comparison_for(user_of(request), pk, right="code")
    if request.method != "POST":
        return _panel_response(request, comparison)
    try:
        outcome = _change(request, comparison)
    except RowChangedError:
        return _panel_response(request, comparison, status=409)
    except LinkError as error:
        return _panel_response(request, comparison, problem=str(error), status=422)
    return _done(request, comparison, outcome, done=DONE[outcome.row.kind])


@login_required
@require_GET
def link_list(request: HtmxRequest, pk: int) -> HttpResponse:
    """All that was decided about links, what was taken back, and what lost its place."""
    comparison = comparison_for(user_of(request), pk)
    history = queries.history_of(comparison)
    reading = reading_of(comparison, user_of(request))
    for anchor in (one for row in history for one in row.anchors.all()):
        anchor.quote = reading.over(anchor.quote)
    context = {
        "comparison": comparison,
        "orphans": [row for row in history if row.undone_at is None and queries.is_orphan(row)],
        "history": [row for row in history if row.undone_at is not None or not queries.is_orphan(row)],
        "sigils": queries.sigils_of(comparison),
        "may_change": may(user_of(request), comparison.project, "code"),
    }
    return render(request, "comparisons/link_list.html", context)


@login_required
@require_POST
def link_undo(request: HtmxRequest, pk: int, decision: int) -> HttpResponse:
    """Take a decision back."""
    return _turn(request, pk, decision, undo=True)


@login_required
@require_POST
def link_redo(request: HtmxRequest, pk: int, decision: int) -> HttpResponse:
    """Bring a decision back."""
    return _turn(request, pk, decision, undo=False)


def _turn(request: HtmxRequest, pk: int, number: int, *, undo: bool) -> HttpResponse:
    comparison = comparison_for(user_of(request), pk, right="code")
    decision = get_object_or_404(LinkDecision, pk=number, comparison=comparison)
    decision.comparison = comparison
    act = actions.undo_link if undo else actions.redo_link
    try:
        outcome = act(decision=decision, user=user_of(request))
    except LinkError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(row_url(comparison, decision.left_sigil, decision.right_sigil, None), status=303)
    return _done(request, comparison, outcome, done="Undone" if undo else "Done again")


def _change(request: HtmxRequest, comparison: Comparison) -> actions.Outcome:
    sent = request.POST
    name, _, passage = sent.get("act", "").partition(":")
    try:
        key = uuid.UUID(sent.get("form_key", ""))
    except ValueError:
        raise LinkError(DAMAGED) from None
    left, right = _pair(request)
    act = LinkAct(
        name=act_named(name),
        left=left,
        right=right,
        row=sent.get("row", ""),
        passage=passage or sent.get("passage", ""),
        anyway=sent.get("anyway") == "1",
    )
    return actions.change_link(comparison=comparison, user=user_of(request), act=act, form_key=key)


def _pair(request: HtmxRequest) -> tuple[str, str]:
    return request.GET.get("left", ""), request.GET.get("right", "")


def _panel_response(
    request: HtmxRequest, comparison: Comparison, *, problem: str = "", status: int = 200
) -> HttpResponse:
    """The form of a row; with what changed where it is not as it was seen. 404 where the row makes no sense."""
    left, right = _pair(request)
    current = queries.current_of(comparison, left, right)
    token = request.POST.get("row") or request.GET.get("row", "")
    try:
        sides = sides_of(token, current)
    except LinkError:
        if request.method != "POST":
            raise Http404 from None
        return _damaged(request, comparison)
    panel = panel_of(current, sides, token, left=left, right=right, veil=reading_of(comparison, user_of(request)).veil)
    changed = ""
    if status == 409 or panel.number is None:
        changed, status = changed_words(queries.touching(current, sides)), 409
    context = {
        "comparison": comparison,
        "panel": panel,
        "problem": problem,
        "changed": changed,
        "asked": request.POST.get("act", ""),
        "chosen": request.POST.get("passage", ""),
        "form_key": uuid.uuid4(),
        "row_url": row_url(comparison, left, right, panel.number),
    }
    if not request.htmx:
        return render(request, "comparisons/link_edit.html", context, status=status)
    response = render(request, "comparisons/link_edit.html#form", context, status=status)
    if not problem and not changed:
        return response
    said = {"message": f"Not done. {problem or changed}", "focus": "link-form-title"}
    return trigger_client_event(response, "newsdiff:announce", said, after="settle")


def _damaged(request: HtmxRequest, comparison: Comparison) -> HttpResponse:
    context = {"comparison": comparison, "damaged": DAMAGED, "row_url": row_url(comparison, *_pair(request), None)}
    part = "#damaged" if request.htmx else ""
    return render(request, f"comparisons/link_edit.html{part}", context, status=422)


def _done(request: HtmxRequest, comparison: Comparison, outcome: actions.Outcome, *, done: str) -> HttpResponse:
    """The comparison as it is now, the focus on the row; without htmx, the way there."""
    decision = outcome.decision
    pair = decision.left_sigil, decision.right_sigil
    state = state_of_page(request, reading_of(comparison, user_of(request)).sigils)
    if {state.left, state.right} == set(pair):
        pair = state.left, state.right
    current = outcome.current
    rows = rows_with(current, (decision.left, decision.right))
    name = f": {current.name(current.alignment.beads[rows[0]])}" if rows else ""
    message = f"{done}{name}." if outcome.at_once else f"{done}. {WAITS}"
    if not request.htmx:
        messages.success(request, message)
        return HttpResponseRedirect(row_url(comparison, *pair, rows[0] if rows else None), status=303)
    state = replace(state, left=pair[0], right=pair[1], selected="")
    response = detail_response(request, comparison, state, collation=current.collation)
    response["HX-Retarget"], response["HX-Reswap"] = "#comparison", "outerHTML"
    response["HX-Replace-Url"] = f"{row_url(comparison, *pair, None).partition('?')[0]}{state.query()}"
    focus = f"link-row-{rows[0]}" if rows else "comparison"
    return trigger_client_event(response, "newsdiff:announce", {"message": message, "focus": focus}, after="settle")
