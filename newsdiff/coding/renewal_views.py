"""Pages of corrected texts: taking annotations along, and placing by hand what was not found again."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from newsdiff.accounts.access import may, user_of
from newsdiff.accounts.repeats import acts_once
from newsdiff.analysis.types import Span
from newsdiff.coding import queries, renewal
from newsdiff.coding.models import Anchor
from newsdiff.coding.places import Place
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.reading import comparison_for, require_outlets

MOST_SHOWN = 200


@login_required
@require_GET
def place_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether an article was corrected, what lost its place, and what stands on changed words now."""
    comparison = comparison_for(user_of(request), pk)
    require_outlets(comparison, user_of(request))
    return _page(request, comparison)


@login_required
@require_POST
def comparison_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare the newest versions of the articles, and take the annotations along."""
    comparison = comparison_for(user_of(request), pk, right="edit")
    require_outlets(comparison, user_of(request))
    renewed = renewal.renew_comparison(comparison=comparison, user=user_of(request))
    return HttpResponseRedirect(reverse("coding:place_list", args=[renewed.pk]), status=303)


@login_required
@require_POST
@acts_once
def anchor_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Hang a lost quote on words that someone typed or took from the proposal."""
    user = user_of(request)
    anchor = get_object_or_404(Anchor.objects.select_related("article"), pk=pk)
    annotation = queries.annotation_for(user, anchor.annotation_id, right="code")
    require_outlets(annotation.comparison, user)
    words = request.POST.get("words", "")
    spans = _spans_of(words, anchor.article.text)
    if len(spans) != 1:
        how = f"stand {len(spans)} times" if spans else "do not stand"
        problem = f"These words {how} in the article. Type them as they stand there, with a word before or after."
        return _page(request, annotation.comparison, problem=(pk, words, problem), status=422)
    (span,) = spans
    renewal.place_anchor(anchor=anchor, place=Place("", span, span.of(anchor.article.text)), user=user)
    messages.success(request, "Placed.")
    return HttpResponseRedirect(reverse("coding:place_list", args=[annotation.comparison_id]), status=303)


def _spans_of(words: str, text: str) -> list[Span]:
    """Where typed words stand; white space between them may differ."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [Span(*match.span()) for match in re.finditer(pattern, text)] if pattern else []


def _page(
    request: HttpRequest, comparison: Comparison, *, problem: tuple[int, str, str] | None = None, status: int = 200
) -> HttpResponse:
    user = user_of(request)
    lost = renewal.lost_anchors(comparison, user)
    sigils = queries.sigils_of(comparison)
    context = {
        "comparison": comparison,
        "project": comparison.project,
        "codebook": queries.codebook_of(comparison.project),
        "newer": sorted(renewal.newer_versions(comparison).items()),
        "lost": [(renewal.proposal_for(one), sigils[one.article_id]) for one in lost[:MOST_SHOWN]],
        "n_lost": lost.count(),
        "moved": [(one, sigils[one.article_id]) for one in renewal.moved_anchors(comparison, user)[:MOST_SHOWN]],
        "problem": problem,
        "may_renew": may(user, comparison.project, "edit"),
        "may_code": may(user, comparison.project, "code"),
    }
    return render(request, "coding/place_list.html", context, status=status)
