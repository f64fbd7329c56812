"""A codebook as a file."""

import pytest
from django.urls import reverse

from newsdiff.coding.codefiles import read_codes
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", ["csv", "qdc"])
@for_readers
def test_who_can_have_the_file(request, codebook, form, role, status):
    address = reverse("coding:codebook_export", args=[codebook.pk, form])
    assert client_of(request, role).get(address).status_code == status


@pytest.mark.parametrize("form", ["csv", "qdc"])
def test_the_file_holds_every_code(viewer_client, codebook, codes, form):
    response = viewer_client.get(reverse("coding:codebook_export", args=[codebook.pk, form]))
    assert f"framing-differences-v1.{form}" in response["Content-Disposition"]
    assert {one.name for one in read_codes(response.content, name=f"x.{form}")} == set(codes)


def test_another_kind_of_file_is_not_there(viewer_client, codebook):
    assert viewer_client.get(reverse("coding:codebook_export", args=[codebook.pk, "xls"])).status_code == 404
