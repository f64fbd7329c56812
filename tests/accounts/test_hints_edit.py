"""Lines that explain the comparison page, until they are read."""

import pytest
from django.urls import reverse

from newsdiff.accounts.hints import HINTS

pytestmark = pytest.mark.django_db

URL = "/settings/hints/"


@pytest.fixture
def page(owner_client, comparison, done_run):
    address = reverse("comparisons:comparison_detail", args=[comparison.pk])
    return lambda: owner_client.get(address).content.decode()


def test_one_line_is_shown_at_a_time_until_all_are_read(owner_client, viewer_client, owner, page) -> None:
    for name in HINTS:
        html = page()
        assert html.count('class="hint"') == 1
        assert f'name="read" value="{name}"' in html
        assert owner_client.post(URL, {"read": name}, headers={"HX-Request": "true"}).content == b""
    assert 'class="hint"' not in page()
    viewer_client.post(URL, {"read": "views"})
    owner.refresh_from_db()
    assert owner.hints_read == list(HINTS)


def test_they_can_be_shown_again(owner_client, owner, page) -> None:
    owner_client.post(URL, {"read": "views"})
    assert owner_client.post(URL, follow=True).status_code == 200
    assert 'name="read" value="views"' in page()


def test_a_name_that_is_none_changes_nothing(owner_client, owner) -> None:
    owner_client.post(URL, {"read": "<script>"})
    owner.refresh_from_db()
    assert owner.hints_read == []


@pytest.mark.parametrize(
    ("back", "goes"),
    [
        ("/comparisons/1/?view=articles", "/comparisons/1/?view=articles"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("", "/"),
    ],
)
def test_a_plain_form_leads_back_to_the_page_and_nowhere_else(owner_client, back, goes) -> None:
    assert owner_client.post(URL, {"read": "views", "back": back})["Location"] == goes


def test_who_may_not_judge_is_not_told_how(viewer_client, viewer, comparison, done_run) -> None:
    viewer.hints_read = ["views", "filters"]
    viewer.save()
    address = reverse("comparisons:comparison_detail", args=[comparison.pk])
    assert 'class="hint"' not in viewer_client.get(address).content.decode()
