"""Text that is being typed."""

import re
import uuid
import zipfile

import pytest
from django.urls import reverse

from newsdiff.accounts.whole import delete_project, export_project
from newsdiff.coding.models import TypedText
from tests.keys import LABEL

pytestmark = pytest.mark.django_db


def form_of(comparison) -> str:
    query = {"comparison": comparison.pk, "left": "A", "right": "B", "row": 1, "d": LABEL}
    return reverse("coding:annotation_create", query=query)


def typed(client, address: str, text: str) -> None:
    page = client.get(address)
    (url,) = set(re.findall(r'data-keep-at="([^"]+)"', page.content.decode()))
    assert client.post(url, {"place": page.context["typing_place"], "text": text}).status_code == 204


def test_what_was_typed_stands_in_the_form_again_for_its_writer_alone(
    coder_client, owner_client, comparison, done_run, codebook
):
    typed(coder_client, form_of(comparison), "Half a thought")
    assert "Half a thought</textarea>" in coder_client.get(form_of(comparison)).content.decode()
    assert "Half a thought" not in owner_client.get(form_of(comparison)).content.decode()


def test_it_is_forgotten_when_the_form_is_saved_or_emptied(coder_client, comparison, done_run, codes):
    typed(coder_client, form_of(comparison), "Half a thought")
    form = {"form_key": str(uuid.uuid4()), "codes": [str(codes["Agency"].guid)], "comment": "A whole one"}
    coder_client.post(form_of(comparison), form)
    assert not TypedText.objects.exists()
    typed(coder_client, form_of(comparison), "Another")
    typed(coder_client, form_of(comparison), " ")
    assert not TypedText.objects.exists()


def test_a_change_that_is_being_typed_is_kept_too(coder_client, annotate):
    address = reverse("coding:annotation_edit", args=[annotate(comment="Stored").pk])
    typed(coder_client, address, "Better")
    page = coder_client.get(address).content.decode()
    assert "Better</textarea>" in page
    assert "have not saved it. Stored is: “Stored”" in page


def test_a_press_in_the_palette_does_not_forget_it(coder_client, comparison, done_run, codes):
    typed(coder_client, form_of(comparison), "Half a thought")
    form = {"form_key": str(uuid.uuid4()), "codes": [str(codes["Agency"].guid)]}
    coder_client.post(form_of(comparison), form)
    assert TypedText.objects.get().text == "Half a thought"


@pytest.mark.parametrize("form", [{}, {"place": "x" * 201, "text": "y"}, {"place": "x", "text": "y" * 10_001}])
def test_what_makes_no_sense_is_not_kept(coder_client, project, form):
    assert coder_client.post(reverse("coding:typed_keep", args=[project.pk]), form).status_code == 204
    assert not TypedText.objects.exists()


def test_it_goes_with_its_project_and_no_export_takes_it_along(coder_client, owner, comparison, done_run):
    typed(coder_client, form_of(comparison), "Half a thought")
    with export_project(project=comparison.project, user=owner) as file, zipfile.ZipFile(file) as packed:
        assert b"Half a thought" not in b"".join(packed.read(name) for name in packed.namelist())
    delete_project(project=comparison.project, user=owner)
    assert not TypedText.objects.exists()
