"""Writes of coding: a project's codebook, and annotations with their history."""

import json
from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from newsdiff.accounts.audit import record
from newsdiff.accounts.errors import FormKeyReusedError
from newsdiff.accounts.models import Project, User
from newsdiff.analysis.anchor import make_anchor
from newsdiff.coding.codebook import CodebookEntries, CodeEntry, starter_codebook
from newsdiff.coding.errors import AnnotationChangedError
from newsdiff.coding.models import Anchor, Annotation, AnnotationRevision, Code, Codebook, CodebookVersion, CodeUse
from newsdiff.coding.places import Place
from newsdiff.coding.uses import SLOTS, Use, use_from_json, use_of, use_row, use_to_json
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.queries import articles_of
from newsdiff.corpus.models import Article

CODE_FIELDS = (
    "name",
    "definition",
    "include_when",
    "exclude_when",
    "example",
    "colour",
    "pattern",
    "letter",
    *SLOTS,
)


def ensure_codebook(*, project: Project) -> Codebook:
    """The project's codebook; the starter codebook is stored where it has none. Can run again without harm."""
    found = project.codebooks.order_by("id").first()
    if found is not None:
        return found
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=project.pk)
        return project.codebooks.order_by("id").first() or store_codebook(project=project, entries=starter_codebook())


def create_annotation(
    *,
    comparison: Comparison,
    user: User,
    places: Sequence[Place],
    difference_type: str,
    unit: str,
    uses: Sequence[Use],
    comment: str,
    form_key: UUID,
    confidence: str = "",
) -> Annotation:
    """Store codes and a comment on places that were checked. The same form sent twice gives the first annotation.

    Raises `FormKeyReusedError` where the form's key came before with something else.
    """
    digest = _digest(comparison, user, places, uses, comment, confidence)
    codebook = ensure_codebook(project=comparison.project)
    codes = codes_by_guid(codebook, uses)
    articles = articles_of(comparison)
    try:
        with transaction.atomic():
            annotation = Annotation.objects.create(
                comparison=comparison,
                coder=user,
                comment=comment,
                confidence=confidence,
                codebook_version=codebook.version,
                difference_type=difference_type,
                unit=unit,
                form_key=form_key,
                form_digest=digest,
            )
            CodeUse.objects.bulk_create(use_row(use, codes, annotation=annotation) for use in uses if use.guid in codes)
            Anchor.objects.bulk_create(anchor_at(place, annotation, articles[place.sigil]) for place in places)
            record(comparison.project, user, "annotation_create", annotation=annotation.pk)
    except IntegrityError:
        first = Annotation.objects.filter(form_key=form_key).first()
        if first is None:
            raise
        if first.form_digest != digest:
            raise FormKeyReusedError from None
        return first
    return annotation


def edit_annotation(
    *, annotation: Annotation, user: User, version: int, uses: Sequence[Use], comment: str, confidence: str = ""
) -> Annotation:
    """Give an annotation other codes and another comment, if it still is at `version`; a deleted one comes back so.

    The same edit sent twice acts once. Raises `AnnotationChangedError` where it says something else by now.
    """
    codebook = ensure_codebook(project=annotation.comparison.project)
    codes = codes_by_guid(codebook, uses)
    with transaction.atomic():
        before = _read(annotation)
        said: dict[str, Any] = {"comment": comment, "confidence": confidence, "codebook_version": codebook.version}
        if not raise_version(before, user=user, version=version, deleted=False, **said):
            now = _read(annotation)
            if now.deleted_at is None and (now.comment, now.confidence, _uses(now)) == (comment, confidence, set(uses)):
                return now
            raise AnnotationChangedError(now)
        set_uses(before, [use_row(use, codes, annotation=before) for use in uses if use.guid in codes])
        record(before.comparison.project, user, "annotation_change", annotation=before.pk)
    return _read(annotation)


def delete_annotation(*, annotation: Annotation, user: User, version: int) -> Annotation:
    """Take an annotation off the page, if it still is at `version`; it stays stored for undo.

    Deleting twice acts once. Raises `AnnotationChangedError` where it was changed meanwhile.
    """
    with transaction.atomic():
        before = _read(annotation)
        raised = raise_version(before, user=user, version=version, deleted=True)
        if raised:
            record(before.comparison.project, user, "annotation_delete", annotation=before.pk)
    now = _read(annotation)
    if not raised and now.deleted_at is None:
        raise AnnotationChangedError(now)
    return now


