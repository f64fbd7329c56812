"""The queue of disagreements, and what was decided."""

import pytest
from django.urls import reverse

from newsdiff.coding.decisions import queue_of
from newsdiff.coding.team_actions import resume_assignment
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


def address(comparison, **query) -> str:
    return reverse("coding:decision_list", args=[comparison.pk], query=query)


@for_readers
def test_who_can_read_the_queue(request, both_coded, role, status):
    assert client_of(request, role).get(address(both_coded)).status_code == status


def test_disagreements_and_agreements_stand_apart(both_coded, owner):
    queue = queue_of(both_coded, owner)
    assert [[side.words for side in unit.sides] for unit in queue.disagreements] == [["killed", "martyred"]]
    assert [[side.words for side in unit.sides] for unit in queue.agreed] == [
        ["Anti-terror groups", "Iranian-backed factions"]
    ]


def test_while_the_round_is_closed_the_queue_is_empty(editor_client, both_coded, second):
    resume_assignment(comparison=both_coded, coder=second)
    page = editor_client.get(address(both_coded)).content.decode()
    assert "The round is still blind." in page
    assert "martyred" not in page


def test_names_of_coders_can_be_left_out(editor_client, both_coded):
    assert "second</p>" in editor_client.get(address(both_coded)).content.decode()
    page = editor_client.get(address(both_coded, named="0")).content.decode()
    assert "second" not in page.replace("second=", "")
    assert "Coder 2" in page


@pytest.mark.parametrize(("role", "buttons"), [("editor", True), ("coder", False), ("viewer", False)])
def test_who_may_decide_has_buttons(request, both_coded, role, buttons):
    assert ("Take this" in client_of(request, role).get(address(both_coded)).content.decode()) is buttons


def test_a_unit_that_one_coder_alone_coded_is_a_disagreement(both_coded, annotate, coder, owner):
    annotate(1, by=coder)
    assert len(queue_of(both_coded, owner).disagreements) == 2
