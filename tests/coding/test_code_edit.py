"""Changing a code."""

import pytest
from django.urls import reverse

from tests.coding.codebook_pages import SAID, new_code
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


@for_editors
def test_who_can_change_a_code(request, codes, role, allowed):
    code = codes["Agency"]
    response = client_of(request, role).post(
        reverse("coding:code_edit", args=[code.pk]), {**SAID, "name": "Doer", "version": 1}
    )
    assert answers(response, allowed)
    code.refresh_from_db()
    assert code.name == ("Doer" if allowed is True else "Agency")


def test_the_form_has_what_the_code_says(editor_client, codes):
    page = editor_client.get(reverse("coding:code_edit", args=[codes["Agency"].pk])).content.decode()
    assert codes["Agency"].definition in page.replace("&#x27;", "'")


def test_an_annotation_keeps_the_version_that_it_was_made_with(
    editor_client, coder_client, annotate, codes, comparison
):
    annotation = annotate(named=["Agency"])
    editor_client.post(reverse("coding:code_edit", args=[codes["Agency"].pk]), {**SAID, "name": "Doer", "version": 1})
    annotation.refresh_from_db()
    assert annotation.codebook_version == 1
    page = coder_client.get(reverse("comparisons:comparison_detail", args=[comparison.pk])).content.decode()
    assert "coded with version 1 of the codebook" in page
    assert "Doer" in page


def test_a_code_does_not_stand_under_itself(editor_client, codebook):
    above = new_code(codebook, "Above")
    below = new_code(codebook, "Below", parent=above)
    lowest = new_code(codebook, "Lowest", parent=below)
    form = {**SAID, "name": "Above", "version": 1, "parent": lowest.pk}
    response = editor_client.post(reverse("coding:code_edit", args=[above.pk]), form)
    assert response.status_code == 422
    assert "stands under the code itself" in response.content.decode()
