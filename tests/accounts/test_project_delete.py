"""Deleting a project for good."""

import uuid

import pytest
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent, Membership, Project
from newsdiff.accounts.ownership import models_of_projects
from newsdiff.accounts.whole import rows_of
from newsdiff.comparisons.actions import create_comparison
from newsdiff.corpus.models import Article
from newsdiff.corpus.queries import text_sha256
from tests.permissions import client_of


def url(project) -> str:
    return reverse("accounts:project_delete", args=[project.pk])


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, project, role, status) -> None:
    assert client_of(request, role).post(url(project), {"name": "Convoy"}).status_code == status
    assert Project.objects.filter(pk=project.pk).exists() is (status != 303)


def test_all_its_rows_go_and_no_other_row(owner_client, owner, project, done_run, outsider) -> None:
    elsewhere = outsider.projects.get()
    for text in ("One text.", "Another text."):
        Article.objects.create(
            project=elsewhere, text=text, text_sha256=text_sha256(text), blocks=[], created_by=outsider
        )
    create_comparison(
        project=elsewhere, user=outsider, articles=list(elsewhere.articles.all()), title="", form_key=uuid.uuid4()
    )
    before = {model: rows_of(model, elsewhere).count() for model in models_of_projects()}
    pk = project.pk
    assert owner_client.post(url(project), {"name": "Convoy"}).status_code == 303
    assert not any(rows_of(model, Project(pk=pk)).exists() for model in models_of_projects())
    assert {model: rows_of(model, elsewhere).count() for model in models_of_projects()} == before
    assert not Membership.objects.filter(user=owner).exists()
    assert AuditEvent.objects.filter(project_id=pk).values_list("act", flat=True)[0] == "project_delete"


def test_the_name_must_be_typed(owner_client, project) -> None:
    response = owner_client.post(url(project), {"name": "convoy"})
    assert response.status_code == 422
    assert "not the project&#x27;s name" in response.content.decode()
    assert Project.objects.filter(pk=project.pk).exists()
    assert owner_client.get(url(project)).status_code == 200
