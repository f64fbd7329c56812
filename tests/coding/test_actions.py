"""Writes of coding: what is stored, what is refused, what undo brings back."""

import uuid

import pytest
from django.core.management import call_command

from newsdiff.accounts.errors import FormKeyReusedError
from newsdiff.accounts.models import Project
from newsdiff.coding import actions
from newsdiff.coding.actions import (
    create_annotation,
    delete_annotation,
    edit_annotation,
    ensure_codebook,
    undo_change,
)
from newsdiff.coding.codebook import starter_codebook
from newsdiff.coding.errors import AnnotationChangedError
from newsdiff.coding.models import Anchor, Annotation, Code, Codebook
from newsdiff.coding.places import places_of_variant
from tests.uses import plain_uses


def said(annotation: Annotation) -> tuple[list[str], str, bool]:
    annotation.refresh_from_db()
    return [code.name for code in annotation.codes.all()], annotation.comment, annotation.deleted_at is not None


def test_a_project_gets_the_starter_codebook_once(project):
    first, second = ensure_codebook(project=project), ensure_codebook(project=project)
    assert first == second
    assert [code.name for code in first.codes.all()] == [entry.name for entry in starter_codebook().codes]


def test_the_command_makes_codebooks_where_there_are_none(project):
    other = Project.objects.create(name="Other")
    own = Codebook.objects.create(project=other, name="Their own")
    call_command("ensure_codebooks", verbosity=0)
    assert [book.name for book in project.codebooks.all()] == ["Framing differences"]
    assert list(other.codebooks.all()) == [own]


def test_a_code_has_the_same_guid_in_every_project(project):
    books = ensure_codebook(project=project), ensure_codebook(project=Project.objects.create(name="Other"))
    assert len(set(Code.objects.filter(name="Agency", codebook__in=books).values_list("guid", flat=True))) == 1


def test_an_annotation_keeps_quote_span_and_surroundings_of_both_sides(annotate):
    annotation = annotate(comment="As each names them.")
    anchors = [(one.prefix, one.quote, one.suffix) for one in annotation.anchors.all()]
    assert anchors == [
        ("Convoy attacked\n\n", "Anti-terror groups", " struck a convoy on Sunday. The "),
        ("", "Iranian-backed factions", " struck a convoy on Sunday. Two "),
    ]
    assert all(one.article.text[one.start : one.end] == one.quote for one in annotation.anchors.all())


def test_a_side_with_nothing_opposite_is_an_anchor_without_words(annotate):
    anchors = [(one.quote, one.start is None, one.end is None) for one in annotate(1).anchors.all()]
    assert anchors == [("The army said", False, False), ("", True, True)]


def test_the_same_form_sent_twice_makes_one_annotation(comparison, coder, pair, codes):
    form = {
        "comparison": comparison,
        "user": coder,
        "places": places_of_variant(pair.collation.variants[0], pair),
        "difference_type": "label",
        "unit": "d0",
        "uses": plain_uses([codes["Agency"].guid]),
        "form_key": uuid.uuid4(),
    }
    first = create_annotation(**form, comment="One")
    assert create_annotation(**form, comment="One") == first
    with pytest.raises(FormKeyReusedError):
        create_annotation(**form, comment="Two")
    assert Annotation.objects.count() == 1
    assert Anchor.objects.count() == 2


def test_a_code_of_another_project_is_not_given(comparison, coder, pair, codes):
    stranger = Codebook.objects.create(project=Project.objects.create(name="Other"), name="Theirs")
    foreign = Code.objects.create(codebook=stranger, guid=uuid.uuid4(), name="X", definition="X", position=0)
    annotation = create_annotation(
        comparison=comparison,
        user=coder,
        places=places_of_variant(pair.collation.variants[0], pair),
        difference_type="label",
        unit="d0",
        uses=plain_uses([foreign.guid, codes["Agency"].guid]),
        comment="",
        form_key=uuid.uuid4(),
    )
    assert said(annotation)[0] == ["Agency"]


def test_an_edit_changes_codes_and_comment_and_raises_the_version(annotate, coder, codes):
    annotation = annotate(comment="Before")
    edited = edit_annotation(
        annotation=annotation, user=coder, version=1, uses=plain_uses([codes["Agency"].guid]), comment="After"
    )
    assert (said(edited), edited.version) == ((["Agency"], "After", False), 2)


