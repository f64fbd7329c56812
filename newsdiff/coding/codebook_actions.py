"""Changes of a codebook. Each keeps what it said before as a version; annotations go on naming theirs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import User
from newsdiff.coding.actions import CODE_FIELDS, code_row, raise_version, set_uses
from newsdiff.coding.codebook import CodeEntry, entry_to_json
from newsdiff.coding.errors import CodebookChangedError
from newsdiff.coding.looks import letter_for, look_at
from newsdiff.coding.models import Annotation, Code, Codebook, CodebookVersion, CodeUse
from newsdiff.coding.queries import entries_of
from newsdiff.coding.uses import SLOTS


def keep_version(codebook: Codebook, *, user: User, change: str, version: int | None = None) -> Codebook:
    """Store what the codebook says, and raise its version; to be called first in the transaction of a change.

    Raises `CodebookChangedError` where `version` is given and the codebook is at another one.
    """
    locked = Codebook.objects.select_for_update().get(pk=codebook.pk)
    if version is not None and locked.version != version:
        raise CodebookChangedError(locked)
    codes = {code.guid: code for code in locked.codes.select_related("merged_into")}
    CodebookVersion.objects.create(
        codebook=locked,
        number=locked.version,
        name=locked.name,
        codes=[state_to_json(entry, codes[entry.guid]) for entry in entries_of(locked, retired=True).codes],
        guidance=locked.guidance,
        change=change[:300],
        replaced_by=user,
    )
    locked.version += 1
    locked.save(update_fields=["version"])
    record(codebook.project, user, "codebook_change", codebook=locked.pk, change=change[:300])
    return locked


@transaction.atomic
def add_code(*, codebook: Codebook, user: User, version: int, fields: dict[str, Any]) -> Code:
    """Put a new code at the end of a codebook."""
    locked = keep_version(codebook, user=user, change=f"Code added: {fields['name']}", version=version)
    position = _next_position(locked)
    colour, pattern = look_at(position)
    look = {"colour": colour, "pattern": pattern, "letter": _letter(locked, fields["name"])}
    return Code.objects.create(codebook=locked, guid=uuid4(), position=position, **{**look, **_filled(fields)})


@transaction.atomic
def edit_code(*, code: Code, user: User, version: int, fields: dict[str, Any]) -> Code:
    """Give a code other words, looks, slots, place or parent."""
    renamed = f" (now “{fields['name']}”)" if fields["name"] != code.name else ""
    keep_version(code.codebook, user=user, change=f"Code changed: {code.name}{renamed}", version=version)
    for name, value in _filled(fields).items():
        setattr(code, name, value)
    code.save()
    return code


@transaction.atomic
def edit_guidance(*, codebook: Codebook, user: User, version: int, name: str, guidance: str) -> Codebook:
    """Rename a codebook and say anew how to code with it."""
    locked = keep_version(codebook, user=user, change="Guidelines changed", version=version)
    locked.name, locked.guidance = name, guidance
    locked.save(update_fields=["name", "guidance"])
    return locked


@transaction.atomic
def retire_code(*, code: Code, user: User) -> None:
    """Offer a code no more, or again. Annotations that have it keep it."""
    back = code.retired_at is not None
    keep_version(code.codebook, user=user, change=f"Code {'brought back' if back else 'retired'}: {code.name}")
    Code.objects.filter(pk=code.pk).update(retired_at=None if back else timezone.now(), merged_into=None)


@transaction.atomic
def merge_codes(*, code: Code, into: Code, user: User) -> int:
    """Give all annotations of one code another in its place, each as a change of its own, and retire the first.

    Gives how many annotations were changed. Slots that the annotation has not filled for the other code move along.
    """
    codebook = keep_version(code.codebook, user=user, change=f"Code merged: {code.name} into {into.name}")
    put_away = codebook.versions.get(number=codebook.version - 1)
    annotations = Annotation.objects.select_for_update().filter(uses__code=code)
    for annotation in annotations:
        uses = list(annotation.uses.all())
        raise_version(
            annotation,
            user=user,
            version=annotation.version,
            deleted=annotation.deleted_at is not None,
            codebook_version=codebook.version,
            by_change=put_away,
        )
        set_uses(annotation, _merged(uses, code, into))
    Code.objects.filter(parent=code).update(parent=into if into.parent_id != code.pk else None)
    Code.objects.filter(pk=code.pk).update(retired_at=timezone.now(), merged_into=into)
    return len(annotations)


@transaction.atomic
def split_code(*, code: Code, names: Sequence[str], user: User) -> list[Code]:
    """New codes in the place of one, with its words to start from. The first one retires and annotations keep it."""
    locked = keep_version(code.codebook, user=user, change=f"Code split: {code.name} into {', '.join(names)}")
    said = {name: getattr(code, name) for name in CODE_FIELDS if name not in ("name", "colour", "pattern", "letter")}
    made = []
    for name in names:
        position = _next_position(locked)
        colour, pattern = look_at(position)
        look = {"colour": colour, "pattern": pattern, "letter": _letter(locked, name)}
        made.append(
            Code.objects.create(
                codebook=locked, guid=uuid4(), parent=code.parent, position=position, name=name, **look, **said
            )
        )
    Code.objects.filter(pk=code.pk).update(retired_at=timezone.now())
    return made


@transaction.atomic
def import_codes(*, codebook: Codebook, entries: Sequence[CodeEntry], user: User, source: str) -> tuple[int, int]:
    """Add the codes of a file; one with the same guid or name takes the file's words. Nothing is taken away.

    Gives how many are new and how many were there.
    """
    locked = keep_version(codebook, user=user, change=f"Codes taken from {source}")
    by_guid = {code.guid: code for code in locked.codes.all()}
    by_name = {code.name: code for code in by_guid.values()}
    kept = {entry.guid: by_guid.get(entry.guid) or by_name.get(entry.name) for entry in entries}
    start = _next_position(locked)
    fresh = [entry for entry in entries if kept[entry.guid] is None]
    rows = [code_row(_free(entry, by_name), codebook=locked, position=start + n) for n, entry in enumerate(fresh)]
    made = {code.guid: code for code in Code.objects.bulk_create(rows)}
    stored = {entry.guid: kept[entry.guid] or made[entry.guid] for entry in entries}
    for entry in entries:
        code = stored[entry.guid]
        if code.guid not in made:
            for name in CODE_FIELDS:
                if name != "name":
                    setattr(code, name, getattr(entry, name))
        code.parent = stored[entry.parent] if entry.parent else None
    Code.objects.bulk_update(stored.values(), ["parent", *CODE_FIELDS], batch_size=100)
    return len(made), len(entries) - len(made)


def state_to_json(entry: CodeEntry, code: Code) -> dict[str, Any]:
    """A code as it stands, for the version of a codebook that is kept."""
    merged = str(code.merged_into.guid) if code.merged_into else None
    state = {"position": code.position, "is_retired": code.retired_at is not None, "merged_into": merged}
    return {**entry_to_json(entry), **state}


def _free(entry: CodeEntry, by_name: dict[str, Code]) -> CodeEntry:
    taken = {code.letter for code in by_name.values()}
    return replace(entry, letter=letter_for(entry.name, taken)) if entry.letter in taken else entry


def _merged(uses: Sequence[CodeUse], code: Code, into: Code) -> list[CodeUse]:
    moved = next(use for use in uses if use.code_id == code.pk)
    there = next((use for use in uses if use.code_id == into.pk), None)
    target = there or moved
    filled = {slot: getattr(target, slot) or getattr(moved, slot) for slot in SLOTS}
    merged = CodeUse(annotation_id=moved.annotation_id, code=into, **filled)
    others = [use for use in uses if use.code_id not in (code.pk, into.pk)]
    for use in others:
        use.pk = None
    return [*others, merged]


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without looks that were left to the program."""
    return {name: value for name, value in fields.items() if value or name not in ("colour", "pattern", "letter")}


def _next_position(codebook: Codebook) -> int:
    last: int | None = codebook.codes.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _letter(codebook: Codebook, name: str) -> str:
    return letter_for(name, set(codebook.codes.values_list("letter", flat=True)))
