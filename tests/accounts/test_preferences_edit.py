"""How a person wants their pages."""

import pytest
from django.urls import reverse

from newsdiff.accounts.models import FirstView
from newsdiff.comparisons.state import FACING, VIEWS

pytestmark = pytest.mark.django_db

URL = "/settings/"


def test_what_is_chosen_is_kept_for_its_person_alone(viewer_client, owner_client, viewer) -> None:
    sent = {"theme": "dark", "text_size": "large", "first_view": "articles", "single_keys": "off"}
    assert viewer_client.post(URL, sent).status_code == 303
    page = viewer_client.get("/").content.decode()
    assert '<html lang="en" data-theme="dark" data-text-size="large" data-keys="off">' in page
    assert '<meta name="color-scheme" content="dark">' in page
    assert '<html lang="en">' in owner_client.get("/").content.decode()
    assert 'value="dark" selected' in viewer_client.get(URL).content.decode()


def test_what_is_not_sent_stays(viewer_client, viewer) -> None:
    viewer_client.post(URL, {"theme": "light"})
    viewer_client.post(URL, {"single_keys": "off"})
    viewer.refresh_from_db()
    assert (viewer.theme, viewer.text_size, viewer.single_keys) == ("light", "", False)
    viewer_client.post(URL, {"theme": "", "single_keys": "on"})
    viewer.refresh_from_db()
    assert (viewer.theme, viewer.single_keys) == ("", True)


@pytest.mark.parametrize(
    "sent", [{"theme": "pink"}, {"text_size": "9"}, {"first_view": "x"}, {"single_keys": "perhaps"}]
)
def test_what_makes_no_sense_is_refused(viewer_client, viewer, sent) -> None:
    assert viewer_client.post(URL, sent).status_code == 422
    viewer.refresh_from_db()
    assert (viewer.theme, viewer.text_size, viewer.first_view) == ("", "", "")


def test_nobody_has_none(client) -> None:
    assert client.get(URL).status_code == 302


def test_a_comparison_opens_in_the_view_that_is_wanted_first(viewer_client, comparison, done_run) -> None:
    page = reverse("comparisons:comparison_detail", args=[comparison.pk])
    assert viewer_client.get(page).status_code == 200
    viewer_client.post(URL, {"first_view": "differences"})
    assert viewer_client.get(page, follow=True).redirect_chain == [("?view=differences", 302)]
    assert viewer_client.get(f"{page}?left=A&right=B").status_code == 200
    assert viewer_client.get(page, headers={"HX-Request": "true"}).status_code == 200


def test_every_view_can_come_first() -> None:
    assert {view.value or FACING for view in FirstView} == set(VIEWS)
