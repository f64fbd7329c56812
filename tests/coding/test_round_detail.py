"""The page of a comparison's coders, and what a blind round hides."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from newsdiff.coding.team_actions import arrange_round, finish_assignment
from newsdiff.reports.actions import create_export
from newsdiff.reports.build import report_of
from tests.conftest import logged_in
from tests.keys import LABEL
from tests.permissions import answers, client_of, for_editors, for_readers

pytestmark = pytest.mark.django_db


def address(comparison) -> str:
    return reverse("coding:round_detail", args=[comparison.pk])


@pytest.fixture
def blind(comparison, coder, second, owner, annotate):
    """A blind round of two coders; the first one has coded."""
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    return annotate(by=coder, comment="Seen by coder alone")


def pages(comparison, annotation) -> list[str]:
    return [
        reverse("comparisons:comparison_detail", args=[comparison.pk]),
        reverse("reports:report_detail", args=[comparison.pk]),
        reverse("coding:annotation_detail", args=[annotation.pk]),
        reverse("coding:annotation_edit", args=[annotation.pk]),
    ]


def leaks(user, comparison, annotation) -> list[str]:
    """The pages on which a user learns what the annotation says."""
    client = logged_in(user)
    found = []
    for page in pages(comparison, annotation):
        response = client.get(page)
        if response.status_code == 302 or "Seen by coder alone" in response.content.decode():
            found.append(page)
    return found


@for_readers
def test_who_can_read_the_page(request, comparison, role, status):
    assert client_of(request, role).get(address(comparison)).status_code == status


@for_editors
def test_who_can_arrange_a_round(request, comparison, coder, role, allowed):
    response = client_of(request, role).post(address(comparison), {"coders": [coder.pk], "is_blind": "on"})
    assert answers(response, allowed)
    assert comparison.assignments.count() == (1 if allowed is True else 0)


def test_a_viewer_or_outsider_is_not_assigned(owner_client, comparison, viewer, outsider):
    owner_client.post(address(comparison), {"coders": [viewer.pk, outsider.pk, "x"]})
    assert not comparison.assignments.exists()


def test_while_a_blind_round_is_closed_a_coder_sees_nobody_else(comparison, blind, second):
    assert leaks(second, comparison, blind) == []


def test_the_coder_sees_their_own_and_an_owner_who_does_not_code_watches(comparison, blind, coder, owner):
    assert len(leaks(coder, comparison, blind)) == len(leaks(owner, comparison, blind)) == 4


def test_an_owner_who_codes_is_blind_too(comparison, blind, coder, owner, second):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second, owner], is_blind=True)
    assert leaks(owner, comparison, blind) == []


def test_a_member_who_is_not_assigned_is_blind_too(comparison, blind, editor):
    assert leaks(editor, comparison, blind) == []


def test_when_all_have_finished_all_is_open(comparison, blind, coder, second):
    finish_assignment(comparison=comparison, coder=coder)
    assert leaks(second, comparison, blind) == []
    finish_assignment(comparison=comparison, coder=second)
    assert len(leaks(second, comparison, blind)) == 4


def test_a_file_that_says_what_others_coded_is_hidden_too(comparison, blind, owner, second):
    report = report_of(comparison, made_by=owner, made_at=timezone.now(), base_url="")
    export = create_export(
        comparison=comparison, user=owner, report=report, export_format="html", form_key=uuid.uuid4()
    )
    download = reverse("reports:export_download", args=[export.pk])
    assert logged_in(second).get(download).status_code == 404
    assert (
        download not in logged_in(second).get(reverse("reports:report_detail", args=[comparison.pk])).content.decode()
    )
    assert logged_in(owner).get(download).status_code == 200


def test_who_is_taken_out_keeps_their_annotations_and_who_stays_their_state(comparison, blind, coder, owner, second):
    finish_assignment(comparison=comparison, coder=coder)
    arrange_round(comparison=comparison, user=owner, coders=[coder], is_blind=True)
    assert [one.state for one in comparison.assignments.all()] == ["finished"]
    assert comparison.annotations.count() == 1


def test_coding_begins_an_assignment(coder_client, comparison, done_run, codes, coder, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder], is_blind=False)
    query = {"comparison": comparison.pk, "left": "A", "right": "B", "row": 1, "d": LABEL}
    form = {"form_key": str(uuid.uuid4()), "codes": [str(codes["Agency"].guid)]}
    assert coder_client.post(reverse("coding:annotation_create", query=query), form).status_code == 303
    assert comparison.assignments.get().state == "in_work"
    assert "1</td>" in coder_client.get(address(comparison)).content.decode()
