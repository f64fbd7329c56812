"""Earlier versions of a codebook."""

import pytest
from django.urls import reverse

from newsdiff.coding.codebook_actions import retire_code
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@for_readers
def test_who_can_read_an_earlier_version(request, codebook, codes, owner, role, status):
    retire_code(code=codes["Agency"], user=owner)
    address = reverse("coding:codebook_version", args=[codebook.pk, 1])
    assert client_of(request, role).get(address).status_code == status


def test_it_says_what_the_codebook_said_then(viewer_client, codebook, codes, owner):
    retire_code(code=codes["Agency"], user=owner)
    page = viewer_client.get(reverse("coding:codebook_version", args=[codebook.pk, 1])).content.decode()
    assert "<h2>Agency</h2>" in page
    assert "Code retired: Agency" in page
    assert viewer_client.get(reverse("coding:codebook_version", args=[codebook.pk, 2])).status_code == 404


def test_what_was_retired_then_is_not_offered_there(viewer_client, codebook, codes, owner):
    for name in ("Agency", "Intensity"):
        retire_code(code=codes[name], user=owner)
    page = viewer_client.get(reverse("coding:codebook_version", args=[codebook.pk, 2])).content.decode()
    assert "<h2>Intensity</h2>" in page
    assert "<h2>Agency</h2>" not in page
