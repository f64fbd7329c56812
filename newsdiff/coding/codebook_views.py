"""Pages of a codebook: to read, to change with a preview, and as files."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsdiff.accounts.access import fetch, may, user_of
from newsdiff.accounts.repeats import acts_once
from newsdiff.coding import codebook_actions, queries
from newsdiff.coding.codebook import STARTERS, entry_from_json, starter_codebook
from newsdiff.coding.codebook_conflicts import code_conflicts, codebook_conflicts
from newsdiff.coding.codebook_forms import CodeForm, SplitForm
from newsdiff.coding.codebook_undo import undo_last, undo_words, undoable
from newsdiff.coding.codefiles import CodeFileError, read_codes, write_csv, write_qdc
from newsdiff.coding.errors import CodebookChangedError
from newsdiff.coding.models import Annotation, Code, Codebook
from newsdiff.coding.places import whole_number
from newsdiff.web.conflicts import FieldConflict
from newsdiff.web.downloads import download

FILE_LARGEST = 2_000_000  # bytes
CHANGED = "The codebook was changed meanwhile. Look at what stands there now; saving again puts yours over it."

CHANGED_BEFORE_UNDO = "The codebook was changed meanwhile, so nothing was taken back. This is how it stands now."


@dataclass(frozen=True, slots=True)
class Uses:
    """What hangs on a code."""

    n_annotations: int
    n_coders: int
    n_with_other: int  # annotations that have the code to merge into as well


@login_required
@require_GET
def codebook_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A codebook to read, print and take away; editors change it from here."""
    user = user_of(request)
    codebook = queries.codebook_for(user, pk)
    return render(request, "coding/codebook_detail.html", _page(request, codebook))


@login_required
@require_GET
def codebook_version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What a codebook said at an earlier version."""
    codebook = queries.codebook_for(user_of(request), pk)
    version = get_object_or_404(codebook.versions.select_related("replaced_by"), number=number)
    entries = [entry_from_json(data) for data in version.codes if not data.get("is_retired")]
    return render(
        request, "coding/codebook_version.html", {"codebook": codebook, "version": version, "entries": entries}
    )


@login_required
@require_GET
def codebook_export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The codebook as a file: "csv" or "qdc"."""
    codebook = queries.codebook_for(user_of(request), pk)
    codes = queries.entries_of(codebook).codes
    if form == "csv":
        content, kind = write_csv(codes), "text/csv"
    elif form == "qdc":
        content, kind = write_qdc(codes, origin=f"newsdiff {settings.VERSION}"), "application/xml"
    else:
        raise Http404
    name = f"{slugify(codebook.name) or 'codebook'}-v{codebook.version}.{form}"
    return download(content, name=name, media_type=f"{kind}; charset=utf-8")


@login_required
@require_POST
@acts_once
def codebook_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the codes of a file or of a starter codebook."""
    user = user_of(request)
    codebook = _editable(request, pk)
    starter, sent = request.POST.get("starter", ""), request.FILES.get("file")
    try:
        if starter in STARTERS:
            entries, source = starter_codebook(starter).codes, starter_codebook(starter).name
        elif sent is None:
            raise CodeFileError("No file was chosen. Choose a .csv or .qdc file.")
        elif (sent.size or 0) > FILE_LARGEST:
            raise CodeFileError("The file is too large for a codebook: at most 2 MB.")
        else:
            entries, source = read_codes(sent.read(), name=sent.name or ""), sent.name or "a file"
    except CodeFileError as error:
        context = {**_page(request, codebook), "problems": error.problems}
        return render(request, "coding/codebook_detail.html", context, status=422)
    n_new, n_there = codebook_actions.import_codes(codebook=codebook, entries=entries, user=user, source=source)
    messages.success(request, f"{n_new} codes added, {n_there} that were there took the words of {source}.")
    return _to(codebook)


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def codebook_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and guidelines of a codebook."""
    codebook = _editable(request, pk)
    problem, status = "", 200
    conflicts: tuple[FieldConflict, ...] = ()
    said = {"name": codebook.name, "guidance": codebook.guidance, "version": codebook.version}
    if request.method == "POST":
        said = {name: request.POST.get(name, "") for name in ("name", "guidance", "version")}
        name = str(said["name"]).strip()
        others = Codebook.objects.filter(project=codebook.project, name=name).exclude(pk=pk)
        if not name or len(name) > 200 or others.exists():
            problem, status = "Give the codebook a name of its own, of at most 200 characters.", 422
        else:
            try:
                codebook_actions.edit_guidance(
                    codebook=codebook,
                    user=user_of(request),
                    version=whole_number(str(said["version"])) or 0,
                    name=name,
                    guidance=str(said["guidance"]).replace("\r\n", "\n"),
                )
            except CodebookChangedError as error:
                codebook, problem, status = error.codebook, CHANGED, 409
                conflicts = codebook_conflicts(codebook, said)
                said["version"] = codebook.version
            else:
                return _to(codebook)
    context = {
        "codebook": codebook,
        "project": codebook.project,
        "said": said,
        "problem": problem,
        "conflicts": conflicts,
    }
    return render(request, "coding/codebook_edit.html", context, status=status)


