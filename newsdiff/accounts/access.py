"""The only way to fetch an object for a user: 404 for outsiders, 403 for members without the right."""

from typing import TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from newsdiff.accounts.models import Membership, Project, Role, User
from newsdiff.accounts.ownership import path_to_project, project_of

Object = TypeVar("Object", bound=Model)

# Who may what: the one table of permissions.
RIGHTS: dict[str, frozenset[str]] = {
    Role.VIEWER: frozenset({"view"}),
    Role.CODER: frozenset({"view", "code", "export"}),
    Role.EDITOR: frozenset({"view", "code", "export", "edit", "share"}),
    Role.OWNER: frozenset({"view", "code", "export", "edit", "share", "own"}),
}


def user_of(request: HttpRequest) -> User:
    """The person who asks, behind `login_required`."""
    return cast(User, request.user)


def visible(objects: QuerySet[Object], user: User) -> QuerySet[Object]:
    """Those of `objects` that belong to a project of the user."""
    path = path_to_project(objects.model)
    return objects.filter(**{f"{path}__membership__user" if path else "membership__user": user})


def may(user: User, thing: Model, right: str) -> bool:
    """Whether the user may do `right` to a project, or to anything that belongs to one."""
    return right in rights_of(user, thing)


def rights_of(user: User, thing: Model) -> frozenset[str]:
    """All that the user may do to a project, or to anything that belongs to one; nothing for outsiders."""
    role = Membership.objects.filter(user=user, project=project_of(thing)).values_list("role", flat=True).first()
    return frozenset() if role is None else RIGHTS[role]


def fetch(objects: QuerySet[Object], user: User, pk: object, *, right: str) -> Object:
    """One object that the user may see and do `right` to ("view", "code", "export", "edit", "share" or "own").

    Raises `Http404` where it is missing or belongs to a project of others, `PermissionDenied` where the
    user's role is too small.
    """
    found = visible(objects, user).filter(pk=pk).first()
    if found is None:
        raise Http404
    require(user, found, right=right)
    return found


def require(user: User, thing: Model, *, right: str) -> None:
    """Raise `PermissionDenied` where the user's role in the project of a thing does not hold the right."""
    if not may(user, thing, right):
        raise PermissionDenied


def project_for(user: User, pk: int, *, right: str = "view") -> Project:
    """A project that the user may do `right` to. Raises as `fetch` does."""
    return fetch(Project.objects.all(), user, pk, right=right)


def projects_where(user: User, right: str) -> list[Project]:
    """The projects in which the user may do `right`, in the order in which they joined."""
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    joined = Membership.objects.filter(user=user, role__in=roles).order_by("id").select_related("project")
    return [one.project for one in joined]


def home_project(user: User) -> Project:
    """The project that new things of this user go to: the first in which they may edit, else the first."""
    joined = list(Membership.objects.filter(user=user).order_by("id").select_related("project"))
    if not joined:
        raise Http404
    return next((one for one in joined if "edit" in RIGHTS[one.role]), joined[0]).project
