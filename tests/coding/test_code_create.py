"""A new code."""

import pytest
from django.urls import reverse

from tests.coding.codebook_pages import SAID
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


def address(codebook) -> str:
    return reverse("coding:code_create", args=[codebook.pk])


@for_editors
def test_who_can_add_a_code(request, codebook, role, allowed):
    response = client_of(request, role).post(address(codebook), {**SAID, "name": "Irony", "version": 1})
    assert answers(response, allowed)
    assert codebook.codes.filter(name="Irony").exists() is (allowed is True)


def test_it_gets_a_letter_and_a_look_and_stands_last(editor_client, codebook):
    editor_client.post(address(codebook), {**SAID, "name": "Irony", "version": 1})
    code = codebook.codes.last()
    assert (code.name, code.letter) == ("Irony", "Ir")
    assert code.colour
    codebook.refresh_from_db()
    assert codebook.version == 2
    assert codebook.versions.get().change == "Code added: Irony"


@pytest.mark.parametrize(("name", "said"), [("Agency", "Another code has this name."), ("", "This field is required.")])
def test_a_name_that_will_not_do_is_refused_and_the_rest_is_kept(editor_client, codebook, name, said):
    response = editor_client.post(address(codebook), {**SAID, "definition": "Typed", "name": name, "version": 1})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert "Typed</textarea>" in response.content.decode()


def test_a_codebook_that_changed_meanwhile_is_said_so_and_saving_again_saves(editor_client, codebook):
    form = {**SAID, "name": "Irony", "version": 1}
    editor_client.post(address(codebook), {**form, "name": "Satire"})
    response = editor_client.post(address(codebook), form)
    assert response.status_code == 409
    assert not codebook.codes.filter(name="Irony").exists()
    editor_client.post(address(codebook), {**form, "version": response.context["form"]["version"].value()})
    assert codebook.codes.filter(name="Irony").exists()
