"""Pages of projects: the list, one project with its members, its trail, taking it away, deleting it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsdiff.accounts import actions, audit, queries, whole
from newsdiff.accounts.access import may, project_for, user_of
from newsdiff.accounts.errors import ChangedError
from newsdiff.accounts.forms import DeleteForm, InviteForm, ProjectForm
from newsdiff.accounts.models import Project, Role
from newsdiff.accounts.repeats import once
from newsdiff.web.conflicts import conflicts_of
from newsdiff.web.downloads import POLICY

N_EVENTS = 500


@login_required
@require_http_methods(["GET", "POST"])
def project_list(request: HttpRequest) -> HttpResponse:
    """The projects of the person who asks, and a form for a new one."""
    user = user_of(request)
    form = ProjectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return once(request, lambda: url_of(actions.create_project(user=user, name=form.cleaned_data["name"])))
    context = {"projects": queries.projects_of(user), "form": form}
    return render(request, "accounts/project_list.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def project_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Who belongs to a project; its owners invite people and change roles here."""
    return project_page(request, project_for(user_of(request), pk))


@login_required
@require_POST
def project_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a project another name."""
    user = user_of(request)
    project = project_for(user, pk, right="own")
    form = ProjectForm(request.POST)
    if not form.is_valid():
        return project_page(request, project, status=422, rename=form)

    def act() -> str:
        said = form.cleaned_data
        actions.rename_project(project=project, user=user, version=said["version"] or 0, name=said["name"])
        return url_of(project)

    try:
        return once(request, act)
    except ChangedError as error:
        mine, base = form.cleaned_data["name"], request.POST.get("base", "")
        conflicts = conflicts_of({"name": "Name"}, mine={"name": mine}, theirs={"name": error.now}, base={"name": base})
        return project_page(request, project, status=409, conflicts=conflicts, my_name=mine)


@login_required
@require_GET
def project_trail(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what in a project."""
    project = project_for(user_of(request), pk, right="own")
    events = [(event, audit.words_of(event)) for event in audit.events_of(project)[:N_EVENTS]]
    return render(request, "accounts/project_trail.html", {"project": project, "events": events})


@login_required
@require_POST
def project_export(request: HttpRequest, pk: int) -> FileResponse:
    """The whole project as a file, always to save and never to show here."""
    project = project_for(user_of(request), pk, right="own")
    file = whole.export_project(project=project, user=user_of(request))
    name = f"{slugify(project.name)[:60].strip('-') or 'project'}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response["Content-Security-Policy"] = POLICY
    return response


@login_required
@require_http_methods(["GET", "POST"])
def project_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what would be lost, and delete the project once its name was typed."""
    user = user_of(request)
    project = project_for(user, pk, right="own")
    form = DeleteForm(request.POST if request.method == "POST" else None, project=project)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            whole.delete_project(project=project, user=user)
            return reverse("accounts:project_list")

        messages.success(request, f"“{project}” and everything in it is deleted.")
        return once(request, act)
    context = {"project": project, "form": form, "name": ProjectForm(initial={"name": project.name})}
    return render(request, "accounts/project_delete.html", context, status=422 if form.errors else 200)


def url_of(project: Project) -> str:
    """The page of a project."""
    return reverse("accounts:project_detail", args=[project.pk])


def project_page(request: HttpRequest, project: Project, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a project, with what went wrong where something did."""
    user = user_of(request)
    context = {
        "project": project,
        "members": queries.members_of(project),
        "invitations": queries.open_invitations(project),
        "roles": Role.choices,
        "may_own": may(user, project, "own"),
        "invite": InviteForm(),
        **more,
    }
    return render(request, "accounts/project_detail.html", context, status=status)
