"""The lasting address of an annotation."""

from dataclasses import replace

import pytest
from django.urls import reverse

from newsdiff.analysis.types import Bead
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import start_analysis, store_collation
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


def address(annotation) -> str:
    return reverse("coding:annotation_detail", args=[annotation.pk])


@for_readers
def test_who_is_led_to_an_annotation(request, annotate, role, status):
    response = client_of(request, role).get(address(annotate()))
    assert response.status_code == (302 if status == 200 else status)


def test_it_leads_to_the_row_in_which_the_annotation_stands(viewer_client, annotate):
    assert viewer_client.get(address(annotate(2))).url.endswith("?left=A&right=B#row-2")


def test_it_leads_to_another_row_when_a_new_run_made_other_rows(viewer_client, annotate, pair, comparison):
    annotation = annotate(2)
    store_with_a_row_before(comparison, pair.collation)
    assert viewer_client.get(address(annotation)).url.endswith("#row-3")
    page = viewer_client.get(address(annotation), follow=True).content.decode()
    assert f'id="annotation-{annotation.pk}"' in page.split('id="row-3"')[1].split('id="row-4"')[0]


def test_an_answer_for_another_row_than_the_form_stood_in_loads_the_page_again(
    coder_client, annotate, pair, comparison
):
    annotation = annotate(2)
    store_with_a_row_before(comparison, pair.collation)
    url = reverse("coding:annotation_delete", args=[annotation.pk], query={"left": "A", "right": "B", "row": 2})
    response = coder_client.post(url, {"version": 1}, headers={"HX-Request": "true"})
    assert response["HX-Refresh"] == "true"


def test_a_viewer_sees_a_note_without_buttons(viewer_client, annotate):
    page = viewer_client.get(address(annotate()), follow=True).content.decode()
    assert "Actor label" in page
    assert "/edit/" not in page
    assert "/delete/" not in page


def store_with_a_row_before(comparison, collation) -> None:
    """A second run that cut the first row in two, so that all later rows moved down."""
    (alignment,) = collation.alignments
    beads = (Bead((0,), (), 0.0), *alignment.beads)
    moved = replace(
        collation,
        alignments=(replace(alignment, beads=beads),),
        variants=(),
        contrasts=(),
    )
    run = start_analysis(comparison=comparison)
    claimed = tasks.claim()
    assert store_collation(run_id=run.pk, attempt=claimed.attempt, collation=moved)
