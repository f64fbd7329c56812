"""The page of a project's words: what it adds to the lexicons and switches off in them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from newsdiff.accounts.access import may, project_for, require, user_of
from newsdiff.accounts.models import Project
from newsdiff.analysis.wordlists import WordChangesError, changes_from_csv
from newsdiff.corpus.errors import WordsChangedError
from newsdiff.corpus.wordlist_actions import save_words
from newsdiff.corpus.wordlist_forms import WordsForm, words_form_from
from newsdiff.corpus.wordlist_queries import EMPTY_TABLE, MOST_ARTICLES, choices, latest_words, previews_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def wordlist_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A project's words as a table: look at what they find, save them."""
    user = user_of(request)
    project = project_for(user, pk)
    if request.method != "POST":
        latest = latest_words(project)
        form = WordsForm(latest.table if latest else EMPTY_TABLE, base=latest.number if latest else 0)
        return page(request, project, form)
    require(user, project, right="edit")
    form = words_form_from(request)
    if form.problem:
        return page(request, project, form, status=422, problem=form.problem)
    try:
        changes = changes_from_csv(form.table)
        if not form.saves:
            return page(request, project, form, previews=previews_of(project, changes), looked=True)
        made = save_words(project=project, user=user, changes=changes, base=form.base)
    except WordChangesError as error:
        return page(request, project, form, status=422, bad_rows=error.rows)
    except WordsChangedError as error:
        return page(request, project, form, status=409, theirs=error.latest)
    if made:
        messages.success(request, f"Saved as version {made.number}. Comparisons use it when they are compared again.")
    return HttpResponseRedirect(reverse("corpus:wordlist_edit", args=[project.pk]), status=303)


@require_safe
@login_required
def wordlist_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The table that holds, as a file."""
    project = project_for(user_of(request), pk, right="export")
    latest = latest_words(project)
    response = HttpResponse(latest.table if latest else EMPTY_TABLE, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="words-{latest.number if latest else 0}.csv"'
    return response


def page(request: HttpRequest, project: Project, form: WordsForm, *, status: int = 200, **more: object) -> HttpResponse:
    """The page with what was typed."""
    context = {
        "project": project,
        "form": form,
        "latest": latest_words(project),
        "choices": choices(),
        "may_edit": may(user_of(request), project, "edit"),
        "may_export": may(user_of(request), project, "export"),
        "n_looked": MOST_ARTICLES,
        **more,
    }
    return render(request, "corpus/wordlist_edit.html", context, status=status)
