"""An annotation's history and thread, and the door for text that is not sent yet."""

from uuid import uuid4

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from newsdiff.accounts.access import may, project_for, user_of
from newsdiff.accounts.errors import FormKeyReusedError
from newsdiff.coding import queries, thread_actions
from newsdiff.coding.forms import COMMENT_LENGTH
from newsdiff.coding.history import history_of
from newsdiff.coding.sides import sides_of
from newsdiff.comparisons.reading import reading_of

PLACE_LENGTH = 200


class ReplyForm(forms.Form):
    """What someone writes under an annotation."""

    text = forms.CharField(max_length=COMMENT_LENGTH, error_messages={"required": "Write something first."})
    form_key = forms.UUIDField(widget=forms.HiddenInput)


@login_required
@require_http_methods(["GET", "POST"])
def annotation_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version of an annotation, and what people wrote under it."""
    user = user_of(request)
    annotation = queries.annotation_for(user, pk, right="view" if request.method == "GET" else "code")
    form = ReplyForm(request.POST if request.method == "POST" else None, initial={"form_key": uuid4()})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"].replace("\r\n", "\n")
        try:
            thread_actions.add_reply(
                annotation=annotation, user=user, text=text, form_key=form.cleaned_data["form_key"]
            )
        except FormKeyReusedError:
            form.add_error(
                "text", "This form was sent before with another text. Load the page again and send this one."
            )
        else:
            return HttpResponseRedirect(reverse("coding:annotation_history", args=[pk]), status=303)
    context = {
        "annotation": annotation,
        "comparison": annotation.comparison,
        "coder": queries.name_of(annotation.coder),
        "sides": sides_of(
            annotation, queries.sigils_of(annotation.comparison), reading_of(annotation.comparison, user).veil
        ),
        "steps": history_of(annotation),
        "replies": [(one, queries.name_of(one.author)) for one in annotation.replies.select_related("author")],
        "form": form,
        "may_code": may(user, annotation.comparison.project, "code"),
    }
    return render(request, "coding/annotation_history.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def typed_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is being typed, so that a closed window loses nothing; only its writer gets it back."""
    user = user_of(request)
    project = project_for(user, pk, right="code")
    place, text = request.POST.get("place", ""), request.POST.get("text", "")
    if place and len(place) <= PLACE_LENGTH and len(text) <= COMMENT_LENGTH:
        thread_actions.keep_typed(project=project, user=user, place=place, text=text.replace("\r\n", "\n"))
    return HttpResponse(status=204)