@login_required
@require_POST
@acts_once
def codebook_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last change of a codebook back, or do it again."""
    codebook = _editable(request, pk)
    version = whole_number(request.POST.get("version")) or 0
    try:
        n = undo_last(codebook=codebook, user=user_of(request), version=version)
    except CodebookChangedError as error:
        context = {**_page(request, error.codebook), "problems": [CHANGED_BEFORE_UNDO]}
        return render(request, "coding/codebook_detail.html", context, status=409)
    messages.success(request, f"Done; {n} annotation{'' if n == 1 else 's'} changed with it.")
    return _to(codebook)


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def code_create(request: HttpRequest, pk: int) -> HttpResponse:
    """A new code."""
    return _code_form(request, _editable(request, pk), None)


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def code_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words, looks or slots for a code."""
    code = _code(request, pk)
    return _code_form(request, code.codebook, code)


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def code_retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what hangs on a code, then retire it, or bring it back."""
    code = _code(request, pk)
    if request.method == "POST":
        codebook_actions.retire_code(code=code, user=user_of(request))
        return _to(code.codebook)
    return _preview(request, code, act="retire")


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def code_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the code to merge into, see what that does, and do it."""
    code = _code(request, pk)
    others = code.codebook.codes.filter(retired_at=None).exclude(pk=pk)
    chosen = request.POST.get("into") or request.GET.get("into") or ""
    into = others.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 10 else None
    if request.method == "POST" and into is not None:
        n = codebook_actions.merge_codes(code=code, into=into, user=user_of(request))
        messages.success(request, f"“{code.name}” is merged into “{into.name}”; {n} annotations were changed.")
        return _to(code.codebook)
    status = 422 if request.method == "POST" else 200
    return _preview(request, code, act="merge", status=status, others=others, into=into)


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def code_split(request: HttpRequest, pk: int) -> HttpResponse:
    """Say into which codes one is split, and what that does."""
    code = _code(request, pk)
    form = SplitForm(request.POST if request.method == "POST" else None, codebook=code.codebook)
    if request.method == "POST" and form.is_valid():
        codebook_actions.split_code(code=code, names=form.cleaned_data["names"], user=user_of(request))
        return _to(code.codebook)
    return _preview(request, code, act="split", status=422 if form.errors else 200, form=form)


def _page(request: HttpRequest, codebook: Codebook) -> dict[str, object]:
    pks = {code.guid: code.pk for code in codebook.codes.all()}
    return {
        "codebook": codebook,
        "project": codebook.project,
        "entries": [(entry, pks[entry.guid]) for entry in queries.entries_of(codebook).codes],
        "retired": [code for code in codebook.codes.all() if code.retired_at],
        "versions": codebook.versions.select_related("replaced_by")[:50],
        "starters": [(stem, starter_codebook(stem)) for stem in STARTERS],
        "may_edit": may(user_of(request), codebook.project, "edit"),
        "undo": undo_words(last) if (last := undoable(codebook)) else "",
    }


def _code_form(request: HttpRequest, codebook: Codebook, code: Code | None) -> HttpResponse:
    initial: dict[str, object] = {"version": codebook.version}
    if code is not None:
        initial |= {name: getattr(code, name) for name in CodeForm.base_fields if name not in ("version", "parent")}
        initial["parent"] = code.parent_id
    form = CodeForm(request.POST if request.method == "POST" else None, initial=initial, codebook=codebook, code=code)
    problem = ""
    conflicts: tuple[FieldConflict, ...] = ()
    if request.method == "POST" and form.is_valid():
        said = {"user": user_of(request), "version": form.cleaned_data["version"], "fields": form.code_fields}
        try:
            if code is None:
                codebook_actions.add_code(codebook=codebook, **said)
            else:
                codebook_actions.edit_code(code=code, **said)
        except CodebookChangedError as error:
            problem = CHANGED
            conflicts = code_conflicts(code, form) if code else ()
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["version"] = str(error.codebook.version)  # type: ignore[index]
        else:
            return _to(codebook)
    context = {
        "codebook": codebook,
        "project": codebook.project,
        "code": code,
        "form": form,
        "problem": problem,
        "conflicts": conflicts,
    }
    return render(request, "coding/code_edit.html", context, status=409 if problem else 422 if form.errors else 200)


def _preview(request: HttpRequest, code: Code, *, act: str, status: int = 200, **more: object) -> HttpResponse:
    into = more.get("into")
    context = {"codebook": code.codebook, "project": code.codebook.project, "code": code, "act": act, **more}
    context["uses"] = _uses(code, into if isinstance(into, Code) else None)
    return render(request, "coding/code_act.html", context, status=status)


def _uses(code: Code, into: Code | None) -> Uses:
    annotations = Annotation.objects.filter(deleted_at=None, uses__code=code)
    with_other = Count("pk", distinct=True, filter=Q(pk__in=Annotation.objects.filter(uses__code=into)))
    found = annotations.aggregate(n=Count("pk", distinct=True), coders=Count("coder", distinct=True), other=with_other)
    return Uses(found["n"], found["coders"], found["other"] if into else 0)


def _editable(request: HttpRequest, pk: int) -> Codebook:
    return fetch(
        Codebook.objects.select_related("project").prefetch_related("codes"), user_of(request), pk, right="edit"
    )


def _code(request: HttpRequest, pk: int) -> Code:
    codes = Code.objects.select_related("codebook__project", "parent")
    return fetch(codes, user_of(request), pk, right="edit")


def _to(codebook: Codebook) -> HttpResponse:
    return HttpResponseRedirect(reverse("coding:codebook_detail", args=[codebook.pk]), status=303)
