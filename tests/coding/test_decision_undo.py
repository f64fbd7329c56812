"""Taking decisions back, and deciding them again."""

import uuid

import pytest
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent
from newsdiff.coding.decision_undo import acts_of
from newsdiff.coding.decisions import queue_of
from newsdiff.coding.models import Decision
from tests.coding.deciding import accept, decide, holding, turn
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


@for_editors
def test_who_can_undo(request, editor_client, both_coded, role, allowed):
    accept(editor_client, both_coded)
    act = acts_of(both_coded).undo.act
    client = client_of(request, role)
    response = client.post(reverse("coding:decision_undo", args=[both_coded.pk]), {"act": act})
    assert answers(response, allowed)
    assert bool(holding(both_coded)) is (allowed is not True)


def test_acts_are_taken_back_one_after_the_other_and_done_again(editor_client, both_coded, coder, second):
    steps = [holding(both_coded)]
    for act in (
        lambda: accept(editor_client, both_coded),
        lambda: decide(editor_client, both_coded, coder),
        lambda: decide(editor_client, both_coded, second),
    ):
        act()
        steps.append(holding(both_coded))
    assert len({str(step) for step in steps}) == 4
    for step in reversed(steps[:-1]):
        turn(editor_client, both_coded, "undo")
        assert holding(both_coded) == step
    assert acts_of(both_coded).undo is None
    for step in steps[1:]:
        turn(editor_client, both_coded, "redo")
        assert holding(both_coded) == step
    assert acts_of(both_coded).redo is None
    assert Decision.objects.count() == 3
    assert AuditEvent.objects.filter(act__in=["decision_undo", "decision_redo"]).count() == 6


def test_what_was_taken_back_waits_in_the_queue_again(editor_client, both_coded, owner):
    accept(editor_client, both_coded)
    n_agreed = len(queue_of(both_coded, owner).decided)
    page = turn(editor_client, both_coded, "undo").content.decode()
    assert f"Taken back: {n_agreed}." in page
    assert "Redo the decision" in page
    assert len(queue_of(both_coded, owner).agreed) == n_agreed


@pytest.mark.parametrize("act", ["", "x", uuid.UUID(int=1)])
def test_what_makes_no_sense_takes_nothing_back(editor_client, both_coded, act):
    accept(editor_client, both_coded)
    before = holding(both_coded)
    assert "nothing was taken back" in turn(editor_client, both_coded, "undo", act or " ").content.decode()
    assert holding(both_coded) == before
