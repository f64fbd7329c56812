"""A project as one file."""

import io
import json
import zipfile

import pytest
from django.urls import reverse

from newsdiff.accounts.actions import invite
from newsdiff.accounts.models import AuditEvent
from newsdiff.corpus.actions import submit_articles
from tests.permissions import client_of


def url(project) -> str:
    return reverse("accounts:project_export", args=[project.pk])


def bytes_of(response) -> bytes:
    """All of an answer; having been read, it closes its file."""
    return b"".join(response)


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may_take_it(request, project, role, status) -> None:
    response = client_of(request, role).post(url(project))
    assert response.status_code == status
    bytes_of(response)


def test_it_holds_every_row_the_originals_and_the_trail_but_no_secret(owner_client, owner, project, done_run) -> None:
    submit_articles(project=project, user=owner, files=[("a.txt", b"The square was cleared on Sunday.")], pastes=())
    invite(project=project, user=owner, email="b@news.example", role="coder")
    response = owner_client.post(url(project))
    assert response["Content-Disposition"] == 'attachment; filename="convoy.zip"'
    packed = zipfile.ZipFile(io.BytesIO(bytes_of(response)))
    rows = {name: json.loads(packed.read(name)) for name in packed.namelist() if name.endswith(".json")}
    assert [one["name"] for one in rows["accounts.project.json"]] == ["Convoy"]
    assert len(rows["corpus.article.json"]) == 2
    assert len(rows["comparisons.variant.json"]) == 3
    original = rows["corpus.draft.json"][0]["original"]
    assert packed.read(original) == b"The square was cleared on Sunday."
    assert [one["act"] for one in rows["trail.json"]] == ["project_export", "member_invite", "comparison_create"]
    assert {one["id"] for one in rows["people.json"]} == {owner.pk}
    assert "token_sha256" not in rows["accounts.invitation.json"][0]


def test_nothing_of_another_project_is_in_it(outsider_client, outsider, done_run) -> None:
    packed = zipfile.ZipFile(io.BytesIO(bytes_of(outsider_client.post(url(outsider.projects.get())))))
    assert b"convoy" not in b"".join(packed.read(name) for name in packed.namelist()).lower()


def test_taking_it_is_in_the_trail(owner_client, project) -> None:
    bytes_of(owner_client.post(url(project)))
    assert AuditEvent.objects.get().act == "project_export"
