"""A project as a whole: taken away as one file, and deleted for good."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import BinaryField, Model, QuerySet

from newsdiff.accounts.audit import events_of, record
from newsdiff.accounts.models import Project, User
from newsdiff.accounts.ownership import models_of_projects, path_to_project

SECRET_FIELDS = ("token_sha256",)


def rows_of(model: type[Model], project: Project) -> QuerySet[Model]:
    """The rows of a model that belong to a project."""
    lookup = "__".join(filter(None, (path_to_project(model), "pk")))
    return model._default_manager.filter(**{lookup: project.pk}).order_by("pk")


def export_project(*, project: Project, user: User) -> IO[bytes]:
    """All that belongs to a project as a ZIP: a JSON file for each table, the originals, people, and the trail.

    What is private to a person (a model's `is_private`), as text that is not sent yet, is left out.
    """
    with transaction.atomic():
        record(project, user, "project_export")
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - the answer reads and closes it
    people: set[int] = set()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for model in models_of_projects():
            if getattr(model, "is_private", False):
                continue
            rows = [_row(one, packed, people) for one in rows_of(model, project).iterator(chunk_size=500)]
            packed.writestr(f"{model._meta.label_lower}.json", _json(rows))
        trail = [{"at": one.at, "actor": one.actor_id, "act": one.act, "what": one.what} for one in events_of(project)]
        people |= {one["actor"] for one in trail}
        packed.writestr("trail.json", _json(trail))
        packed.writestr("people.json", _json(_people(people)))
    file.seek(0)
    return file


@transaction.atomic
def delete_project(*, project: Project, user: User) -> None:
    """Delete a project with everything in it, for good. Its trail alone stays, and names no text."""
    record(project, user, "project_delete", name=project.name)
    for model in models_of_projects():
        rows = rows_of(model, project).order_by()
        rows._raw_delete(rows.db)  # keys between its rows are checked at the end


def _row(row: Model, packed: zipfile.ZipFile, people: set[int]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.name in SECRET_FIELDS:
            continue
        if isinstance(field, BinaryField):
            name = f"{row._meta.label_lower}.{field.name}/{row.pk}"
            packed.writestr(name, bytes(value))
            value = name
        elif field.related_model is User and value is not None:
            people.add(value)
        said[field.attname] = value
    return said


def _people(pks: Iterable[int]) -> Iterator[dict[str, Any]]:
    for user in User.objects.filter(pk__in=pks).order_by("pk"):
        yield {"id": user.pk, "name": str(user), "email": user.email}


def _json(rows: Iterable[dict[str, Any]]) -> str:
    return json.dumps(list(rows), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
