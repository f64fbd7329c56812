"""Changing a memo."""

import uuid

import pytest
from django.urls import reverse

from tests.permissions import client_of

pytestmark = pytest.mark.django_db


def form(memo, text: str, version: int = 1) -> dict[str, object]:
    return {"title": memo.title, "text": text, "form_key": str(uuid.uuid4()), "version": version}


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 303), ("coder", 303), ("viewer", 403), ("outsider", 404)]
)
def test_who_can_change_it(request, memo, role, status):
    response = client_of(request, role).post(reverse("coding:memo_edit", args=[memo.pk]), form(memo, "After"))
    assert response.status_code == status
    memo.refresh_from_db()
    assert memo.text == ("After" if status == 303 else "See both.")


def test_two_at_once_lose_nothing(coder_client, memo):
    address = reverse("coding:memo_edit", args=[memo.pk])
    coder_client.post(address, form(memo, "Theirs"))
    response = coder_client.post(address, form(memo, "Mine"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Mine</textarea>" in page
    assert all(f'<dd dir="auto">{text}</dd>' in page for text in ("Mine", "Theirs", "See both."))
    coder_client.post(address, form(memo, "Mine", version=response.context["form"]["version"].value()))
    memo.refresh_from_db()
    assert (memo.text, list(memo.revisions.values_list("text", flat=True))) == ("Mine", ["See both.", "Theirs"])
