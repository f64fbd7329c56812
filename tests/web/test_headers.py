"""Headers of safety on every answer: pages, errors, files."""

import pytest
from django.urls import reverse

from newsdiff.coding.actions import ensure_codebook
from newsdiff.corpus.actions import submit_articles
from newsdiff.corpus.errors import CorpusError

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def check(response, status: int) -> None:
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in WANTED} == WANTED
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy or "script-src 'self'" in policy
    assert "camera=()" in response["Permissions-Policy"]
    assert "public" not in response["Cache-Control"]


def test_on_pages_and_refusals(owner_client, viewer_client, client, comparison, project) -> None:
    check(owner_client.get("/"), 200)
    check(client.get("/"), 302)
    check(client.get("/account/login/"), 200)
    check(owner_client.get("/nowhere/"), 404)
    check(viewer_client.get(reverse("accounts:project_trail", args=[project.pk])), 403)
    check(owner_client.delete("/"), 405)
    check(owner_client.get("/", headers={"Host": "evil.example"}), 400)
    check(client.get("/health/"), 200)


def test_on_a_broken_page(owner_client, monkeypatch) -> None:
    monkeypatch.setattr("newsdiff.comparisons.views.items_of", lambda _comparisons, _user: 1 / 0)
    owner_client.raise_request_exception = False
    check(owner_client.get("/"), 500)


def test_on_a_request_that_is_too_large(owner_client, settings) -> None:
    settings.REQUEST_LARGEST = 10
    check(owner_client.post("/", {"paste-0": "more than ten"}), 413)


def test_on_files(owner_client, project) -> None:
    codebook = ensure_codebook(project=project)
    check(owner_client.get(reverse("coding:codebook_export", args=[codebook.pk, "csv"])), 200)
    check(owner_client.get(reverse("coding:agreement_table", args=[project.pk])), 200)


def test_https_alone_with_cookies_that_stay_here(client, settings, new_person) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/account/login/").status_code == 301
    response = client.get("/account/login/", secure=True)
    cookie = response.cookies[settings.CSRF_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize(("name", "value"), [("UPLOADS_AN_HOUR", 1), ("PROJECT_LARGEST", 20)])
def test_a_person_and_a_project_have_limits(name, value, settings, owner_client, owner, project) -> None:
    setattr(settings, name, value)
    texts = ["Two men were killed on Sunday.", "The square was cleared."]
    with pytest.raises(CorpusError):
        submit_articles(project=project, user=owner, files=(), pastes=texts)
    response = owner_client.post("/", {"paste-0": texts[0], "paste-1": texts[1]})
    assert response.status_code == 422
    assert texts[0] in response.content.decode()
