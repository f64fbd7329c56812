"""Taking in codes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


def address(codebook) -> str:
    return reverse("coding:codebook_import", args=[codebook.pk])


def sent(text: str, name: str = "codes.csv") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, text.encode())}


@for_editors
def test_who_can_take_in_codes(request, codebook, role, allowed):
    response = client_of(request, role).post(address(codebook), sent("name\nIrony\n"))
    assert answers(response, allowed)
    assert codebook.codes.filter(name="Irony").exists() is (allowed is True)


def test_codes_are_added_and_those_that_are_there_take_the_words_of_the_file(editor_client, codebook, codes, annotate):
    annotation = annotate(named=["Agency"])
    editor_client.post(
        address(codebook), sent("name,parent,description\nIrony,Agency,Says the opposite\nAgency,,Anew\n")
    )
    assert codebook.codes.get(name="Irony").parent == codes["Agency"]
    codes["Agency"].refresh_from_db()
    assert codes["Agency"].definition == "Anew"
    assert codebook.codes.count() == 17
    assert [code.name for code in annotation.codes.all()] == ["Agency"]


def test_a_starter_codebook_can_be_taken_in_twice_without_harm(editor_client, codebook):
    for _ in range(2):
        editor_client.post(address(codebook), {"starter": "word_choice"})
    assert codebook.codes.count() == 16 + 11
    assert codebook.codes.get(name="Legal label").parent.name == "Acts and events"


def test_a_file_with_a_problem_changes_nothing_and_says_where(editor_client, codebook):
    response = editor_client.post(address(codebook), sent("name,parent\nIrony,Wit\n"))
    assert response.status_code == 422
    assert "Row 2: the parent “Wit” is not in the file." in response.content.decode()
    codebook.refresh_from_db()
    assert (codebook.version, codebook.codes.count()) == (1, 16)


def test_no_file_is_said_so(editor_client, codebook):
    assert "No file was chosen." in editor_client.post(address(codebook), {}).content.decode()