def test_an_edit_of_an_older_version_is_refused_and_changes_nothing(annotate, coder, owner, codes):
    annotation = annotate(comment="Before")
    edit_annotation(
        annotation=annotation, user=owner, version=1, uses=plain_uses([codes["Agency"].guid]), comment="Theirs"
    )
    with pytest.raises(AnnotationChangedError) as refusal:
        edit_annotation(
            annotation=annotation,
            user=coder,
            version=1,
            uses=plain_uses([codes["Threat and danger"].guid]),
            comment="Mine",
        )
    assert refusal.value.annotation.comment == "Theirs"
    assert said(annotation) == (["Agency"], "Theirs", False)
    assert annotation.revisions.count() == 1


def test_the_same_edit_sent_twice_acts_once(annotate, coder, codes):
    annotation = annotate()
    for _ in "ab":
        edit_annotation(
            annotation=annotation, user=coder, version=1, uses=plain_uses([codes["Agency"].guid]), comment="Same"
        )
    annotation.refresh_from_db()
    assert annotation.version == 2


def test_undo_brings_back_what_an_edit_replaced_and_undo_again_the_edit(annotate, coder, codes):
    annotation = annotate(comment="Before")
    edit_annotation(
        annotation=annotation, user=coder, version=1, uses=plain_uses([codes["Agency"].guid]), comment="After"
    )
    undo_change(annotation=annotation, user=coder, version=2)
    assert said(annotation) == (["Actor label"], "Before", False)
    undo_change(annotation=annotation, user=coder, version=3)
    assert said(annotation) == (["Agency"], "After", False)


def test_a_deleted_annotation_comes_back_whole(annotate, coder):
    annotation = annotate(comment="Keep me")
    delete_annotation(annotation=annotation, user=coder, version=1)
    assert said(annotation)[2]
    undo_change(annotation=annotation, user=coder, version=2)
    assert said(annotation) == (["Actor label"], "Keep me", False)


def test_deleting_twice_acts_once(annotate, coder):
    annotation = annotate()
    for _ in "ab":
        deleted = delete_annotation(annotation=annotation, user=coder, version=1)
    assert deleted.version == 2


def test_what_was_changed_meanwhile_is_not_deleted(annotate, coder, owner, codes):
    annotation = annotate()
    edit_annotation(annotation=annotation, user=owner, version=1, uses=plain_uses([codes["Agency"].guid]), comment="")
    with pytest.raises(AnnotationChangedError):
        delete_annotation(annotation=annotation, user=coder, version=1)
    assert not said(annotation)[2]


@pytest.mark.parametrize("version", [0, 1, 2])
def test_undo_needs_a_change_to_take_back(annotate, coder, version):
    annotation = annotate(comment="As it was")
    with pytest.raises(AnnotationChangedError):
        undo_change(annotation=annotation, user=coder, version=version)
    assert said(annotation) == (["Actor label"], "As it was", False)


def test_saving_over_a_deletion_brings_the_annotation_back(annotate, coder, owner, codes):
    annotation = annotate()
    delete_annotation(annotation=annotation, user=owner, version=1)
    edit_annotation(
        annotation=annotation, user=coder, version=2, uses=plain_uses([codes["Agency"].guid]), comment="Mine"
    )
    assert said(annotation) == (["Agency"], "Mine", False)


def test_each_change_keeps_who_made_it_and_what_was_before(annotate, coder, owner, codes):
    annotation = annotate(comment="First")
    edit_annotation(
        annotation=annotation, user=owner, version=1, uses=plain_uses([codes["Agency"].guid]), comment="Second"
    )
    delete_annotation(annotation=annotation, user=coder, version=2)
    trail = [(one.version, one.comment, one.replaced_by.username) for one in annotation.revisions.all()]
    assert trail == [(1, "First", "owner"), (2, "Second", "coder")]


def test_a_read_that_was_overtaken_writes_nothing(annotate, coder, owner, codes, monkeypatch):
    annotation = annotate(comment="First")
    stale = Annotation.objects.get(pk=annotation.pk)
    edit_annotation(
        annotation=annotation, user=owner, version=1, uses=plain_uses([codes["Agency"].guid]), comment="Second"
    )
    read = actions._read
    reads = iter([stale])
    monkeypatch.setattr(actions, "_read", lambda one: next(reads, None) or read(one))
    with pytest.raises(AnnotationChangedError):
        edit_annotation(
            annotation=annotation, user=coder, version=2, uses=plain_uses([codes["Agency"].guid]), comment="Third"
        )
    assert list(annotation.revisions.values_list("comment", flat=True)) == ["First"]
