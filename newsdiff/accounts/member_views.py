"""Changes of who belongs to a project, and as what."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from newsdiff.accounts import actions
from newsdiff.accounts.access import fetch, project_for, user_of
from newsdiff.accounts.errors import ChangedError, PeopleError
from newsdiff.accounts.forms import HandOverForm, RoleForm
from newsdiff.accounts.hanging import work_of
from newsdiff.accounts.middleware import of_teams
from newsdiff.accounts.models import Membership, Project
from newsdiff.accounts.repeats import once
from newsdiff.accounts.views import project_page, url_of
from newsdiff.web.conflicts import conflicts_of
from newsdiff.web.deletion import deletion_page

MEMBERS = Membership.objects.select_related("project", "user")


@of_teams
@login_required
@require_POST
def member_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a member another role."""
    member = fetch(MEMBERS.all(), user_of(request), pk, right="own")
    form = RoleForm(request.POST)
    if not form.is_valid():
        return project_page(request, member.project, status=422, problem="Choose one of the roles.")
    was, role = form.cleaned_data["was"], form.cleaned_data["role"]
    try:
        return _done(
            request,
            member.project,
            lambda: actions.change_role(membership=member, user=user_of(request), was=was, role=role),
        )
    except ChangedError:
        member.refresh_from_db()
        label = {"role": f"Role of {member.user}"}
        conflicts = conflicts_of(label, mine={"role": role}, theirs={"role": member.role}, base={"role": was})
        return project_page(request, member.project, status=409, conflicts=conflicts)


@of_teams
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def member_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a person made in a project, then take them out of it; everyone may take themselves out."""
    user = user_of(request)
    mine = Membership.objects.filter(user=user, pk=pk).exists()
    member = fetch(MEMBERS.all(), user, pk, right="view" if mine else "own")
    if request.method != "POST":
        return deletion_page(
            request,
            title="Leave this project" if mine else f"Remove {member.user}",
            name=str(member.project),
            back=url_of(member.project),
            said=f"{'You' if mine else member.user} will see nothing of it any more. What {'you' if mine else 'they'} "
            "made stays, under the same name.",
            act="Leave" if mine else "Remove",
            hangs=work_of(member.user, member.project),
            hangs_heading="Stays",
        )
    away = reverse("accounts:project_list") if mine else url_of(member.project)
    return _done(request, member.project, lambda: actions.remove_member(membership=member, user=user), leads_to=away)


@of_teams
@login_required
@require_POST
def project_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Make someone else the owner."""
    user = user_of(request)
    project = project_for(user, pk, right="own")
    form = HandOverForm(request.POST)
    if not form.is_valid():
        return project_page(request, project, status=422, problem="Choose a member.")
    to = get_object_or_404(MEMBERS.filter(project=project), pk=form.cleaned_data["member"])
    return _done(request, project, lambda: actions.hand_over(project=project, user=user, to=to))


def _done(request: HttpRequest, project: Project, act: Callable[[], object], *, leads_to: str = "") -> HttpResponse:
    """Act once and lead back to the project; 422 with the reason where it was refused."""

    def acted() -> str:
        act()
        return leads_to or url_of(project)

    try:
        return once(request, acted)
    except PeopleError as error:
        return project_page(request, project, status=422, problem=str(error))
