"""Deciding again what was taken back."""

import pytest
from django.urls import reverse

from newsdiff.coding.decision_undo import acts_of
from tests.coding.deciding import accept, decide, holding, turn
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


@for_editors
def test_who_can_redo(request, editor_client, both_coded, role, allowed):
    accept(editor_client, both_coded)
    turn(editor_client, both_coded, "undo")
    act = acts_of(both_coded).redo.act
    response = client_of(request, role).post(reverse("coding:decision_redo", args=[both_coded.pk]), {"act": act})
    assert answers(response, allowed)
    assert bool(holding(both_coded)) is (allowed is True)


def test_after_another_decision_there_is_nothing_to_do_again(editor_client, both_coded, coder):
    accept(editor_client, both_coded)
    turn(editor_client, both_coded, "undo")
    act = acts_of(both_coded).redo.act
    decide(editor_client, both_coded, coder)
    before = holding(both_coded)
    assert acts_of(both_coded).redo is None
    assert "was decided meanwhile" in turn(editor_client, both_coded, "redo", act).content.decode()
    assert holding(both_coded) == before
