"""Many people at once on one annotation: nothing is lost in silence, and nothing is stored twice."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from newsdiff.coding.actions import create_annotation, edit_annotation, ensure_codebook
from newsdiff.coding.errors import AnnotationChangedError
from newsdiff.coding.models import Anchor, Annotation, AnnotationRevision
from newsdiff.coding.places import places_of_variant
from tests.uses import plain_uses

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 16


def at_once(act: Callable[[int], object]) -> list[object]:
    """What `act` gives to each of the writers, each with a database connection of its own."""

    def closing(writer: int) -> object:
        try:
            return act(writer)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(closing, range(WRITERS)))


def trail(annotation: Annotation) -> Iterable[str]:
    """Every comment that the annotation ever had after the first one."""
    yield from annotation.revisions.exclude(version=1).values_list("comment", flat=True)
    yield annotation.comment


def test_every_edit_of_many_is_kept_or_refused(annotate, coder, codes, edits):
    annotation = annotate(comment="First")
    guids = [codes["Agency"].guid]

    def edit(writer: int) -> int:
        n_refused = 0
        for number in range(edits):
            now = Annotation.objects.get(pk=annotation.pk)
            while True:
                try:
                    comment = f"writer {writer}, edit {number}"
                    edit_annotation(
                        annotation=now, user=coder, version=now.version, uses=plain_uses(guids), comment=comment
                    )
                    break
                except AnnotationChangedError as refusal:
                    n_refused += 1
                    now = refusal.annotation
        return n_refused

    at_once(edit)
    annotation.refresh_from_db()
    wanted = Counter(f"writer {writer}, edit {number}" for writer in range(WRITERS) for number in range(edits))
    assert annotation.version == 1 + WRITERS * edits
    assert Counter(trail(annotation)) == wanted
    assert AnnotationRevision.objects.count() == WRITERS * edits


def test_codes_and_comment_of_an_edit_stay_together(annotate, coder, codes, edits):
    annotation = annotate(comment="Actor label")
    names = list(codes)[:WRITERS]

    def edit(writer: int) -> None:
        for _ in range(edits):
            now = Annotation.objects.get(pk=annotation.pk)
            try:
                guids = [codes[names[writer]].guid]
                edit_annotation(
                    annotation=now, user=coder, version=now.version, uses=plain_uses(guids), comment=names[writer]
                )
            except AnnotationChangedError:
                continue

    at_once(edit)
    annotation.refresh_from_db()
    name_of = {code.pk: name for name, code in codes.items()}
    assert [code.name for code in annotation.codes.all()] == [annotation.comment]
    for revision in annotation.revisions.all():
        assert [name_of[use["code"]] for use in revision.uses] == [revision.comment]


def test_one_form_sent_by_many_makes_one_annotation(comparison, pair, coder, codes, edits):
    keys = [uuid.uuid4() for _ in range(edits)]
    places = places_of_variant(pair.collation.variants[0], pair)

    def send(_writer: int) -> list[int]:
        return [
            create_annotation(
                comparison=comparison,
                user=coder,
                places=places,
                difference_type="label",
                unit="d0",
                uses=plain_uses([codes["Agency"].guid]),
                comment="Same",
                form_key=key,
            ).pk
            for key in keys
        ]

    answers = at_once(send)
    assert Annotation.objects.count() == len(keys)
    assert Anchor.objects.count() == 2 * len(keys)
    assert all(answer == answers[0] for answer in answers)


def test_many_first_annotations_make_one_codebook(comparison, pair, coder, project):
    assert len(set(at_once(lambda _writer: ensure_codebook(project=project).pk))) == 1
    assert project.codebooks.count() == 1
