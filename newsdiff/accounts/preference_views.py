"""How a person wants their pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from newsdiff.accounts.access import user_of
from newsdiff.accounts.forms import PreferencesForm
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
