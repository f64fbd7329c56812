"""Judging on the page: what an answer redraws, what a refusal says, and the way on without a script."""

import re
import uuid

import pytest
from django.urls import reverse

from newsdiff.comparisons.judging.queries import verdicts_of
from newsdiff.comparisons.models import Judgement
from tests.comparisons.judging import keys_of, say
from tests.permissions import client_of, for_coders

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def keys(comparison, done_run) -> list[str]:
    return keys_of(comparison)


def address(name: str, comparison, *more: int) -> str:
    return reverse(f"comparisons:{name}", args=[comparison.pk, *more])


def form(key: str, act: str, **more) -> dict[str, str]:
    return {"key": key, "seen": "0", "act": act, "form_key": str(uuid.uuid4()), **more}


@for_coders
def test_who_can_judge(request, comparison, keys, role, status) -> None:
    response = client_of(request, role).post(address("difference_judge", comparison), form(keys[0], "confirmed"))
    assert response.status_code == (303 if status == 200 else status)
    assert Judgement.objects.exists() == (status == 200)


def test_a_plain_form_leads_on_to_the_next_difference_to_review(owner_client, comparison, keys) -> None:
    response = owner_client.post(address("difference_judge", comparison), form(keys[0], "confirmed"))
    assert f"d={keys[1]}" in response["Location"]
    page = owner_client.get(response["Location"]).content.decode()
    assert "1 of 2 reviewed" in page
    assert f'name="key" value="{keys[1]}"' in page
    last = owner_client.post(address("difference_judge", comparison), form(keys[1], "dismissed:style"), follow=True)
    assert "All are reviewed." in last.content.decode()


def test_htmx_gets_the_bar_the_entry_and_the_row_alone(owner_client, comparison, keys) -> None:
    response = owner_client.post(address("difference_judge", comparison), form(keys[0], "dismissed:style"), **HTMX)
    body = response.content.decode()
    assert response.status_code == 200
    assert 'id="judge-bar"' in body
    assert re.findall(r'id="([^"]+)" hx-swap-oob="true"', body) == [f"d-{keys[0]}", "row-1", "row-2"]
    assert f'data-keys="{keys[0]}"' not in body
    assert f'"next": "{keys[1]}"' in response["HX-Trigger-After-Settle"]


def test_a_dismissed_difference_folds_away_and_has_no_marks(owner_client, owner, comparison, keys) -> None:
    say(comparison, owner, "dismissed:style", keys[0])
    page = owner_client.get(address("comparison_detail", comparison)).content.decode()
    assert "<summary>1 dismissed</summary>" in page
    assert f'data-keys="{keys[0]}"' not in page
    selected = owner_client.get(address("comparison_detail", comparison) + f"?d={keys[0]}").content.decode()
    assert f'data-keys="{keys[0]}"' in selected
    assert "Dismissed: style" in selected


def test_a_changed_kind_is_shown_in_list_legend_and_text(owner_client, owner, comparison, keys) -> None:
    say(comparison, owner, "category", keys[0], category="hedge")
    page = owner_client.get(address("comparison_detail", comparison)).content.decode()
    assert '<span class="entry-kind">Certainty</span>' in page
    assert 'name="show" value="hedge"' in page
    assert 'name="show" value="verb"' not in page
    assert 'title="Certainty. B has: martyred"' in page
    assert "its kind was changed" in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_acts_on_what_another_judged_sees_it_and_may_do_it_all_the_same(
    owner_client, owner, editor, comparison, keys, headers
) -> None:
    say(comparison, editor, "dismissed:style", keys[0])
    sent = form(keys[0], "confirmed")
    response = owner_client.post(address("difference_judge", comparison), sent, **headers)
    body = response.content.decode()
    assert response.status_code == 409
    assert "editor judged it after you loaded the page: dismissed: style." in body
    assert "Do it all the same" in body
    assert 'name="anyway" value="1"' in body
    assert verdicts_of(comparison, owner)[keys[0]].kind == "dismissed"
    again = owner_client.post(address("difference_judge", comparison), {**sent, "anyway": "1"}, **headers)
    assert again.status_code == (200 if headers else 303)
    assert verdicts_of(comparison, owner)[keys[0]].kind == "confirmed"


@pytest.mark.parametrize(
    "wrong", [{"act": "burn"}, {"key": "d0000000000"}, {"key": ""}, {"form_key": "x"}, {"seen": "-1", "key": "'"}]
)
def test_a_tampered_form_is_refused_with_a_sentence(owner_client, comparison, keys, wrong) -> None:
    response = owner_client.post(address("difference_judge", comparison), form(keys[0], "confirmed") | wrong, **HTMX)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not Judgement.objects.exists()
