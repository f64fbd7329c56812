"""The only way to fetch an object for a user: 404 for outsiders, 403 for members without the right."""

from typing import TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from newsdiff.accounts.models import Membership, Project, User

Object = TypeVar("Object", bound=Model)

RIGHTS: dict[str, frozenset[str]] = {
    Membership.Role.VIEWER: frozenset({"view"}),
    Membership.Role.CODER: frozenset({"view", "code", "export"}),
    Membership.Role.EDITOR: frozenset({"view", "code", "export", "edit"}),
    Membership.Role.OWNER: frozenset({"view", "code", "export", "edit", "own"}),
}


def user_of(request: HttpRequest) -> User:
    """The person who asks, behind `login_required`."""
    return cast(User, request.user)


def visible(objects: QuerySet[Object], user: User, *, project: str = "project") -> QuerySet[Object]:
    """Those of `objects` that belong to a project of the user; `project` is the lookup that leads there."""
    return objects.filter(**{f"{project}__membership__user": user})


def fetch(objects: QuerySet[Object], user: User, pk: object, *, right: str, project: str = "project") -> Object:
    """One object that the user may see and do `right` to ("view", "code", "export", "edit" or "own").

    Raises `Http404` where it is missing or belongs to a project of others, `PermissionDenied` where the
    user's role is too small.
    """
    found = visible(objects, user, project=project).filter(pk=pk).first()
    if found is None:
        raise Http404
    owner: object = found
    for step in project.split("__"):
        owner = getattr(owner, step)
    if not isinstance(owner, Project):
        raise TypeError(f"{project} does not lead to a project")
    require(user, owner, right=right)
    return found


def require(user: User, project: Project, *, right: str) -> None:
    """Raise `PermissionDenied` where the user's role in the project does not hold the right."""
    role = Membership.objects.filter(user=user, project=project).values_list("role", flat=True).first()
    if role is None:
        raise Http404
    if right not in RIGHTS[role]:
        raise PermissionDenied


def may(user: User, project: Project, right: str) -> bool:
    """Whether the user's role in a project holds a right."""
    try:
        require(user, project, right=right)
    except PermissionDenied:
        return False
    return True


def home_project(user: User) -> Project:
    """The project that new things of this user go to: the first one they joined."""
    membership = Membership.objects.filter(user=user).order_by("id").select_related("project").first()
    if membership is None:
        raise Http404
    return membership.project
