"""Pages and forms of coding. A plain form leads back to the row; htmx gets the row itself."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh, trigger_client_event

from newsdiff.accounts.access import user_of
from newsdiff.accounts.errors import FormKeyReusedError
from newsdiff.coding import actions, queries
from newsdiff.coding.before import coded_before
from newsdiff.coding.errors import AnnotationChangedError
from newsdiff.coding.forms import AnnotationForm, EditForm
from newsdiff.coding.models import Annotation
from newsdiff.coding.notes import view_of
from newsdiff.coding.places import Pair, Place, PlaceError, difference_type, places_asked, whole_number
from newsdiff.coding.team_actions import begin_assignment
from newsdiff.coding.thread_actions import keep_typed
from newsdiff.coding.words import act_words
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.pagerows import row_response, row_url
from newsdiff.comparisons.reading import comparison_for, veil_of
from newsdiff.web.htmx import HtmxRequest

KEY_REUSED = (
    "This form was sent before with other codes or another comment, and that annotation is saved. "
    "Press “Save annotation” again to save this one as well."
)
CHANGED_MEANWHILE = "This annotation was changed meanwhile. This is how it stands now."


@login_required
@require_http_methods(["GET", "POST"])
def annotation_create(request: HtmxRequest) -> HttpResponse:
    """Code a difference (`d`), a row's passages, or chosen words (`sigil`, `start`, `end`, `quote`)."""
    comparison = comparison_for(user_of(request), _asked_pk(request), right="code")
    pair = queries.pair_of(comparison, user_of(request), request.GET.get("left"), request.GET.get("right"))
    places, problem = _places(request, pair)
    row = queries.row_of_places(places, pair)
    codebook = queries.codebook_of(comparison.project)
    typed = queries.typed_at(user_of(request), _typing_place(request))
    form = AnnotationForm(
        request.POST if request.method == "POST" else None,
        initial={
            "form_key": uuid4(),
            "whole_row": not request.GET.keys() & {"d", "sigil"},
            "comment": typed,
        },
        entries=queries.entries_of(codebook),
        pair=pair,
        places=places,
        row=row,
    )
    if request.method == "POST" and not problem and form.is_valid():
        try:
            annotation = _create(request, comparison, form)
        except FormKeyReusedError:
            problem = KEY_REUSED
            form.renew_key()
        else:
            return _row_answer(request, annotation, message="Annotation saved.", focus=f"annotation-{annotation.pk}")
    left, right = pair.sigils
    context = {
        "comparison": comparison,
        "codebook": codebook,
        "form": form,
        "problem": problem,
        "what": act_words(difference_type(places, pair), left=left, right=right) if places else "",
        "right": right,
        "labels": queries.labels_of(pair),
        "typing_place": _typing_place(request),
        "typed": typed,
        "before": coded_before(comparison, places, user_of(request)),
        "row_texts": queries.row_texts(pair, row),
        "row_url": row_url(comparison, *_sigils(request, pair), row),
        "prefix": f"row-{row}",
    }
    return _form_answer(
        request, "coding/annotation_create.html", context, status=422 if problem or form.errors else 200
    )


@login_required
@require_GET
def annotation_detail(request: HtmxRequest, pk: int) -> HttpResponse:
    """The lasting address of an annotation: leads to the row in which it stands now."""
    annotation = queries.annotation_for(user_of(request), pk, right="view")
    return HttpResponseRedirect(_place_url(request, annotation))


@login_required
@require_http_methods(["GET", "POST"])
def annotation_edit(request: HtmxRequest, pk: int) -> HttpResponse:
    """Change an annotation's codes and comment; where someone else did meanwhile, show both."""
    annotation = queries.annotation_for(user_of(request), pk, right="code")
    codebook = queries.codebook_of(annotation.comparison.project)
    uses = queries.uses_of(annotation)
    typed = queries.typed_at(user_of(request), _typing_place(request))
    form = EditForm(
        request.POST if request.method == "POST" else None,
        initial={
            "codes": [str(use.guid) for use in uses],
            "confidence": annotation.confidence,
            "comment": typed or annotation.comment,
            "version": annotation.version,
        },
        entries=queries.entries_of(codebook, kept=[use.guid for use in uses]),
        uses=uses,
    )
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_annotation(
                annotation=annotation,
                user=user_of(request),
                version=form.cleaned_data["version"],
                uses=form.uses,
                comment=form.cleaned_data["comment"],
                confidence=form.cleaned_data["confidence"],
            )
        except AnnotationChangedError as error:
            annotation = error.annotation
            conflict = queries.conflict_of(annotation, user=user_of(request), form=form.cleaned_data)
            form.rebase(annotation.version)
        else:
            return _row_answer(request, annotation, message="Changes saved.", focus=f"annotation-{pk}")
    sigils = queries.sigils_of(annotation.comparison)
    context = {
        "annotation": annotation,
        "comparison": annotation.comparison,
        "note": view_of(annotation, sigils, may_code=True, veil=veil_of(annotation.comparison, user_of(request))),
        "right": max(sigils.values()),
        "codebook": codebook,
        "form": form,
        "conflict": conflict,
        "problem": CHANGED_MEANWHILE,
        "labels": queries.labels_of(_pair_of(request, annotation)),
        "typing_place": _typing_place(request),
        "typed": typed,
        "row_url": _place_url(request, annotation),
        "prefix": f"annotation-{pk}",
    }
    status = 409 if conflict else 422 if form.errors else 200
    return _form_answer(request, "coding/annotation_edit.html", context, status=status)


