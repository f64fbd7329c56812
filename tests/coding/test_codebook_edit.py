"""Name and guidelines of a codebook."""

import pytest
from django.urls import reverse

from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


def address(codebook) -> str:
    return reverse("coding:codebook_edit", args=[codebook.pk])


@for_editors
def test_who_can_change_the_guidelines(request, codebook, role, allowed):
    form = {"name": "Ours", "guidance": "Read twice.", "version": 1}
    assert answers(client_of(request, role).post(address(codebook), form), allowed)
    codebook.refresh_from_db()
    assert (codebook.guidance == "Read twice.") is (allowed is True)


def test_an_empty_name_is_refused_and_the_text_kept(editor_client, codebook):
    response = editor_client.post(address(codebook), {"name": " ", "guidance": "Typed", "version": 1})
    assert response.status_code == 422
    assert "Typed</textarea>" in response.content.decode()


@pytest.mark.parametrize("version", ["1", "x", ""])
def test_a_change_of_an_older_version_is_refused_once_and_kept(editor_client, codebook, version):
    editor_client.post(address(codebook), {"name": "Theirs", "guidance": "Theirs", "version": 1})
    response = editor_client.post(address(codebook), {"name": "Mine", "guidance": "Mine", "version": version})
    assert response.status_code == 409
    assert "Mine</textarea>" in response.content.decode()
    codebook.refresh_from_db()
    assert codebook.guidance == "Theirs"
