"""Which project a row belongs to: found from the models themselves, so that no new table is forgotten."""

from collections import deque
from functools import cache

from django.apps import apps
from django.db.models import ForeignKey, Model

from newsdiff.accounts.models import Project


@cache
def path_to_project(model: type[Model]) -> str:
    """The lookup that leads from a row of `model` to its project: "" for a project, "comparison__project", …

    The shortest way over keys that every row has. Raises `TypeError` where none leads to a project.
    """
    path = path_between(model, Project)
    if path is None:
        raise TypeError(f"{model.__name__} belongs to no project")
    return path


def project_of(row: Model) -> Project:
    """The project that a row belongs to."""
    owner: object = row
    for step in filter(None, path_to_project(type(row)).split("__")):
        owner = getattr(owner, step)
    assert isinstance(owner, Project)  # noqa: S101 - path_to_project leads nowhere else
    return owner


@cache
def models_of_projects() -> tuple[type[Model], ...]:
    """All models whose rows belong to a project, those that lie deepest first, the project itself last."""
    paths = {model: path_between(model, Project) for model in apps.get_models(include_auto_created=True)}
    owned = [(model, path) for model, path in paths.items() if path is not None]
    return tuple(model for model, path in sorted(owned, key=lambda one: -len(_steps(one[1]))))


@cache
def path_between(model: type[Model], target: type[Model]) -> str | None:
    """The shortest lookup from a model to another over keys that every row has: "" for itself, `None` without a way."""
    waiting = deque([(model, "")])
    seen = {model}
    while waiting:
        current, path = waiting.popleft()
        if current is target:
            return path
        for field in current._meta.get_fields():
            if isinstance(field, ForeignKey) and not field.null and field.related_model not in seen:
                seen.add(field.related_model)
                waiting.append((field.related_model, f"{path}__{field.name}" if path else field.name))
    return None


def _steps(path: str) -> list[str]:
    return path.split("__") if path else []