def undo_change(*, annotation: Annotation, user: User, version: int) -> Annotation:
    """Take back the last edit or deletion, the one that made `version`; undone twice, it is done again.

    Raises `AnnotationChangedError` where another change came meanwhile or there is nothing to take back.
    """
    with transaction.atomic():
        now = _read(annotation)
        earlier = now.revisions.filter(version=version - 1).first()
        if earlier is None or not raise_version(
            now,
            user=user,
            version=version,
            deleted=earlier.deleted_at is not None,
            comment=earlier.comment,
            confidence=earlier.confidence,
            codebook_version=earlier.codebook_version,
        ):
            raise AnnotationChangedError(now)
        set_uses(now, [use_from_json(use, annotation=now) for use in earlier.uses])
        record(now.comparison.project, user, "annotation_change", annotation=now.pk)
    return _read(annotation)


def codes_by_guid(codebook: Codebook, uses: Collection[Use]) -> dict[UUID, Code]:
    """The codes of a codebook that `uses` name."""
    return {code.guid: code for code in codebook.codes.filter(guid__in=[use.guid for use in uses])}


def set_uses(annotation: Annotation, rows: Sequence[CodeUse]) -> None:
    """Put these codes and slots in the place of an annotation's own."""
    annotation.uses.all().delete()
    CodeUse.objects.bulk_create(rows)


def anchor_at(place: Place, annotation: Annotation, article: Article) -> Anchor:
    """The row for a place, with a little of the text around its words."""
    if place.span is None:
        return Anchor(annotation=annotation, article=article)
    start, end = place.span.start, place.span.end
    found = make_anchor(article.text, start, end)
    return Anchor(
        annotation=annotation,
        article=article,
        start=start,
        end=end,
        quote=found.quote,
        prefix=found.prefix,
        suffix=found.suffix,
    )


def store_codebook(*, project: Project, entries: CodebookEntries) -> Codebook:
    """A new codebook of a project with these codes, parents before their children."""
    codebook = Codebook.objects.create(project=project, name=entries.name, guidance=entries.guidance)
    codes = [code_row(entry, codebook=codebook, position=position) for position, entry in enumerate(entries.codes)]
    stored = {code.guid: code for code in Code.objects.bulk_create(codes)}
    children = [entry for entry in entries.codes if entry.parent]
    for entry in children:
        stored[entry.guid].parent = stored[entry.parent] if entry.parent else None
    Code.objects.bulk_update([stored[entry.guid] for entry in children], ["parent"], batch_size=200)
    return codebook


def code_row(entry: CodeEntry, *, codebook: Codebook, position: int) -> Code:
    """The row of a code, not yet stored and without its parent."""
    fields = {name: getattr(entry, name) for name in CODE_FIELDS}
    return Code(codebook=codebook, guid=entry.guid, position=position, **fields)


def raise_version(
    before: Annotation,
    *,
    user: User,
    version: int,
    deleted: bool,
    by_change: CodebookVersion | None = None,
    **said: object,
) -> bool:
    """Write the new state over `before` if that is and still stands at `version`, and keep it as a revision.

    `by_change` is the version of the codebook that a change of it put away, where such a change alters the annotation.
    """
    uses = [use_to_json(use) for use in before.uses.all()]
    moment = timezone.now()
    written = before.version == version and Annotation.objects.filter(pk=before.pk, version=version).update(
        version=version + 1, updated_at=moment, deleted_at=moment if deleted else None, **said
    )
    if written:
        AnnotationRevision.objects.create(
            annotation=before,
            version=version,
            comment=before.comment,
            confidence=before.confidence,
            uses=uses,
            codebook_version=before.codebook_version,
            deleted_at=before.deleted_at,
            replaced_by=user,
            by_change=by_change,
        )
    return bool(written)


def _read(annotation: Annotation) -> Annotation:
    return Annotation.objects.select_related("comparison__project", "coder").get(pk=annotation.pk)


def _uses(annotation: Annotation) -> set[Use]:
    return {use_of(row) for row in annotation.uses.select_related("code")}


def _digest(
    comparison: Comparison, user: User, places: Sequence[Place], uses: Sequence[Use], comment: str, confidence: str
) -> str:
    spans = [[place.sigil, place.span and [place.span.start, place.span.end]] for place in places]
    codes = sorted([str(use.guid), *(getattr(use, slot) for slot in SLOTS)] for use in uses)
    said = [comparison.pk, user.pk, spans, codes, comment, confidence]
    return sha256(json.dumps(said).encode()).hexdigest()
