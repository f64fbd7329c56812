"""How a person wants their pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from newsdiff.accounts.access import user_of
from newsdiff.accounts.forms import PreferencesForm
from newsdiff.accounts.hints import read_hint, show_hints_again
from newsdiff.accounts.models import User
from newsdiff.accounts.repeats import acts_once


@login_required
@require_http_methods(["GET", "POST"])
@acts_once
def preferences_edit(request: HttpRequest) -> HttpResponse:
    """Colours, size of text, first view and keys; a part of them may be sent alone."""
    form = PreferencesForm(request.POST if request.method == "POST" else None, user=user_of(request))
    if request.method == "POST" and form.is_valid():
        User.objects.filter(pk=user_of(request).pk).update(**form.chosen)
        messages.success(request, "Saved.")
        return HttpResponseRedirect(reverse("accounts:preferences_edit"), status=303)
    return render(request, "accounts/preferences_edit.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
@acts_once
def hints_edit(request: HttpRequest) -> HttpResponse:
    """Put the line `read` away, or begin with all of them again; htmx gets nothing in its place."""
    user = user_of(request)
    if "read" not in request.POST:
        show_hints_again(user=user)
        messages.success(request, "The lines that explain a comparison are shown again.")
        return HttpResponseRedirect(reverse("accounts:preferences_edit"), status=303)
    read_hint(user=user, name=request.POST["read"])
    if request.headers.get("HX-Request"):
        said = {"message": "This line is not shown again.", "focus": "main"}
        return trigger_client_event(HttpResponse(), "newsdiff:announce", said, after="settle")
    back = request.POST.get("back", "")
    is_here = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return HttpResponseRedirect(back if is_here else "/", status=303)
