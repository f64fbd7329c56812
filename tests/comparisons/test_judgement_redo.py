"""Bringing a judgement back."""

import pytest
from django.urls import reverse

from newsdiff.comparisons.judging.queries import verdicts_of
from tests.comparisons.judging import keys_of, say

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def keys(comparison, done_run) -> list[str]:
    return keys_of(comparison)


def address(name: str, comparison, *more: int) -> str:
    return reverse(f"comparisons:{name}", args=[comparison.pk, *more])


def test_undo_and_redo_of_one_difference_redraw_its_row_and_stay_at_it(owner_client, owner, comparison, keys) -> None:
    made = say(comparison, owner, "dismissed:style", keys[0])
    undone = owner_client.post(address("judgement_undo", comparison, made.pk), **HTMX)
    assert f'"next": "{keys[0]}"' in undone["HX-Trigger-After-Settle"]
    assert "Redo it" in undone.content.decode()
    redone = owner_client.post(address("judgement_redo", comparison, made.pk), **HTMX)
    assert "Undo your last judgement" in redone.content.decode()
    assert verdicts_of(comparison, owner)[keys[0]].kind == "dismissed"
