"""The page of agreement."""

import pytest
from django.urls import reverse

from newsdiff.coding.agreement import codes_by_pk, confusion_of, lines_of
from newsdiff.coding.coded import coded_units
from newsdiff.coding.team_actions import arrange_round, open_round, resume_assignment
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


def address(project) -> str:
    return reverse("coding:agreement_detail", args=[project.pk])


def figures(project) -> dict[str, dict[str, object]]:
    lines = lines_of(coded_units(project), codes_by_pk(project))
    return {line.label: dict(line.figures) for line in lines}


@for_readers
def test_who_can_read_the_page(request, project, both_coded, role, status):
    assert client_of(request, role).get(address(project)).status_code == status


def test_units_are_rows_and_contrasts_and_those_that_nobody_coded_count(project, both_coded):
    found = figures(project)
    detection = found["Detection"]["Percent"]
    assert (detection.value, detection.n_used, detection.n_units) == (1.0, 6, 6)
    assert found["Actor label"]["Cohen's kappa"].value == 1.0
    assert found["Agency"]["Percent"].value == pytest.approx(5 / 6)


def test_detection_and_classification_stand_apart(project, both_coded):
    found = figures(project)
    assert found["Detection"]["Krippendorff's alpha"].value == pytest.approx(1.0)
    assert found["Classification"]["Percent"].value == 0.5


def test_a_closed_round_is_left_out_for_everybody(owner_client, project, both_coded, second):
    resume_assignment(comparison=both_coded, coder=second)
    assert figures(project) == {}
    assert "There is nothing to compare yet." in owner_client.get(address(project)).content.decode()


def test_who_has_not_finished_is_left_out_of_a_round_that_was_opened(project, both_coded, coder, second, owner):
    resume_assignment(comparison=both_coded, coder=second)
    open_round(comparison=both_coded, user=owner)
    assert coded_units(project).coders == (coder,)


def test_the_matrix_puts_what_both_gave_on_the_diagonal(project, both_coded, coder, second, codes):
    matrix = confusion_of(coded_units(project), coder, second, codes_by_pk(project))
    cells = {(row and row.name, column and column.name): n for row, line in matrix.rows for column, n in line if n}
    assert cells == {
        ("Actor label", "Actor label"): 1,
        ("Act and legality", "Sympathy and victims"): 1,
        ("Act and legality", "Agency"): 1,
    }


def test_every_number_of_the_matrix_leads_to_its_passages(viewer_client, project, both_coded):
    page = viewer_client.get(address(project)).content.decode()
    links = [
        part.split('"')[0].replace("&amp;", "&") for part in page.split('href="') if "/units/?" in part.split('"')[0]
    ]
    assert len(links) >= 8
    for link in links:
        assert viewer_client.get(link).status_code == 200


def test_a_deleted_annotation_does_not_count(project, both_coded):
    both_coded.annotations.update(deleted_at="2026-01-01T00:00:00Z")
    assert figures(project) == {}


def test_queries_do_not_grow_with_annotations(
    viewer_client, project, both_coded, annotate, coder, django_assert_max_num_queries
):
    for _ in range(20):
        annotate(1, by=coder)
    with django_assert_max_num_queries(20):
        viewer_client.get(address(project))


def test_a_round_that_its_owner_opened_before_anyone_finished_has_no_figures(
    owner_client, comparison, owner, coder, second, annotate
):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    annotate(by=coder)
    open_round(comparison=comparison, user=owner)
    response = owner_client.get(reverse("coding:agreement_detail", args=[comparison.project_id]))
    assert response.status_code == 200
    assert response.context["coded"].said == {}
