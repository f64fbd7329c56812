"""Writes of coding: a project's codebook, and annotations with their history."""

import json
from collections.abc import Collection, Sequence
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from newsdiff.accounts.models import Project, User
from newsdiff.analysis.anchor import make_anchor
from newsdiff.coding.codebook import starter_codebook
from newsdiff.coding.errors import AnnotationChangedError, FormKeyReusedError
from newsdiff.coding.models import Anchor, Annotation, AnnotationRevision, Code, Codebook
from newsdiff.coding.places import Place
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.queries import articles_of
from newsdiff.corpus.models import Article


def ensure_codebook(*, project: Project) -> Codebook:
    """The project's codebook; the starter codebook is stored where it has none. Can run again without harm."""
    found = project.codebooks.order_by("id").first()
    if found is not None:
        return found
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=project.pk)
        return project.codebooks.order_by("id").first() or _store_starter(project)


def create_annotation(
    *,
    comparison: Comparison,
    user: User,
    places: Sequence[Place],
    difference_type: str,
    guids: Collection[UUID],
    comment: str,
    form_key: UUID,
) -> Annotation:
    """Store codes and a comment on places that were checked. The same form sent twice gives the first annotation.

    Raises `FormKeyReusedError` where the form's key came before with something else.
    """
    digest = _digest(comparison, user, places, guids, comment)
    codes = codes_of(comparison.project, guids)
    articles = articles_of(comparison)
    try:
        with transaction.atomic():
            annotation = Annotation.objects.create(
                comparison=comparison,
                coder=user,
                comment=comment,
                difference_type=difference_type,
                form_key=form_key,
                form_digest=digest,
            )
            annotation.codes.set(codes)
            Anchor.objects.bulk_create(anchor_at(place, annotation, articles[place.sigil]) for place in places)
    except IntegrityError:
        first = Annotation.objects.filter(form_key=form_key).first()
        if first is None:
            raise
        if first.form_digest != digest:
            raise FormKeyReusedError from None
        return first
    return annotation


def edit_annotation(
    *, annotation: Annotation, user: User, version: int, guids: Collection[UUID], comment: str
) -> Annotation:
    """Give an annotation other codes and another comment, if it still is at `version`; a deleted one comes back so.

    The same edit sent twice acts once. Raises `AnnotationChangedError` where it says something else by now.
    """
    codes = codes_of(annotation.comparison.project, guids)
    with transaction.atomic():
        before = _read(annotation)
        if not _raise_version(before, user=user, version=version, comment=comment, deleted=False):
            now = _read(annotation)
            if now.deleted_at is None and (now.comment, _ids(now)) == (comment, _ids_of(codes)):
                return now
            raise AnnotationChangedError(now)
        before.codes.set(codes)
    return _read(annotation)


def delete_annotation(*, annotation: Annotation, user: User, version: int) -> Annotation:
    """Take an annotation off the page, if it still is at `version`; it stays stored for undo.

    Deleting twice acts once. Raises `AnnotationChangedError` where it was changed meanwhile.
    """
    with transaction.atomic():
        before = _read(annotation)
        raised = _raise_version(before, user=user, version=version, comment=before.comment, deleted=True)
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
        if earlier is None or not _raise_version(
            now, user=user, version=version, comment=earlier.comment, deleted=earlier.deleted_at is not None
        ):
            raise AnnotationChangedError(now)
        now.codes.set(earlier.code_ids)
    return _read(annotation)


def codes_of(project: Project, guids: Collection[UUID]) -> list[Code]:
    """The codes of a project's codebook with these guids; the codebook is made where the project has none."""
    codebook = ensure_codebook(project=project)
    return list(codebook.codes.filter(guid__in=guids))


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


def _store_starter(project: Project) -> Codebook:
    starter = starter_codebook()
    codebook = Codebook.objects.create(project=project, name=starter.name, guidance=starter.guidance)
    Code.objects.bulk_create(
        Code(
            codebook=codebook,
            guid=entry.guid,
            name=entry.name,
            definition=entry.definition,
            include_when=entry.include_when,
            exclude_when=entry.exclude_when,
            example=entry.example,
            position=position,
        )
        for position, entry in enumerate(starter.codes)
    )
    return codebook


def _raise_version(before: Annotation, *, user: User, version: int, comment: str, deleted: bool) -> bool:
    """Write the new state over `before` if that is and still stands at `version`, and keep it as a revision."""
    code_ids = sorted(_ids(before))
    moment = timezone.now()
    written = before.version == version and Annotation.objects.filter(pk=before.pk, version=version).update(
        comment=comment, version=version + 1, updated_at=moment, deleted_at=moment if deleted else None
    )
    if written:
        AnnotationRevision.objects.create(
            annotation=before,
            version=version,
            comment=before.comment,
            code_ids=code_ids,
            deleted_at=before.deleted_at,
            replaced_by=user,
        )
    return bool(written)


def _read(annotation: Annotation) -> Annotation:
    return Annotation.objects.select_related("comparison__project", "coder").get(pk=annotation.pk)


def _ids(annotation: Annotation) -> set[int]:
    return set(annotation.codes.values_list("pk", flat=True))


def _ids_of(codes: Collection[Code]) -> set[int]:
    return {code.pk for code in codes}


def _digest(comparison: Comparison, user: User, places: Sequence[Place], guids: Collection[UUID], comment: str) -> str:
    spans = [[place.sigil, place.span and [place.span.start, place.span.end]] for place in places]
    said = [comparison.pk, user.pk, spans, sorted(map(str, guids)), comment]
    return sha256(json.dumps(said).encode()).hexdigest()
