"""What a page asks for later: further differences of a long list, and the details of a contrast."""

import re

import pytest

from newsdiff.comparisons import folds
from tests.keys import LABEL

HTMX = {"HX-Request": "true"}
ENTRY = re.compile(r'id="d-(d[0-9a-f]{10})" tabindex.*?<span class="fine">(\d+)</span>', re.DOTALL)


@pytest.fixture
def url(comparison, done_run) -> str:
    return f"/comparisons/{comparison.pk}/"


@pytest.fixture
def short(monkeypatch) -> None:
    """One difference at once, and one more each time."""
    monkeypatch.setattr(folds, "AT_ONCE", 1)
    monkeypatch.setattr(folds, "PORTION", 1)


def test_a_long_list_goes_on_where_it_is_asked(viewer_client, url, short):
    whole = ENTRY.findall(viewer_client.get(f"{url}?view=differences&open=c1&open=c2&open=c3").content.decode())
    page = viewer_client.get(f"{url}?view=differences").content.decode()
    assert ENTRY.findall(page) == whole[:1]
    asked = re.findall(r'hx-get="([^"]*differences=[^"]*)"', page)
    assert len(asked) == len(whole) - 1 > 0
    for number, address in enumerate(asked, start=1):
        part = viewer_client.get(url + address.replace("&amp;", "&"), headers=HTMX).content.decode()
        assert ENTRY.findall(part) == whole[number : number + 1]
        assert "<h1" not in part
        assert f'<span id="d-{whole[number][0]}">' in page


def test_the_selected_difference_is_drawn_wherever_it_stands(viewer_client, url, short):
    key, number = ENTRY.findall(viewer_client.get(f"{url}?view=differences&open=c1").content.decode())[1]
    page = viewer_client.get(f"{url}?view=differences&d={key}").content.decode()
    assert (key, number) in ENTRY.findall(page)


@pytest.mark.parametrize(
    "asked", ["x", "1", "1,", "1,d123", "1,d0000000000", f"١,{LABEL}", f"1,{LABEL};", f"123456,{LABEL}"]
)
def test_differences_that_are_not_there_are_none(viewer_client, url, asked):
    answer = viewer_client.get(url, {"view": "differences", "differences": asked}, headers=HTMX)
    assert answer.status_code == 200
    assert answer.content.decode().strip() == ""


def test_the_details_of_a_contrast_come_alone(viewer_client, url):
    page = viewer_client.get(f"{url}?view=articles").content.decode()
    assert 'data-detail="' not in page
    part = viewer_client.get(f"{url}?view=articles&d={LABEL}&detail=1", headers=HTMX).content.decode()
    assert re.findall(r'data-detail="(\w+)"', part) == [LABEL]
    assert "hidden" not in part.partition(">")[0]
    assert "<h1" not in part
    assert f'data-detail="{LABEL}"' in viewer_client.get(f"{url}?view=articles&d={LABEL}").content.decode()
    assert viewer_client.get(f"{url}?view=articles&d=d0000000000&detail=1", headers=HTMX).content.decode().strip() == ""
