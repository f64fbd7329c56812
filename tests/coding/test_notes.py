"""What coding adds to the page of a comparison."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsdiff.coding.actions import delete_annotation
from newsdiff.coding.models import Annotation
from newsdiff.coding.notes import contribution
from newsdiff.coding.queries import UNDO_SHOWN_FOR
from newsdiff.comparisons.models import Comparison

pytestmark = pytest.mark.django_db


def test_an_annotation_gives_a_mark_on_each_side_and_one_note(annotate, comparison, coder):
    annotation = annotate(0, named=("Actor label", "Intensity"))
    added = contribution(comparison, coder)
    assert [(mark.sigil, mark.key, mark.title) for mark in added.marks] == [
        ("A", f"a{annotation.pk}", "Coded: Actor label, Intensity"),
        ("B", f"a{annotation.pk}", "Coded: Actor label, Intensity"),
    ]
    (note,) = added.notes
    assert [sigil for sigil, _, _ in note.spans] == ["A", "B"]


def test_a_side_with_nothing_opposite_has_no_mark(annotate, comparison, coder):
    annotate(1)
    added = contribution(comparison, coder)
    assert [mark.sigil for mark in added.marks] == ["A"]
    assert [(side.sigil, side.words) for side in added.notes[0].context["annotation"].sides] == [
        ("A", "The army said"),
        ("B", ""),
    ]


def test_who_may_not_code_gets_notes_without_the_right_to_change_them(annotate, comparison, viewer, coder):
    annotate(0)
    assert contribution(comparison, coder).notes[0].context["annotation"].may_code
    assert not contribution(comparison, viewer).notes[0].context["annotation"].may_code


def test_a_deleted_annotation_leaves_its_line_for_a_while(annotate, comparison, coder):
    annotation = delete_annotation(annotation=annotate(0), user=coder, version=1)
    added = contribution(comparison, coder)
    assert (len(added.marks), len(added.notes)) == (0, 1)
    long_ago = timezone.now() - UNDO_SHOWN_FOR - timedelta(seconds=1)
    Annotation.objects.filter(pk=annotation.pk).update(deleted_at=long_ago)
    assert contribution(comparison, coder).notes == ()


def test_many_annotations_take_no_more_queries_than_one(
    annotate, comparison, coder, django_assert_max_num_queries, django_assert_num_queries
):
    as_a_page_has_it = Comparison.objects.select_related("project")
    annotate(0)
    with django_assert_max_num_queries(14) as few:
        contribution(as_a_page_has_it.get(pk=comparison.pk), coder)
    for variant in (0, 1, 2):
        annotate(variant)
    with django_assert_num_queries(len(few)):
        contribution(as_a_page_has_it.get(pk=comparison.pk), coder)
