"""Invitations: made and taken back by owners, used by the person who was invited."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from newsdiff.accounts import actions, letters, queries
from newsdiff.accounts.access import fetch, project_for, user_of
from newsdiff.accounts.errors import InvitationError, PeopleError
from newsdiff.accounts.forms import InviteForm, SignUpForm
from newsdiff.accounts.middleware import of_teams
from newsdiff.accounts.models import Invitation
from newsdiff.accounts.repeats import once
from newsdiff.accounts.views import project_page, url_of

SHOWN_ONCE = "This link lets {email} in. It is shown this once: pass it on yourself, or trust the letter. {url}"


@of_teams
@login_required
@require_POST
def invitation_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite someone; the link is shown this once, and sent where a mail server is set."""
    user = user_of(request)
    project = project_for(user, pk, right="own")
    form = InviteForm(request.POST)
    if not form.is_valid():
        return project_page(request, project, status=422, invite=form)
    email, role = form.cleaned_data["email"], form.cleaned_data["role"]
    made: list[str] = []

    def act() -> str:
        made.append(actions.invite(project=project, user=user, email=email, role=role))
        return url_of(project)

    try:
        answer = once(request, act)
    except PeopleError as error:
        return project_page(request, project, status=422, problem=str(error), invite=form)
    for token in made:
        url = request.build_absolute_uri(reverse("accounts:invitation_detail", args=[token]))
        letters.send_invitation(project=project, email=email, by=user, url=url)
        messages.success(request, SHOWN_ONCE.format(email=email, url=url))
    return answer


@of_teams
@login_required
@require_POST
def invitation_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = fetch(Invitation.objects.select_related("project"), user_of(request), pk, right="own")

    def act() -> str:
        actions.revoke_invitation(invitation=invitation, user=user_of(request))
        return url_of(invitation.project)

    return once(request, act)


@of_teams
@require_http_methods(["GET", "POST"])
@never_cache
def invitation_detail(request: HttpRequest, token: str) -> HttpResponse:
    """Join a project: with the account of the address, or with a new one where it has none."""
    invitation = queries.invitation_with(token)
    if invitation is None:
        return render(request, "accounts/invitation_gone.html", {"problem": actions.UNUSABLE}, status=404)
    known = queries.person_with(invitation.email)
    if known is None and not request.user.is_authenticated:
        return _sign_up(request, invitation, token)
    context = {"invitation": invitation, "here": request.path}
    if request.method != "POST" or not request.user.is_authenticated:
        return render(request, "accounts/invitation_detail.html", context)
    try:
        project = actions.accept_invitation(token=token, user=user_of(request))
    except InvitationError as error:
        return render(request, "accounts/invitation_detail.html", {**context, "problem": error}, status=403)
    return HttpResponseRedirect(url_of(project), status=303)


def _sign_up(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    form = SignUpForm(request.POST if request.method == "POST" else None, email=invitation.email)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            user = actions.sign_up(token=token, name=said["name"], password=said["password"])
        except InvitationError as error:
            return render(request, "accounts/invitation_gone.html", {"problem": error}, status=404)
        response: HttpResponse = perform_login(request, user, redirect_url=url_of(invitation.project))
        return response
    context = {"invitation": invitation, "form": form}
    return render(request, "accounts/invitation_sign_up.html", context, status=422 if form.errors else 200)
