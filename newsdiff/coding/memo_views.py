"""Pages of memos."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from newsdiff.accounts.access import may, project_for, user_of
from newsdiff.accounts.models import Project
from newsdiff.accounts.repeats import acts_once
from newsdiff.coding import memos, queries
from newsdiff.coding.models import Memo
from newsdiff.web.conflicts import FieldConflict, conflicts_of


class MemoForm(forms.Form):
    """A memo, new or there."""

    title = forms.CharField(max_length=200)
    text = forms.CharField(required=False, max_length=100_000, widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}))
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Line ends as they are stored everywhere: "\\n"."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")


@login_required
@require_GET
def memo_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The memos of a project."""
    project = project_for(user_of(request), pk)
    context = {**_frame(request, project), "memos": memos.memos_of(project, user_of(request))}
    return render(request, "coding/memo_list.html", context)


@login_required
@require_GET
def memo_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A memo and what it said before."""
    memo = memos.memo_for(user_of(request), pk, right="view")
    revisions = memo.revisions.select_related("replaced_by").order_by("-version")
    context = {**_frame(request, memo.project), "memo": memo, "revisions": revisions}
    return render(request, "coding/memo_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def memo_create(request: HttpRequest, pk: int) -> HttpResponse:
    """A new memo; `about` is a path of this site that its text begins with."""
    project = project_for(user_of(request), pk, right="code")
    about = request.GET.get("about", "")
    text = f"{request.build_absolute_uri(about)}\n\n" if about.startswith("/") and not about.startswith("//") else ""
    initial = {"form_key": uuid4(), "version": 1, "text": text}
    form = MemoForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        memo = memos.create_memo(project=project, user=user_of(request), **_said(form, "title", "text", "form_key"))
        return _to(memo)
    return _form(request, project, form, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def memo_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a memo; where someone else did meanwhile, show both."""
    memo = memos.memo_for(user_of(request), pk, right="code")
    initial = {"form_key": uuid4(), "version": memo.version, "title": memo.title, "text": memo.text}
    form = MemoForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            memos.edit_memo(memo=memo, user=user_of(request), **_said(form, "title", "text", "version"))
        except memos.MemoChangedError as error:
            then = memo.revisions.filter(version=form.cleaned_data["version"]).first()
            base = vars(then) if then else {}
            conflicts = conflicts_of(
                {"title": "Title", "text": "Text"}, mine=form.cleaned_data, theirs=vars(error.memo), base=base
            )
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["version"] = str(error.memo.version)  # type: ignore[index]
            return _form(request, memo.project, form, memo=error.memo, conflicts=conflicts, status=409)
        return _to(memo)
    return _form(request, memo.project, form, memo=memo, status=422 if form.errors else 200)


def _said(form: MemoForm, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}


def _frame(request: HttpRequest, project: Project) -> dict[str, object]:
    return {
        "project": project,
        "codebook": queries.codebook_of(project),
        "may_code": may(user_of(request), project, "code"),
    }


def _form(
    request: HttpRequest,
    project: Project,
    form: MemoForm,
    *,
    status: int,
    memo: Memo | None = None,
    conflicts: tuple[FieldConflict, ...] = (),
) -> HttpResponse:
    context = {**_frame(request, project), "form": form, "memo": memo, "conflicts": conflicts}
    return render(request, "coding/memo_edit.html", context, status=status)


def _to(memo: Memo) -> HttpResponse:
    return HttpResponseRedirect(reverse("coding:memo_detail", args=[memo.pk]), status=303)
