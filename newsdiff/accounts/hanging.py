"""What hangs on a thing that is about to go: said before it is deleted or a person is taken out."""

from collections.abc import Iterator

from django.db.models import ForeignKey, Model

from newsdiff.accounts.models import Project, User
from newsdiff.accounts.ownership import models_of_projects, path_between
from newsdiff.accounts.whole import rows_of


def hangs_on(thing: Model) -> tuple[str, ...]:
    """What would go or stay without a thing, counted: "3 annotations", "1 decision".

    Models that people know by a name say it in `hangs_as` (one, several); only they are counted.
    """
    found = []
    for model, names in _known():
        path = path_between(model, type(thing))
        if path:
            found.append(_counted(model._default_manager.filter(**{path: thing}).distinct().count(), names))
    return tuple(filter(None, found))


def work_of(user: User, project: Project) -> tuple[str, ...]:
    """What a person made in a project, counted as `hangs_on` does."""
    found = []
    for model, names in _known():
        makers = [field.name for field in model._meta.get_fields() if _names_maker(field)]
        if makers:
            found.append(_counted(rows_of(model, project).filter(**{makers[0]: user}).count(), names))
    return tuple(filter(None, found))


def _known() -> Iterator[tuple[type[Model], tuple[str, str]]]:
    for model in models_of_projects():
        names = getattr(model, "hangs_as", None)
        if names is not None:
            yield model, names


def _names_maker(field: object) -> bool:
    return isinstance(field, ForeignKey) and field.related_model is User and not field.null


def _counted(n: int, names: tuple[str, str]) -> str:
    return f"{n:,} {names[n != 1]}" if n else ""
