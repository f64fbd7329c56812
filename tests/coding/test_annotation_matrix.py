"""Codes by outlets."""

import pytest
from django.urls import reverse

from newsdiff.coding.team_actions import arrange_round
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


def address(project, **query) -> str:
    return reverse("coding:annotation_matrix", args=[project.pk], query=query)


def counts(client, project, **query) -> dict[str, list[int]]:
    context = client.get(address(project, **query)).context
    return {code.name: [n for n, _ in cells] + [in_all[0]] for code, cells, in_all in context["rows"]}


@for_readers
def test_who_can_see_the_matrix(request, project, annotate, role, status):
    annotate()
    assert client_of(request, role).get(address(project)).status_code == status


def test_an_annotation_counts_for_each_outlet_that_has_words_in_it(viewer_client, project, annotate):
    annotate(0, named=["Actor label"])
    annotate(2, named=["Actor label", "Agency"])
    annotate(1, named=["Agency"])
    assert viewer_client.get(address(project)).context["outlets"] == ["Courier", "Meridian"]
    assert counts(viewer_client, project) == {"Actor label": [2, 2, 2], "Agency": [2, 1, 2]}


def test_two_stretches_of_one_article_count_once(viewer_client, project, annotate):
    annotation = annotate(0, named=["Agency"])
    first = annotation.anchors.first()
    first.pk = None
    first.save()
    assert counts(viewer_client, project) == {"Agency": [1, 1, 1]}


def test_each_number_opens_as_many_quotes(viewer_client, project, annotate):
    annotate(0, named=["Actor label"])
    annotate(1, named=["Agency"])
    for _code, cells, in_all in viewer_client.get(address(project)).context["rows"]:
        for n, query in [*cells, in_all]:
            listed = viewer_client.get(f"{reverse('coding:annotation_list', args=[project.pk])}?{query}")
            assert len(listed.context["found"]) == n


def test_what_a_blind_round_hides_is_not_counted(coder_client, project, comparison, annotate, coder, second, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    annotate(by=second)
    assert counts(coder_client, project) == {}