@login_required
@require_POST
def annotation_delete(request: HtmxRequest, pk: int) -> HttpResponse:
    """Take an annotation off the page; its row then offers to undo that."""
    annotation = queries.annotation_for(user_of(request), pk, right="code")
    return _change(request, annotation, actions.delete_annotation, done="Annotation deleted.")


@login_required
@require_POST
def annotation_undo(request: HtmxRequest, pk: int) -> HttpResponse:
    """Take back the last edit or deletion of an annotation."""
    annotation = queries.annotation_for(user_of(request), pk, right="code")
    return _change(request, annotation, actions.undo_change, done="Undone.")


def _typing_place(request: HtmxRequest) -> str:
    """Names the form by its address, for text that is typed into it."""
    return f"form:{sha256(request.get_full_path().encode()).hexdigest()}"


def _asked_pk(request: HtmxRequest) -> int:
    pk = whole_number(request.GET.get("comparison"))
    if pk is None:
        raise Http404
    return pk


def _sigils(request: HtmxRequest, pair: Pair) -> tuple[str, str]:
    """Left and right as the page shows them, which may be the other way round than in the analysis."""
    left, right = pair.sigils
    return (right, left) if request.GET.get("left") == right else (left, right)


def _places(request: HtmxRequest, pair: Pair) -> tuple[tuple[Place, ...], str]:
    """What is to be coded, and what is wrong with it."""
    try:
        return places_asked(request.POST if "sigil" in request.POST else request.GET, pair), ""
    except PlaceError as error:
        return (), str(error)


def _create(request: HtmxRequest, comparison: Comparison, form: AnnotationForm) -> Annotation:
    places = form.cleaned_data["places"]
    begin_assignment(comparison=comparison, coder=user_of(request))
    return actions.create_annotation(
        comparison=comparison,
        user=user_of(request),
        places=places,
        difference_type=difference_type(places, form.pair),
        unit=queries.unit_of_places(comparison, places, form.pair),
        uses=form.uses,
        comment=form.cleaned_data["comment"],
        confidence=form.cleaned_data["confidence"],
        form_key=form.cleaned_data["form_key"],
    )


def _change(
    request: HtmxRequest, annotation: Annotation, action: Callable[..., Annotation], *, done: str
) -> HttpResponse:
    """Delete or undo, at the version that the page showed."""
    try:
        action(annotation=annotation, user=user_of(request), version=whole_number(request.POST.get("version")) or 0)
    except AnnotationChangedError:
        return _row_answer(
            request, annotation, message=CHANGED_MEANWHILE, focus=f"annotation-{annotation.pk}", ok=False
        )
    return _row_answer(request, annotation, message=done, focus=f"annotation-{annotation.pk}")


def _row_answer(
    request: HtmxRequest, annotation: Annotation, *, message: str, focus: str, ok: bool = True
) -> HttpResponse:
    """The row of an annotation as it is now; without htmx, the way there."""
    comparison = annotation.comparison
    if ok and "comment" in request.POST:
        keep_typed(project=comparison.project, user=user_of(request), place=_typing_place(request), text="")
    pair = _pair_of(request, annotation)
    row = queries.row_of(annotation, pair)
    left, right = _sigils(request, pair)
    shown = whole_number(request.GET.get("row"))
    if request.htmx and row is not None and shown in (None, row):
        response = row_response(request, comparison, left=left, right=right, bead=row, status=200 if ok else 409)
        response["HX-Retarget"], response["HX-Reswap"] = f"#row-{row}", "outerHTML"
        return trigger_client_event(response, "newsdiff:announce", {"message": message, "focus": focus}, after="settle")
    (messages.success if ok else messages.error)(request, message)
    if request.htmx:
        return HttpResponseClientRefresh()
    return HttpResponseRedirect(row_url(comparison, left, right, row), status=303)


def _place_url(request: HtmxRequest, annotation: Annotation) -> str:
    pair = _pair_of(request, annotation)
    return row_url(annotation.comparison, *_sigils(request, pair), queries.row_of(annotation, pair))


def _pair_of(request: HtmxRequest, annotation: Annotation) -> Pair:
    """The two articles that the page showed; else those that the annotation hangs on."""
    if "left" in request.GET or "right" in request.GET:
        return queries.pair_of(
            annotation.comparison, user_of(request), request.GET.get("left"), request.GET.get("right")
        )
    return queries.pair_of(annotation.comparison, user_of(request), *queries.letters_of(annotation)[:2])


def _form_answer(request: HtmxRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The page with the form; for htmx the form alone, the focus on what it was refused for."""
    if not request.htmx:
        return render(request, template, context, status=status)
    response = render(request, f"{template}#form", context, status=status)
    if status == 200:
        return response
    field, sentence = next(iter(context["form"].errors.items()), ("title", [context["problem"]]))
    said = {"message": f"Not saved. {sentence[0]}", "focus": f"{context['prefix']}-{field}"}
    return trigger_client_event(response, "newsdiff:announce", said, after="settle")
