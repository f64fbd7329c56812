"""The page of a project's words: look, save, refuse, lose nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsdiff.corpus.models import WordlistVersion
from newsdiff.corpus.wordlist_queries import wordlists_named, wordlists_now

pytestmark = pytest.mark.django_db
HEAD = "lexicon,words,group,use\n"
ROW = "evaluative,lantern brigade,delegitimising,yes\n"


@pytest.fixture
def address(project) -> str:
    return reverse("corpus:wordlist_edit", args=[project.pk])


def test_a_table_is_saved_as_a_version(owner_client, project, owner, address):
    response = owner_client.post(address, {"table": HEAD + ROW, "base": "0", "save": "1"}, follow=True)
    assert response.redirect_chain == [(address, 303)]
    assert "Saved as version 1." in response.content.decode()
    row = WordlistVersion.objects.get()
    assert (row.number, row.table, row.made_by) == (1, HEAD + ROW, owner)
    assert wordlists_now(project).version == row.digest != ""
    assert wordlists_named(project, row.digest) == wordlists_now(project)


def test_an_earlier_version_stays_what_it_was(owner_client, project, address):
    owner_client.post(address, {"table": ROW, "base": "0", "save": "1"})
    first = wordlists_now(project)
    owner_client.post(address, {"table": HEAD, "base": "1", "save": "1"})
    assert wordlists_now(project).version == ""
    assert wordlists_named(project, first.version) == first
    assert WordlistVersion.objects.count() == 2


def test_saving_what_holds_writes_nothing(owner_client, address):
    for base in ("0", "1"):
        owner_client.post(address, {"table": ROW, "base": base, "save": "1"})
    owner_client.post(address, {"table": HEAD + ROW, "base": "0", "save": "1"})
    assert WordlistVersion.objects.count() == 1


def test_looking_shows_hits_in_the_articles_and_saves_nothing(owner_client, new_article, address):
    new_article("The lantern brigades struck a convoy, officials claimed.")
    response = owner_client.post(address, {"table": ROW + "attribution,claim,,no\n", "base": "0", "look": "1"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<mark>lantern brigades</mark>" in page
    assert "1 found" in page
    assert "1 not marked any more" in page
    assert not WordlistVersion.objects.exists()


def test_what_is_met_and_passed_over_is_looked_up_by_what_is_marked_no_more(owner_client, new_article, address):
    new_article("He said the regime museum opened. The regime fell.")
    table = HEAD + "evaluative,regime museum,plain,yes\n" + ROW
    page = owner_client.post(address, {"table": table, "base": "0", "look": "1"}).content.decode()
    assert "1 not marked any more" in page
    assert "the <mark>regime</mark> museum" in page
    assert "0 found" in page


def test_an_entry_more_goes_to_the_end_of_the_table(owner_client, address):
    sent = {"table": HEAD, "base": "0", "look": "1", "words": "Lantern Brigade", "group": "evaluative.delegitimising"}
    assert ROW.replace("lantern brigade", "Lantern Brigade") in owner_client.post(address, sent).content.decode()


def test_equivalents_are_added_and_looked_up_by_their_words(owner_client, new_article, address):
    new_article("The Kataib spoke. Later the Kata’ib  group left.")
    sent = {"table": HEAD, "base": "0", "look": "1", "group": "equivalents"}
    page = owner_client.post(address, {**sent, "words": "Kataib", "same": "Kata’ib group"}).content.decode()
    assert "equivalents,Kataib,Kata’ib group,yes" in page
    assert "2 found" in page
    assert "<mark>Kata’ib  group</mark>" in page
    assert owner_client.post(address, {**sent, "words": "Kataib"}).status_code == 422


def test_a_file_stands_for_the_table_and_is_looked_at_first(owner_client, address):
    file = SimpleUploadedFile("mine.csv", ("\ufeff" + HEAD + ROW).encode())
    page = owner_client.post(address, {"table": "x", "base": "0", "save": "1", "file": file}).content.decode()
    assert "lantern brigade,delegitimising" in page
    assert not WordlistVersion.objects.exists()


def test_a_file_that_is_no_text_is_refused_and_the_table_kept(owner_client, address):
    file = SimpleUploadedFile("mine.csv", b"\xff\xfe\x00")
    response = owner_client.post(address, {"table": ROW, "base": "0", "file": file})
    assert response.status_code == 422
    assert "is not text in UTF-8" in response.content.decode()
    assert ROW in response.content.decode()


def test_bad_rows_are_named_and_nothing_typed_is_lost(owner_client, address):
    table = HEAD + ROW + "hedges,word,nothing\n"
    response = owner_client.post(address, {"table": table, "base": "0", "save": "1"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Row 3: <bdi>hedges, word, nothing</bdi> – The third column names a group of hedges" in page
    assert table in page
    assert not WordlistVersion.objects.exists()


def test_who_comes_later_sees_the_other_version_and_keeps_the_own(owner_client, address):
    owner_client.post(address, {"table": ROW, "base": "0", "save": "1"})
    mine = "hedges,maybe so,doubt,yes\n"
    response = owner_client.post(address, {"table": mine, "base": "0", "save": "1"})
    page = response.content.decode()
    assert response.status_code == 409
    assert ROW in page
    assert mine in page
    owner_client.post(address, {"table": mine, "base": "1", "save": "1"})
    assert WordlistVersion.objects.first().table == HEAD + mine


def test_who_may_not_edit_sees_the_table_alone(viewer_client, address):
    page = viewer_client.get(address).content.decode()
    assert "<textarea" not in page
    assert HEAD in page
    assert viewer_client.post(address, {"table": ROW, "save": "1"}).status_code == 403
