"""The frame of every page: its policy, its tags, its error pages."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from newsdiff.web.templatetags import shell

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
PAGES = [path for path in TEMPLATES if not path.name.startswith("report_file")]


def test_a_page_allows_only_its_own_files(owner_client):
    policy = owner_client.get(reverse("comparisons:comparison_list"))["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_has_inline_style_or_script(path: Path):
    text = path.read_text(encoding="utf-8")
    if "export" in path.parts or "file" in path.stem:
        pytest.skip("a file of its own, outside the site's policy")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*src=)|hx-on", text)


OF_LOGINS = {"account", "mfa", "usersessions", "allauth"}  # they have tokens, codes and limits of their own
KEYLESS = {"invitation_detail.html", "invitation_sign_up.html"}  # an invitation works once


@pytest.mark.parametrize(
    "path", [path for path in PAGES if not OF_LOGINS & set(path.parts)], ids=lambda path: path.stem
)
def test_every_form_that_writes_has_a_key_or_a_version(path: Path):
    """So that it acts once, however often it is sent."""
    forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    if path.name in KEYLESS:
        pytest.skip("an invitation works once")
    for form in forms:
        if "project_export" not in form:  # writes a line into the trail each time, as it should
            assert re.search(r"form_key|version|submission_review|page.url|name=\"base\"", form), form


def test_htmx_neither_evaluates_nor_injects(owner_client):
    page = owner_client.get(reverse("comparisons:comparison_list")).content.decode()
    config = json.loads(re.search(r"name=\"htmx-config\" content='([^']+)'", page)[1])
    assert (config["allowEval"], config["includeIndicatorStyles"], config["selfRequestsOnly"]) == (False, False, True)
    assert (config["historyCacheSize"], config["refreshOnHistoryMiss"]) == (0, True)
    assert "style" not in config["attributesToSettle"]
    swapped = {one["code"]: one["swap"] for one in config["responseHandling"]}
    assert swapped["409|422"] is True


def test_every_page_has_a_skip_link_a_main_and_a_live_region(owner_client):
    page = owner_client.get(reverse("comparisons:comparison_list")).content.decode()
    assert 'class="skip" href="#main"' in page
    assert '<main class="frame" id="main"' in page
    assert 'id="announcement" role="status" aria-live="polite"' in page


def test_a_missing_page_says_so_in_words(owner_client):
    response = owner_client.get("/nowhere/")
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()


def test_an_object_of_others_looks_like_a_missing_one(outsider_client, comparison):
    foreign = outsider_client.get(reverse("comparisons:comparison_detail", args=[comparison.pk]))
    missing = outsider_client.get(reverse("comparisons:comparison_detail", args=[999_999]))
    strip = re.compile(rb'"X-CSRFToken": "[^"]*"')
    assert strip.sub(b"", foreign.content) == strip.sub(b"", missing.content)


def test_too_small_a_role_says_so_in_words(viewer_client, articles):
    response = viewer_client.get(reverse("corpus:article_correct", args=[articles[0].pk]))
    assert response.status_code == 403
    assert "Your role does not allow this" in response.content.decode()


def test_a_broken_page_says_what_to_do(owner_client, monkeypatch):
    monkeypatch.setattr("newsdiff.comparisons.views.items_of", lambda _comparisons, _user: 1 / 0)
    owner_client.raise_request_exception = False
    response = owner_client.get(reverse("comparisons:comparison_list"))
    assert response.status_code == 500
    assert "What was stored before is safe." in response.content.decode()


def test_a_form_without_its_token_says_what_to_do(owner):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    response = client.post(reverse("comparisons:comparison_list"), {})
    assert response.status_code == 403
    assert "what you typed is still there" in response.content.decode()


@pytest.mark.parametrize(
    ("language", "name", "direction"),
    [("en", "English", "ltr"), ("ar", "Arabic", "rtl"), ("he", "Hebrew", "rtl"), ("xx", "xx", "ltr"), ("", "", "auto")],
)
def test_a_language_is_named_and_has_a_direction(language, name, direction):
    assert (shell.language_name(language), shell.direction(language)) == (name, direction)
