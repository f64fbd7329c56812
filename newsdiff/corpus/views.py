"""Pages of the corpus: look a submission over, read an article, correct one."""

import uuid
from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from newsdiff.accounts.access import fetch, user_of
from newsdiff.accounts.repeats import acts_once
from newsdiff.corpus import actions, queries
from newsdiff.corpus.deleting import delete_article, holders_of
from newsdiff.corpus.errors import CorpusError
from newsdiff.corpus.forms import empty_start_form, form_key_from, zone_from
from newsdiff.corpus.models import Submission
from newsdiff.corpus.review import review_page
from newsdiff.corpus.sending import save_review, send_correction
from newsdiff.corpus.veils import require_no_veil, veil_over, veiled
from newsdiff.web.deletion import deletion_page
from newsdiff.web.downloads import download
from newsdiff.web.htmx import HtmxRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def submission_review(request: HtmxRequest, pk: uuid.UUID) -> HttpResponse:
    """Look drafts over before they are stored: fields, text, what was taken out of it."""
    submission = fetch(Submission.objects.select_related("project", "replaces"), user_of(request), pk, right="edit")
    if request.method != "POST":
        return review_response(request, submission)
    saved = save_review(request, submission)
    if saved.errors:
        return review_response(request, submission, errors=saved.errors, failed=True)
    if "store" in request.POST and not saved.read_anew:
        return store(request, submission)
    if request.htmx:
        return review_response(request, submission)
    return HttpResponseRedirect(reverse("corpus:submission_review", args=[submission.pk]) + "#review", status=303)


def store(request: HtmxRequest, submission: Submission) -> HttpResponse:
    """Store the drafts and show the first article."""
    try:
        article, *_ = actions.store_articles(submission=submission, user=user_of(request))
    except CorpusError as error:
        return review_response(request, submission, failed=True, problem=str(error))
    messages.success(request, f"Stored as version {article.version}.")
    return HttpResponseRedirect(reverse("corpus:article_detail", args=[article.pk]), status=303)


def review_response(
    request: HtmxRequest,
    submission: Submission,
    *,
    errors: Mapping[int, Mapping[str, str]] | None = None,
    failed: bool = False,
    problem: str = "",
) -> HttpResponse:
    """The review page; 422 with everything that was typed where something `failed`."""
    page = review_page(submission, sent=request.POST if failed else None, errors=errors, problem=problem)
    name = "corpus/submission_review.html" + ("#review" if request.htmx else "")
    return render(request, name, {"page": page}, status=422 if failed else 200)


@require_safe
@login_required
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One version of an article, with what was taken out of it and its other versions."""
    user = user_of(request)
    article = queries.article_for(user, pk)
    versions = queries.versions_of(article)
    newest, veil = versions[-1], veil_over([article.pk], user)
    if veil is not None:
        article = veiled(article, veil)
    context = {
        "article": article,
        "versions": versions,
        "newest": newest,
        "comparisons": [(one.pk, veil.over(one.title) if veil else one.title) for one in article.comparisons.all()],
        "is_veiled": veil is not None,
        "original": None if veil else queries.original_of(article),
        "blocks": [(kind, article.text[start:end]) for kind, start, end in article.blocks],
    }
    return render(request, "corpus/article_detail.html", context)


@require_safe
@login_required
def article_original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file or paste that an article was made of, always to save and never to show here."""
    article = queries.article_for(user_of(request), pk)
    require_no_veil([article.pk], user_of(request))
    draft = queries.original_of(article)
    if draft is None:
        raise Http404
    return download(bytes(draft.original), name=draft.name or "paste.txt")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def article_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a corrected text: it is looked over, and becomes the next version."""
    article = queries.article_for(user_of(request), pk, right="edit")
    require_no_veil([article.pk], user_of(request))
    zone, problem = zone_from(request, "-0"), ""
    if request.method == "POST":
        try:
            key = form_key_from(request.POST)
            submission = send_correction(article=article, user=user_of(request), zone=zone, form_key=key)
            return HttpResponseRedirect(reverse("corpus:submission_review", args=[submission.pk]), status=303)
        except CorpusError as error:
            problem = str(error)
    paste = zone.paste if problem else article.text
    context = {"article": article, "form": empty_start_form(), "paste": paste, "problem": problem}
    return render(request, "corpus/article_correct.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@acts_once
def article_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what an article stands in; one that stands in nothing is deleted for good."""
    user = user_of(request)
    article = queries.article_for(user, pk, right="edit")
    require_no_veil([pk], user)
    if request.method == "POST" and delete_article(article=article, user=user):
        messages.success(request, f"“{article}” is deleted.")
        return HttpResponseRedirect(reverse("comparisons:comparison_list"), status=303)
    holders = [(reverse(f"{kind}_detail", args=[one.pk]), words) for kind, one, words in holders_of(article)]
    said = "This version and its original are deleted for good, for everyone in the project."
    return deletion_page(
        request,
        title="Delete this article",
        name=str(article),
        back=reverse("corpus:article_detail", args=[pk]),
        said="It is in use. Delete first what it stands in." if holders else said,
        act="Delete it for good",
        holders=holders,
        refusal="Nothing was deleted." if request.method == "POST" else "",
    )
