"""Pages on which differences are judged. A plain form leads on to the next one; htmx gets only what changed."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from newsdiff.accounts.access import may, user_of
from newsdiff.comparisons.answers import detail_response
from newsdiff.comparisons.judging import actions, queries
from newsdiff.comparisons.judging.bar import list_digest
from newsdiff.comparisons.judging.errors import DifferenceChangedError, JudgingError
from newsdiff.comparisons.judging.now import PairNow, next_open, pair_now
from newsdiff.comparisons.judging.spans import spans_said
from newsdiff.comparisons.models import Comparison, Judgement
from newsdiff.comparisons.reading import comparison_for, reading_of
from newsdiff.comparisons.rowview import ContrastView
from newsdiff.comparisons.state import ARTICLES
from newsdiff.web.htmx import HtmxRequest

LIST_CHANGED = "The list is not the one that you saw: links or texts have changed. Look at it again, then act on all."
DONE = {
    "confirmed": "Confirmed",
    "dismissed": "Dismissed",
    "reopened": "Open again",
    "category": "Kind changed",
    "spans": "Words changed",
}


@login_required
@require_POST
def difference_judge(request: HtmxRequest, pk: int) -> HttpResponse:
    """Judge the selected difference."""
    comparison = comparison_for(user_of(request), pk, right="code")
    now, sent = _now(request, comparison), request.POST
    key = sent.get("key", "")
    try:
        judgement = actions.judge(
            comparison=comparison,
            user=user_of(request),
            collation=now.collation,
            act=_act(now, key, sent),
            asked={key: _number(sent.get("seen", ""))},
            form_key=_form_key(request),
            anyway=sent.get("anyway") == "1",
        )
    except JudgingError as error:
        return _refused(request, now, key, error)
    return _answer(request, comparison, judgement, key, done=DONE[judgement.kind])


@login_required
@require_POST
def difference_judge_all(request: HtmxRequest, pk: int) -> HttpResponse:
    """Judge all differences that are shown and not reviewed yet, in one act."""
    comparison = comparison_for(user_of(request), pk, right="code")
    now = _now(request, comparison)
    try:
        form_key = _form_key(request)
        judgement = actions.sent_before(user=user_of(request), form_key=form_key)
        judgement = judgement or _judge_all(request, now, form_key)
    except JudgingError as error:
        return _refused(request, now, "", error)
    n = judgement.differences.count()
    return _answer(request, comparison, judgement, "", done=f"{DONE[judgement.kind]}: {n} difference{pluralize(n)}")


@login_required
@require_POST
def judgement_undo(request: HtmxRequest, pk: int, judgement: int) -> HttpResponse:
    """Take a judgement back."""
    return _turn(request, pk, judgement, undo=True)


@login_required
@require_POST
def judgement_redo(request: HtmxRequest, pk: int, judgement: int) -> HttpResponse:
    """Bring a judgement back."""
    return _turn(request, pk, judgement, undo=False)


@login_required
@require_GET
def judgement_list(request: HtmxRequest, pk: int) -> HttpResponse:
    """All that was judged, and what was taken back."""
    comparison = comparison_for(user_of(request), pk)
    history, reading = list(queries.history_of(comparison, user_of(request))), reading_of(comparison, user_of(request))
    for words in (one for row in history for difference in row.differences.all() for one in difference.words.all()):
        words.quote = reading.over(words.quote)
    context = {
        "comparison": comparison,
        "history": history,
        "may_judge": may(user_of(request), comparison.project, "code"),
    }
    return render(request, "comparisons/judgement_list.html", context)


def _turn(request: HtmxRequest, pk: int, number: int, *, undo: bool) -> HttpResponse:
    comparison = comparison_for(user_of(request), pk, right="code")
    judgement = get_object_or_404(queries.judgements_seen(comparison, user_of(request)), pk=number)
    if undo:
        actions.undo_judgement(judgement=judgement, user=user_of(request))
    else:
        actions.redo_judgement(judgement=judgement)
    keys = list(judgement.differences.values_list("key", flat=True)[:2])
    return _answer(
        request,
        comparison,
        judgement,
        keys[0] if len(keys) == 1 else "",
        done="Undone" if undo else "Done again",
        stays=True,
    )


def _act(now: PairNow, key: str, sent: QueryDict) -> actions.Act:
    act = actions.act_from(sent.get("act", ""), sent.get("category", ""))
    if act.kind != Judgement.Kind.SPANS:
        return act
    return replace(act, spans=spans_said(now.collation, key, sent))


def _judge_all(request: HtmxRequest, now: PairNow, form_key: uuid.UUID) -> Judgement:
    open_ones = [one for one in now.shown if not one.verdict.is_reviewed]
    if request.POST.get("list") != list_digest(now.shown):
        raise DifferenceChangedError(LIST_CHANGED)
    if not open_ones:
        raise JudgingError("All of these are reviewed already.")
    return actions.judge(
        comparison=now.comparison,
        user=user_of(request),
        collation=now.collation,
        act=actions.act_from(request.POST.get("act", ""), ""),
        asked={one.key: one.verdict.seen for one in open_ones},
        form_key=form_key,
    )


def _now(request: HtmxRequest, comparison: Comparison) -> PairNow:
    found = pair_now(request, comparison)
    if found is None:
        raise Http404
    return found


def _answer(
    request: HtmxRequest, comparison: Comparison, judgement: Judgement, key: str, *, done: str, stays: bool = False
) -> HttpResponse:
    """The difference, its row and the bar as they are now; the whole comparison where many differences changed.

    The view of articles has no rows and is drawn anew.
    """
    now = _now(request, comparison)
    stays = stays or judgement.kind == Judgement.Kind.REOPENED
    message = f"{done}. {_left(now.shown)}"
    if not request.htmx:
        messages.success(request, message)
        return HttpResponseRedirect(_next_url(comparison, now, key, stays=stays), status=303)
    is_shown = key in {one.key for one in now.shown}
    following = key if stays or not is_shown else next_open(now.shown, key)
    said: dict[str, object] = {"message": message}
    said |= {"next": following} if is_shown else {"focus": "judge-bar"}
    if is_shown and now.state.view != ARTICLES:
        response = now.parts(request, key, selected=following)
    else:
        response = detail_response(request, comparison, now.state, collation=now.collation)
        response["HX-Retarget"], response["HX-Reswap"] = "#comparison", "outerHTML"
    return trigger_client_event(response, "newsdiff:announce", said, after="settle")


def _refused(request: HtmxRequest, now: PairNow, key: str, error: JudgingError) -> HttpResponse:
    """The bar again, with what was asked for and why it was not done."""
    changed = isinstance(error, DifferenceChangedError)
    status = 409 if changed else 422
    refusal = {
        "problem": str(error),
        "act": request.POST.get("act", ""),
        "asked": request.POST.get("act", "") if changed and key else "",
        "category": request.POST.get("category", ""),
        "left_said": request.POST.get(f"words-{now.state.left}", ""),
        "right_said": request.POST.get(f"words-{now.state.right}", ""),
    }
    if not request.htmx:
        return now.page(request, key, refusal=refusal, status=status)
    response = now.parts(request, key, selected=key, refusal=refusal, status=status)
    said = {"message": f"Not done. {error}", "focus": "judge-bar"}
    return trigger_client_event(response, "newsdiff:announce", said, after="settle")


def _next_url(comparison: Comparison, now: PairNow, key: str, *, stays: bool) -> str:
    path = reverse("comparisons:comparison_detail", args=[comparison.pk])
    following = key if stays else next_open(now.shown, key)
    row = next((f"#row-{one.bead}" for one in now.shown if one.key == following), "")
    return f"{path}{now.state.query(selected=following)}{row}"


def _left(contrasts: Sequence[ContrastView]) -> str:
    n_left = sum(not one.verdict.is_reviewed for one in contrasts)
    return f"{n_left} left to review." if n_left else "All are reviewed."


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _form_key(request: HtmxRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        raise JudgingError(actions.DAMAGED) from None
