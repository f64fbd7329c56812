"""The passages behind a figure."""

import pytest
from django.urls import reverse

from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


def address(project, **query) -> str:
    return reverse("coding:agreement_units", args=[project.pk], query=query)


@for_readers
def test_who_can_read_the_page(request, project, both_coded, role, status):
    assert client_of(request, role).get(address(project)).status_code == status


def units(client, project, **query) -> list[tuple[str, ...]]:
    found = client.get(address(project, **query)).context["units"]
    return [tuple(side.words for side in unit.sides) for unit in found]


def test_without_a_filter_the_disagreements_stand_there(viewer_client, project, both_coded):
    assert units(viewer_client, project) == [("killed", "martyred")]


def test_a_code_leads_to_the_units_that_have_it(viewer_client, project, both_coded, codes):
    label = codes["Actor label"].pk
    assert units(viewer_client, project, code=label) == [("Anti-terror groups", "Iranian-backed factions")]


def test_a_cell_leads_to_its_units(viewer_client, project, both_coded, codes, coder, second):
    cell = {"first": coder.pk, "second": second.pk, "row": codes["Act and legality"].pk, "column": codes["Agency"].pk}
    assert units(viewer_client, project, **cell) == [("killed", "martyred")]
    assert units(viewer_client, project, **{**cell, "column": ""}) == []


@pytest.mark.parametrize(
    "query", [{"row": "x", "column": "9" * 30}, {"code": "-1"}, {"comparison": "x"}, {"slots": ""}]
)
def test_an_address_that_makes_no_sense_gives_a_page(viewer_client, project, both_coded, query):
    assert viewer_client.get(address(project, **query)).status_code == 200


def test_what_each_said_stands_side_by_side(viewer_client, project, both_coded):
    page = viewer_client.get(address(project)).content.decode()
    assert all(words in page for words in ("Act and legality", "Sympathy and victims", "A crime in B alone"))
