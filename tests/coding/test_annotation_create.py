"""The form of an annotation: what it shows, what it stores, what it refuses and keeps."""

import json
import uuid

import pytest
from django.urls import reverse

from newsdiff.coding.codebook import starter_codebook
from newsdiff.coding.models import Annotation, Codebook
from tests.keys import GONE, LABEL
from tests.permissions import client_of, for_coders

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
GUIDS = {entry.name: str(entry.guid) for entry in starter_codebook().codes}


@pytest.fixture
def address(done_run):
    def make(**query: object) -> str:
        pairs = {"comparison": done_run.comparison_id, "left": "A", "right": "B", "row": 1, **query}
        return reverse("coding:annotation_create", query=pairs)

    return make


def filled(response, **more: object) -> dict[str, object]:
    """What a browser would send of the form that came."""
    form = response.context["form"]
    places = form.places
    return {
        "form_key": str(form["form_key"].value()),
        "whole_row": str(form["whole_row"].value()),
        "sigil": [place.sigil for place in places],
        "start": [place.span.start if place.span else "" for place in places],
        "end": [place.span.end if place.span else "" for place in places],
        "quote": [place.quote for place in places],
        "codes": [GUIDS["Actor label"]],
        "comment": "",
        **more,
    }


def stored() -> list[str]:
    return [one.quote for one in Annotation.objects.get().anchors.all()]


@for_coders
def test_who_gets_the_form(request, address, role, status):
    assert client_of(request, role).get(address(d=LABEL)).status_code == status


@for_coders
def test_who_can_store_an_annotation(request, address, role, status):
    data = {"form_key": uuid.uuid4(), "codes": [GUIDS["Agency"]]}
    response = client_of(request, role).post(address(d=LABEL), data)
    assert response.status_code == (303 if status == 200 else status)
    assert Annotation.objects.count() == (status == 200)


def test_the_form_of_a_difference_shows_both_quotes_and_every_code(coder_client, address):
    page = coder_client.get(address(d=LABEL)).content.decode()
    assert '<q dir="auto">Anti-terror groups</q>' in page
    assert '<q dir="auto">Iranian-backed factions</q>' in page
    assert all(f'value="{guid}"' in page for guid in GUIDS.values())


def test_looking_at_the_form_writes_nothing(coder_client, address):
    coder_client.get(address(d=LABEL))
    assert not Codebook.objects.exists()


def test_the_first_annotation_makes_the_codebook(coder_client, address, project):
    coder_client.post(address(d=LABEL), filled(coder_client.get(address(d=LABEL))))
    assert [code.name for code in Annotation.objects.get().codes.all()] == ["Actor label"]
    assert project.codebooks.count() == 1


def test_htmx_gets_the_form_alone(coder_client, address):
    response = coder_client.get(address(d=LABEL), headers=HTMX)
    assert response.content.decode().lstrip().startswith("<form")


def test_a_plain_form_leads_back_to_the_row(coder_client, address):
    response = coder_client.post(address(d=LABEL), filled(coder_client.get(address(d=LABEL))))
    assert response.status_code == 303
    assert response.url.endswith("?left=A&right=B#row-1")
    assert "Annotation saved." in coder_client.get(response.url).content.decode()


def test_htmx_gets_the_row_with_the_annotation(coder_client, address):
    form = coder_client.get(address(d=LABEL), headers=HTMX)
    response = coder_client.post(address(d=LABEL), filled(form, comment="Two names"), headers=HTMX)
    annotation = Annotation.objects.get()
    assert response.status_code == 200
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#row-1", "outerHTML")
    assert json.loads(response["HX-Trigger-After-Settle"]) == {
        "newsdiff:announce": {"message": "Annotation saved.", "focus": f"annotation-{annotation.pk}"}
    }
    row = response.content.decode()
    assert f'id="annotation-{annotation.pk}"' in row
    assert "Two names" in row
    assert f"a{annotation.pk}" in row.split('id="annotation-')[0]


def test_selected_words_are_stored_where_they_stand(coder_client, address):
    url = address(sigil="B", start=24, end=30, quote="struck")
    coder_client.post(url, filled(coder_client.get(url)))
    assert stored() == ["struck"]


def test_words_of_the_other_side_can_be_typed_beside_selected_ones(coder_client, address):
    url = address(sigil="B", start=24, end=30, quote="struck")
    coder_client.post(url, filled(coder_client.get(url), words_left="a convoy"))
    assert stored() == ["a convoy", "struck"]


def test_a_row_is_stored_with_its_passages(coder_client, address):
    url = address(row=3)
    coder_client.post(url, filled(coder_client.get(url)))
    assert stored() == ["", "Roads were closed."]
    assert Annotation.objects.get().difference_type == "addition"


def test_typed_words_of_a_row_go_before_its_passages(coder_client, address):
    url = address(row=1)
    coder_client.post(url, filled(coder_client.get(url), words_right="on Sunday"))
    assert stored() == ["on Sunday"]


