"""Taking the last change of a codebook back: the codes as they were, and the annotations that it altered."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from newsdiff.accounts.models import User
from newsdiff.coding.actions import CODE_FIELDS, raise_version, set_uses
from newsdiff.coding.codebook import entry_from_json
from newsdiff.coding.codebook_actions import keep_version
from newsdiff.coding.errors import CodebookChangedError
from newsdiff.coding.models import AnnotationRevision, Code, Codebook, CodebookVersion
from newsdiff.coding.uses import use_from_json

UNDONE, REDONE = "Undone: ", "Redone: "


def undoable(codebook: Codebook) -> CodebookVersion | None:
    """The version that taking the last change back would restore; `None` where there is none that says enough."""
    last: CodebookVersion | None = codebook.versions.first()
    known = last is not None and all("is_retired" in code for code in last.codes)
    return last if known else None


def undo_words(last: CodebookVersion) -> str:
    """What taking a change back is called: a change that was itself undone is done again.

    >>> undo_words(CodebookVersion(change="Undone: Code split: Agency into Acts, Harm"))
    'Redo: Code split: Agency into Acts, Harm'
    """
    if last.change.startswith(UNDONE):
        return f"Redo: {last.change.removeprefix(UNDONE)}"
    return f"Undo: {last.change.removeprefix(REDONE)}"


@transaction.atomic
def undo_last(*, codebook: Codebook, user: User, version: int) -> int:
    """Take the change back that made `version`; undone twice, it is done again. Gives how many annotations changed.

    A code that the change made is retired: nothing that hangs on it is lost. An annotation that the change altered and
    that nobody touched since says again what it said. Raises `CodebookChangedError` where another change came
    meanwhile or there is nothing to take back.
    """
    last = undoable(codebook)
    if last is None or last.number != version - 1:
        raise CodebookChangedError(Codebook.objects.get(pk=codebook.pk))
    again = last.change.startswith(UNDONE)
    said = last.change.removeprefix(UNDONE).removeprefix(REDONE)
    locked = keep_version(codebook, user=user, change=f"{REDONE if again else UNDONE}{said}", version=version)
    locked.guidance, locked.name = last.guidance, last.name or locked.name
    locked.save(update_fields=["guidance", "name"])
    _restore_codes(locked, last.codes)
    return _restore_annotations(locked, last, user)


def _restore_codes(codebook: Codebook, states: list[dict[str, Any]]) -> None:
    codes = {code.guid: code for code in codebook.codes.all()}
    entries = {UUID(state["guid"]): (entry_from_json(state), state) for state in states}
    for guid, code in codes.items():
        if guid not in entries:
            code.retired_at = code.retired_at or timezone.now()
            continue
        entry, state = entries[guid]
        for name in CODE_FIELDS:
            setattr(code, name, getattr(entry, name))
        code.position = state["position"]
        code.parent = codes[entry.parent] if entry.parent else None
        code.merged_into = codes[UUID(state["merged_into"])] if state["merged_into"] else None
        code.retired_at = (code.retired_at or timezone.now()) if state["is_retired"] else None
    fields = ["parent", "merged_into", "retired_at", "position", *CODE_FIELDS]
    Code.objects.bulk_update(codes.values(), fields, batch_size=100)


def _restore_annotations(codebook: Codebook, last: CodebookVersion, user: User) -> int:
    made = codebook.versions.get(number=codebook.version - 1)
    altered = AnnotationRevision.objects.filter(by_change=last).select_related("annotation")
    n_restored = 0
    for revision in altered:
        annotation = revision.annotation
        if annotation.version == revision.version + 1:
            raise_version(
                annotation,
                user=user,
                version=annotation.version,
                deleted=revision.deleted_at is not None,
                by_change=made,
                comment=revision.comment,
                confidence=revision.confidence,
                codebook_version=revision.codebook_version,
            )
            set_uses(annotation, [use_from_json(use, annotation=annotation) for use in revision.uses])
            n_restored += 1
    return n_restored
