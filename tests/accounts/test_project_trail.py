"""The trail of a project: owners read it, and nobody changes it."""

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.urls import reverse

from newsdiff.accounts import audit
from newsdiff.accounts.models import AuditEvent
from tests.permissions import client_of


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may_read_it(request, project, role, status) -> None:
    assert client_of(request, role).get(reverse("accounts:project_trail", args=[project.pk])).status_code == status


def test_it_says_who_did_what(owner_client, owner, project) -> None:
    audit.record(project, owner, "member_invite", email="a@news.example", role="coder")
    page = owner_client.get(reverse("accounts:project_trail", args=[project.pk])).content.decode()
    assert "<strong>owner</strong> invited a@news.example as coder" in page


def test_an_act_that_the_trail_does_not_know_is_a_mistake(owner, project) -> None:
    with pytest.raises(KeyError):
        audit.record(project, owner, "nothing")


def test_an_act_without_what_its_words_need_is_a_mistake(owner, project) -> None:
    with pytest.raises(KeyError):
        audit.record(project, owner, "member_invite")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
@pytest.mark.parametrize("change", [lambda rows: rows.update(act="nothing"), lambda rows: rows.delete()])
def test_postgresql_refuses_to_change_it(owner, project, change) -> None:
    audit.record(project, owner, "project_export")
    with pytest.raises((InternalError, ProgrammingError), match="written once"), transaction.atomic():
        change(AuditEvent.objects.all())
    assert AuditEvent.objects.get().act == "project_export"
