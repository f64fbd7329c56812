"""Splitting a code."""

import pytest
from django.urls import reverse

from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


def address(code) -> str:
    return reverse("coding:code_split", args=[code.pk])


@for_editors
def test_who_can_split(request, codebook, codes, role, allowed):
    response = client_of(request, role).post(address(codes["Agency"]), {"names": "Doer hidden\nDoer named"})
    assert answers(response, allowed)
    assert codebook.codes.filter(name__startswith="Doer").count() == (2 if allowed is True else 0)


def test_the_new_codes_start_with_its_words_and_annotations_keep_the_old_one(editor_client, codebook, codes, annotate):
    annotation = annotate(named=["Agency"])
    editor_client.post(address(codes["Agency"]), {"names": "Doer hidden\n\n Doer  named "})
    made = codebook.codes.filter(name__in=["Doer hidden", "Doer named"])
    assert {code.definition for code in made} == {codes["Agency"].definition}
    assert len({code.letter for code in codebook.codes.all()}) == 18
    assert [code.name for code in annotation.codes.all()] == ["Agency"]
    codes["Agency"].refresh_from_db()
    assert codes["Agency"].retired_at is not None


@pytest.mark.parametrize(
    "names", ["", "One", "One\nOne", "One\nIntensity", f"One\n{'x' * 101}", "\n".join("abcdefghijklm")]
)
def test_names_that_will_not_do_are_refused_and_kept(editor_client, codebook, codes, names):
    response = editor_client.post(address(codes["Agency"]), {"names": names})
    assert response.status_code == 422
    assert names.split("\n")[0] in response.content.decode()
    assert codebook.codes.count() == 16
