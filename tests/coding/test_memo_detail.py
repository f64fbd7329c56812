"""A memo."""

import pytest
from django.urls import reverse

from newsdiff.coding.memos import edit_memo
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@for_readers
def test_who_can_read_it(request, memo, role, status):
    assert client_of(request, role).get(reverse("coding:memo_detail", args=[memo.pk])).status_code == status


def test_addresses_are_links_and_markup_is_text(viewer_client, memo, coder):
    text = "http://localhost/annotations/7/ and <script>alert(1)</script>"
    edit_memo(memo=memo, user=coder, version=1, title="On labels", text=text)
    page = viewer_client.get(reverse("coding:memo_detail", args=[memo.pk])).content.decode()
    assert 'href="http://localhost/annotations/7/"' in page
    assert "<script>alert" not in page
    assert "See both." in page, "what it said before"
