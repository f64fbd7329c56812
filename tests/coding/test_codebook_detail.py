"""The codebook's page."""

from html import unescape

import pytest
from django.urls import reverse

from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@for_readers
def test_who_can_read_a_codebook(request, codebook, role, status):
    assert client_of(request, role).get(reverse("coding:codebook_detail", args=[codebook.pk])).status_code == status


def test_every_code_stands_there_with_all_it_says(viewer_client, codebook):
    response = viewer_client.get(reverse("coding:codebook_detail", args=[codebook.pk]))
    page = unescape(response.content.decode())
    for code in codebook.codes.all():
        assert f'<h2 id="name-{code.guid}">{code.name}</h2>' in page
        assert f"<dd>{code.example}</dd>" in page