def test_typed_words_of_a_row_with_one_side_still_have_nothing_opposite(coder_client, address):
    url = address(row=3)
    coder_client.post(url, filled(coder_client.get(url), words_right="closed"))
    assert stored() == ["", "closed"]
    assert Annotation.objects.get().difference_type == "addition"


def test_typed_words_that_do_not_stand_there_are_refused_at_their_field_and_kept(coder_client, address):
    url = address(row=1)
    response = coder_client.post(
        url, filled(coder_client.get(url), words_right="on Monday", comment="Typed"), headers=HTMX
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "These words do not stand in this row of B." in page
    assert 'value="on Monday"' in page
    assert "Typed" in page
    assert not Annotation.objects.exists()


def test_a_quote_that_does_not_fit_its_place_is_refused_and_the_comment_kept(coder_client, address):
    form = filled(coder_client.get(address(d=LABEL)), comment="Typed")
    form["quote"] = ["Anti-terror bands", "Iranian-backed factions"]
    response = coder_client.post(address(d=LABEL), form)
    page = response.content.decode()
    assert response.status_code == 422
    assert "“Anti-terror bands” does not stand at that place in A: there stands “Anti-terror groups”." in page
    assert "Typed" in page
    assert not Annotation.objects.exists()


def test_an_annotation_needs_a_code(coder_client, address):
    form = filled(coder_client.get(address(d=LABEL)), codes=[], comment="Typed")
    response = coder_client.post(address(d=LABEL), form)
    assert response.status_code == 422
    assert "Choose at least one code." in response.content.decode()
    assert "Typed" in response.content.decode()


def test_htmx_puts_the_focus_on_what_was_refused(coder_client, address):
    form = filled(coder_client.get(address(d=LABEL)), codes=[])
    response = coder_client.post(address(d=LABEL), form, headers=HTMX)
    said = {"message": "Not saved. Choose at least one code.", "focus": "row-1-codes"}
    assert json.loads(response["HX-Trigger-After-Settle"]) == {"newsdiff:announce": said}
    assert 'id="row-1-codes"' in response.content.decode()


@pytest.mark.parametrize("codes", [["no guid"], [str(uuid.UUID(int=1))]])
def test_an_unknown_code_is_refused(coder_client, address, codes):
    form = filled(coder_client.get(address(d=LABEL)), codes=codes)
    assert coder_client.post(address(d=LABEL), form).status_code == 422


def test_a_form_sent_twice_makes_one_annotation(coder_client, address):
    form = filled(coder_client.get(address(d=LABEL)))
    assert [coder_client.post(address(d=LABEL), form).status_code for _ in "ab"] == [303, 303]
    assert Annotation.objects.count() == 1


def test_a_form_sent_twice_with_something_else_is_refused_once_and_keeps_what_was_typed(coder_client, address):
    form = filled(coder_client.get(address(d=LABEL)))
    coder_client.post(address(d=LABEL), form)
    response = coder_client.post(address(d=LABEL), {**form, "comment": "Something else"})
    assert response.status_code == 422
    assert "This form was sent before" in response.content.decode()
    assert Annotation.objects.count() == 1
    coder_client.post(address(d=LABEL), filled(response, comment="Something else"))
    assert Annotation.objects.count() == 2


def test_a_damaged_form_says_so(coder_client, address):
    form = filled(coder_client.get(address(d=LABEL)), form_key="x")
    response = coder_client.post(address(d=LABEL), form)
    assert response.status_code == 422
    assert "came back damaged" in response.content.decode()


@pytest.mark.parametrize(
    "query", [{"comparison": ""}, {"comparison": "x"}, {"comparison": 10**9}, {"left": "A", "right": "Z"}]
)
def test_what_is_not_there_is_not_found(coder_client, address, query):
    assert coder_client.get(address(**query)).status_code == 404


def test_a_comparison_that_was_not_analysed_has_nothing_to_code(coder_client, comparison):
    query = {"comparison": comparison.pk, "row": 0}
    assert coder_client.get(reverse("coding:annotation_create", query=query)).status_code == 404


def test_a_difference_that_is_gone_is_said_to_be_gone(coder_client, address):
    response = coder_client.get(address(d=GONE))
    assert response.status_code == 422
    assert "no longer on the page" in response.content.decode()


def test_the_two_sides_may_stand_the_other_way_round(coder_client, address):
    url = address(left="B", right="A", d=LABEL)
    response = coder_client.post(url, filled(coder_client.get(url)))
    assert response.url.endswith("?left=B&right=A#row-1")
    assert stored() == ["Anti-terror groups", "Iranian-backed factions"]


def test_markup_in_what_was_typed_stays_text(coder_client, address):
    form = filled(coder_client.get(address(d=LABEL)), comment="<script>alert(1)</script>")
    page = coder_client.get(coder_client.post(address(d=LABEL), form).url).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
