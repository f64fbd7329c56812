"""Taking a person out of a project."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from newsdiff.accounts.actions import remove_member
from newsdiff.accounts.errors import LastOwnerError
from newsdiff.accounts.models import AuditEvent, Membership
from newsdiff.coding.memos import create_memo
from tests.accounts.conftest import key
from tests.permissions import client_of


def url(membership) -> str:
    return reverse("accounts:member_remove", args=[membership.pk])


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, project, new_person, role, status) -> None:
    member = Membership.objects.get(user=new_person("Vera", project=project, role="viewer"))
    assert client_of(request, role).post(url(member), key()).status_code == status
    assert Membership.objects.filter(pk=member.pk).exists() is (status != 303)


def test_the_page_says_what_a_person_made_and_takes_nobody_out(owner_client, owner, project, new_person) -> None:
    vera = new_person("Vera", project=project, role="coder")
    for number in range(2):
        create_memo(project=project, user=vera, title=f"Memo {number}", text="", form_key=uuid.uuid4())
    create_memo(project=project, user=owner, title="Not hers", text="", form_key=uuid.uuid4())
    page = owner_client.get(url(Membership.objects.get(user=vera))).content.decode()
    assert "Remove Vera" in page
    assert "2 memos" in page
    assert Membership.objects.filter(user=vera).exists()


def test_everyone_may_leave_and_sees_nothing_afterwards(viewer_client, viewer, comparison) -> None:
    page = reverse("comparisons:comparison_detail", args=[comparison.pk])
    assert viewer_client.get(page).status_code == 200
    response = viewer_client.post(url(Membership.objects.get(user=viewer)), key())
    assert response["Location"] == reverse("accounts:project_list")
    assert viewer_client.get(page).status_code == 404
    assert AuditEvent.objects.first().act == "member_leave"


def test_the_last_owner_cannot_leave(owner_client, owner) -> None:
    mine = Membership.objects.get(user=owner)
    assert owner_client.post(url(mine), key()).status_code == 422
    assert Membership.objects.filter(pk=mine.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_leave_at_once_one_stays(project, new_person) -> None:
    members = [Membership.objects.get(user=new_person(name, project=project, role="owner")) for name in ("Ana", "Bob")]
    together = threading.Barrier(2)

    def leave(member: Membership) -> bool:
        together.wait()
        try:
            remove_member(membership=member, user=member.user)
        except LastOwnerError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as threads:
        left = list(threads.map(leave, members))
    assert sorted(left) == [False, True]
    assert Membership.objects.filter(project=project, role="owner").count() == 1
