"""The list of contrasts narrowed by its menus: in the page, in its bar and for acts on all."""

import re
import uuid
from dataclasses import replace

import pytest
from django.http import QueryDict
from django.urls import reverse

from newsdiff.analysis.types import Fact, Span
from newsdiff.comparisons.contrasts import contrasts_of
from newsdiff.comparisons.filters import listed
from newsdiff.comparisons.judging.queries import verdicts_in, verdicts_of
from newsdiff.comparisons.queries import collation_of
from newsdiff.comparisons.state import state_from
from newsdiff.display.types import Mark
from tests.comparisons.judging import say
from tests.keys import LABEL, VERB

CODED = (Mark("annotation", "B", 0, 8, "a1", "annotation", "Label"), Mark("cue", "A", 60, 90, "c1", "hedge", ""))
QUOTED = (Fact("quotation", "B", Span(60, 70), "were martyred"), Fact("name", "A", Span(17, 40), "groups"))


@pytest.fixture
def narrowed(comparison, done_run, owner):
    """Which contrasts the list shows under a query."""

    def keys(query: str) -> list[str]:
        state = state_from(QueryDict(query), ["A", "B"])
        collation = replace(collation_of(done_run), facts=QUOTED)
        verdicts = verdicts_in(collation, comparison, owner)
        contrasts = contrasts_of(collation, comparison, state, verdicts)
        return [one.key for one in listed(contrasts, state, collation, coded=lambda: CODED)]

    return keys


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", [VERB, LABEL]),
        ("only=", [VERB, LABEL]),
        ("only=open", [LABEL]),
        ("only=reviewed", [VERB]),
        ("only=coded", [LABEL]),
        ("only=uncoded", [VERB]),
        ("only=quoted", [VERB]),
        ("only=unquoted&only=open", [LABEL]),
        ("only=quoted&only=open", []),
        (f"only=quoted&only=open&d={LABEL}", [LABEL]),
        ("only=lead", [VERB, LABEL]),
        ("only=headline", []),
        ("only=body", []),
        ("only=lead&f=1&show=verb", [VERB]),
    ],
)
def test_the_list_keeps_what_all_menus_ask_for_and_what_is_selected(narrowed, comparison, owner, query, kept):
    say(comparison, owner, "confirmed", VERB)
    assert narrowed(query) == kept


@pytest.mark.parametrize(("salience", "said"), [(0.5, {"high", "middle"}), (0.4, {"middle"}), (0.1, set())])
def test_high_salience_counts_as_middle_and_up(comparison, done_run, owner, salience, said):
    found = collation_of(done_run)
    collation = replace(found, contrasts=tuple(replace(one, salience=salience) for one in found.contrasts))
    for answer in ("high", "middle"):
        state = state_from(QueryDict(f"only={answer}"), ["A", "B"])
        contrasts = contrasts_of(collation, comparison, state, {})
        shown = listed(contrasts, state, collation, coded=lambda: ())
        assert len(shown) == (len(contrasts) if answer in said else 0)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?only=&only=open&only=&q=", "?only=open"),
        ("?f=1&show=label&q=%20&d=", "?f=1&show=label"),
        ("?only=", "?"),
    ],
)
def test_what_a_plain_form_sends_empty_does_not_stay_in_the_address(owner_client, comparison, done_run, query, kept):
    page = reverse("comparisons:comparison_detail", args=[comparison.pk])
    answer = owner_client.get(page + query)
    assert (answer.status_code, answer["Location"]) == (302, kept)
    assert owner_client.get(page + kept).status_code == 200


def test_the_address_keeps_the_menus_and_names_what_no_menu_has():
    state = state_from(QueryDict("only=open&only=coded&only=worst"), ["A", "B"])
    assert state.query() == "?left=A&right=B&only=coded&only=open"
    assert state.ignored == ("a part of the list",)


def test_the_page_and_its_bar_are_about_the_list_as_it_is_narrowed(owner_client, comparison, done_run, owner):
    say(comparison, owner, "confirmed", VERB)
    page = reverse("comparisons:comparison_detail", args=[comparison.pk]) + "?only=open"
    html = owner_client.get(page).content.decode()
    assert re.findall(r'data-contrast="(\w+)"', html) == [LABEL]
    assert "0 of 1 reviewed" in re.sub(r"<[^>]+>", "", html)
    assert '<option value="open" selected>to review</option>' in html


def test_an_act_on_all_is_refused_where_the_list_that_was_seen_is_another(owner_client, comparison, done_run, owner):
    page = owner_client.get(reverse("comparisons:comparison_detail", args=[comparison.pk])).content.decode()
    sent = {"act": "dismissed:style", "list": re.search(r'name="list" value="(\w+)"', page)[1]}
    url = reverse("comparisons:difference_judge_all", args=[comparison.pk])
    assert owner_client.post(f"{url}?only=reviewed", {**sent, "form_key": str(uuid.uuid4())}).status_code == 409
    assert verdicts_of(comparison, owner) == {}
    assert owner_client.post(f"{url}?only=open", {**sent, "form_key": str(uuid.uuid4())}).status_code == 303
    assert {one.kind for one in verdicts_of(comparison, owner).values()} == {"dismissed"}
