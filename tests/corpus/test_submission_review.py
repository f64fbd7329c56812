"""The review: everything that was read, before any of it is stored."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsdiff.corpus.actions import read_draft_as, store_articles, submit_articles
from newsdiff.corpus.models import Article, Draft
from tests.permissions import answers, client_of, for_editors

RAW = """Bridge vote splits the council

RIVERTON (Courier) -- The council met on Monday. It voted for the bridge.

News ID: 4711

The mayor thanked the members. Work begins in May.
"""
OTHER = "Councillors met on Monday. They waved the bridge through. Work begins in May."


@pytest.fixture
def submission(project, owner):
    return submit_articles(project=project, user=owner, files=[("one.txt", RAW.encode())], pastes=[OTHER])


@pytest.fixture
def draft(submission) -> Draft:
    return submission.drafts.first()


def url_of(submission) -> str:
    return reverse("corpus:submission_review", args=[submission.pk])


def page_of(client, submission) -> str:
    return client.get(url_of(submission)).content.decode()


def fields(draft, **typed) -> dict[str, str]:
    """What the browser sends of a draft's fields."""
    empty = dict.fromkeys(("outlet", "published", "headline", "url", "language", "dateline", "byline"), "")
    return {f"draft-{draft.pk}-{name}": value for name, value in {**empty, "language": "en", **typed}.items()}


@for_editors
def test_only_those_who_may_edit_look_over(request, role, allowed, submission):
    client = client_of(request, role)
    assert answers(client.get(url_of(submission)), allowed, done=200)
    assert answers(client.post(url_of(submission)), allowed)


def test_fields_are_filled_in_where_they_were_found(owner_client, submission, draft):
    page = page_of(owner_client, submission)
    assert re.search(rf'name="draft-{draft.pk}-headline" value="Bridge vote splits the council"', page)
    assert re.search(rf'name="draft-{draft.pk}-dateline" value="RIVERTON \(Courier\)"', page)


def test_removed_lines_stand_struck_out_in_their_place(owner_client, submission):
    items = owner_client.get(url_of(submission)).context["page"].drafts[0].items
    assert [(item.kind, item.text[:20]) for item in items] == [
        ("headline", "Bridge vote splits t"),
        ("removed", "RIVERTON (Courier) -"),
        ("paragraph", "The council met on M"),
        ("removed", "News ID: 4711"),
        ("paragraph", "The mayor thanked th"),
    ]
    assert '<del hx-disable dir="auto">News ID: 4711</del>' in page_of(owner_client, submission)


def test_many_lines_taken_out_in_a_row_fold_away(owner_client, project, owner):
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12))
    page = f"<html><body><nav><ul>{menu}</ul></nav><article><h1>Bridge vote</h1><p>{OTHER}</p></article></body></html>"
    submission = submit_articles(project=project, user=owner, files=[("page.html", page.encode())], pastes=[OTHER])
    shown = owner_client.get(url_of(submission)).context["page"].drafts[0]
    assert any(stretch.folded for stretch in shown.stretches)
    assert tuple(item for stretch in shown.stretches for item in stretch.items) == shown.items
    assert "lines were taken out here</summary>" in page_of(owner_client, submission)


def line_of(client, submission, words: str) -> int:
    items = client.get(url_of(submission)).context["page"].drafts[0].items
    return next(item.line for item in items if item.text.startswith(words))


def test_a_line_is_put_back_and_taken_out_again(owner_client, submission, draft):
    line = line_of(owner_client, submission, "News ID")
    owner_client.post(url_of(submission), {**fields(draft), "put_back": f"{draft.pk}:{line}"})
    shown = owner_client.get(url_of(submission)).context["page"].drafts[0]
    assert [back.text for back in shown.put_back] == ["News ID: 4711"]
    assert "removed" not in [item.kind for item in shown.items if item.text.startswith("News")]
    owner_client.post(url_of(submission), {**fields(draft), "take_out": f"{draft.pk}:{line}"})
    shown = owner_client.get(url_of(submission)).context["page"].drafts[0]
    assert shown.put_back == ()
    assert line_of(owner_client, submission, "News ID") == line


@pytest.mark.parametrize("value", ["x", "99999:0", "{pk}:x", "{pk}:", ""])
def test_a_damaged_button_changes_nothing(owner_client, submission, draft, value):
    response = owner_client.post(url_of(submission), {**fields(draft), "put_back": value.format(pk=draft.pk)})
    draft.refresh_from_db()
    assert response.status_code == 303
    assert draft.kept == []


def test_a_line_that_does_not_exist_is_refused_with_what_was_typed(owner_client, submission, draft):
    data = {**fields(draft, outlet="Courier"), "put_back": f"{draft.pk}:9999"}
    response = owner_client.post(url_of(submission), data)
    assert response.status_code == 422
    assert "Load the page again." in response.content.decode()
    assert 'value="Courier"' in response.content.decode()


def test_what_was_typed_is_there_after_a_line_was_put_back(owner_client, submission, draft):
    line = line_of(owner_client, submission, "News ID")
    data = {**fields(draft, outlet="Courier", published="2024-05-06"), "put_back": f"{draft.pk}:{line}"}
    owner_client.post(url_of(submission), data)
    page = page_of(owner_client, submission)
    assert 'value="Courier"' in page
    assert 'value="2024-05-06"' in page


def test_a_field_that_was_not_touched_follows_the_text(owner_client, submission, draft):
    found = fields(draft, headline="Bridge vote splits the council", dateline="RIVERTON (Courier)")
    owner_client.post(url_of(submission), {**found, f"draft-{draft.pk}-outlet": "Courier"})
    draft.refresh_from_db()
    assert draft.fields == {"outlet": "Courier"}


def test_a_field_that_was_emptied_stays_empty(owner_client, submission, draft):
    owner_client.post(url_of(submission), fields(draft, headline=""))
    assert f'name="draft-{draft.pk}-headline" maxlength' in page_of(owner_client, submission)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("published", "11/10/2020", "This is not a date."),
        ("url", "not an address", "This is not a web address."),
        ("outlet", "x" * 201, "at most 200 characters"),
        ("language", "zz", "Select a valid choice"),
    ],
)
def test_a_field_that_cannot_be_stored_says_so_and_keeps_what_was_typed(
    owner_client, submission, draft, field, value, says
):
    response = owner_client.post(url_of(submission), fields(draft, **{field: value, "byline": "By Ada"}))
    page = response.content.decode()
    assert response.status_code == 422
    assert says in page
    assert 'value="By Ada"' in page


def test_what_was_typed_for_one_draft_is_kept_where_another_fails(owner_client, submission, draft):
    second = submission.drafts.last()
    data = fields(draft, published="never") | fields(second, outlet="Meridian")
    response = owner_client.post(url_of(submission), data)
    second.refresh_from_db()
    assert response.status_code == 422
    assert second.fields["outlet"] == "Meridian"


def test_an_unread_file_says_why_and_takes_another_one(owner_client, project, owner):
    submission = submit_articles(project=project, user=owner, files=[("scan.pdf", b"%PDF-1.4 no")], pastes=[OTHER])
    draft = submission.drafts.first()
    page = page_of(owner_client, submission)
    assert draft.error in page.replace("&#x27;", "'").replace("&quot;", '"')
    owner_client.post(url_of(submission), {f"files-{draft.pk}": SimpleUploadedFile("one.txt", RAW.encode())})
    draft.refresh_from_db()
    assert (draft.name, draft.error) == ("one.txt", "")


def test_an_unread_file_can_be_replaced_by_a_paste(owner_client, project, owner):
    submission = submit_articles(project=project, user=owner, files=[("scan.pdf", b"%PDF-1.4 no")], pastes=[OTHER])
    draft = submission.drafts.first()
    owner_client.post(url_of(submission), {f"paste-{draft.pk}": RAW})
    draft.refresh_from_db()
    assert draft.error == ""


def test_a_paste_that_could_not_be_read_is_still_there(owner_client, project, owner):
    submission = submit_articles(project=project, user=owner, files=(), pastes=["Nothing.", OTHER])
    assert ">Nothing.</textarea>" in page_of(owner_client, submission)


def test_another_article_can_be_added(owner_client, submission):
    owner_client.post(url_of(submission), {"paste-new": "A third account was printed on Tuesday by the gazette."})
    assert submission.drafts.count() == 3


def test_a_draft_can_be_left_out(owner_client, submission, draft):
    owner_client.post(url_of(submission), {"leave_out": str(draft.pk)})
    assert list(submission.drafts.all()) == [submission.drafts.get()]
    assert "A comparison needs another one." in page_of(owner_client, submission)


def test_all_drafts_can_be_left_out(owner_client, submission):
    for draft in submission.drafts.all():
        owner_client.post(url_of(submission), {"leave_out": str(draft.pk)})
    assert "No article is left. Put in two." in page_of(owner_client, submission)


def test_a_text_that_is_stored_already_says_where(owner_client, submission, done_run, articles):
    submission = submit_articles(
        project=submission.project, user=submission.created_by, files=(), pastes=[articles[0].text, OTHER]
    )
    page = page_of(owner_client, submission)
    assert reverse("corpus:article_detail", args=[articles[0].pk]) in page
    assert reverse("comparisons:comparison_detail", args=[done_run.comparison_id]) in page


def test_the_same_text_twice_is_said(owner_client, project, owner):
    submission = submit_articles(project=project, user=owner, files=(), pastes=[OTHER, OTHER])
    assert "This is the same text as A." in page_of(owner_client, submission)


def test_htmx_gets_the_form_alone_at_once(owner_client, submission, draft):
    response = owner_client.post(url_of(submission), fields(draft), headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert response.content.decode().strip().startswith('<form id="review"')


def test_article_text_is_escaped(owner_client, project, owner):
    hostile = "<img src=x onerror=alert(1)> was said. It was said again on Monday."
    submission = submit_articles(project=project, user=owner, files=(), pastes=[hostile, OTHER])
    assert "<img src=x" not in page_of(owner_client, submission)


def test_a_correction_is_stored_as_the_next_version(owner_client, project, owner, articles):
    submission = submit_articles(
        project=project, user=owner, files=(), pastes=["Anti-terror groups struck again."], replaces=articles[0]
    )
    page = page_of(owner_client, submission)
    assert "Store the new version" in page
    assert "Add another article" not in page
    response = owner_client.post(url_of(submission), {"store": "1"})
    newest = Article.objects.get(previous=articles[0])
    assert newest.version == 2
    assert response.url == reverse("corpus:article_detail", args=[newest.pk])


def test_a_correction_of_an_article_that_was_corrected_meanwhile_is_refused(owner_client, project, owner, articles):
    first, second = (
        submit_articles(project=project, user=owner, files=(), pastes=[text], replaces=articles[0])
        for text in ("One new text of it.", "Another new text of it.")
    )
    store_articles(submission=first, user=owner)
    response = owner_client.post(url_of(second), {"store": "1"})
    assert response.status_code == 422
    assert "was corrected in the meantime" in response.content.decode()


def test_a_text_that_is_stored_already_is_not_described_anew(owner_client, project, owner, articles):
    submission = submit_articles(project=project, user=owner, files=(), pastes=[articles[0].text, OTHER])
    page = page_of(owner_client, submission)
    assert "It is used as it is described there: Courier." in page
    assert page.count('data-field="outlet"') == 1


CYRILLIC = "Паром затонул у берегов острова. Погибли не менее сорока человек, сообщила береговая охрана. " * 3


@pytest.fixture
def misread(project, owner) -> Draft:
    """A draft whose file was decoded wrongly: it is KOI8-R and was read as Windows-1251."""
    files = [("ferry.txt", CYRILLIC.encode("koi8-r"))]
    draft = submit_articles(project=project, user=owner, files=files, pastes=[OTHER]).drafts.first()
    read_draft_as(draft=draft, encoding="cp1251")
    return draft


def text_of(client, draft) -> str:
    return " ".join(item.text for item in client.get(url_of(draft.submission)).context["page"].drafts[0].items)


def test_another_encoding_can_be_chosen(owner_client, misread):
    assert CYRILLIC.strip() not in text_of(owner_client, misread)
    response = owner_client.post(url_of(misread.submission), {f"draft-{misread.pk}-encoding": "koi8_r"})
    assert response.status_code == 303
    assert CYRILLIC.strip() in text_of(owner_client, misread)
    page = page_of(owner_client, misread.submission)
    assert '<option value="koi8_r" selected>Cyrillic (KOI8-R)</option>' in page
    assert "Read as Cyrillic (KOI8-R), as you chose." in page


def test_what_was_found_at_first_can_be_found_again(owner_client, misread):
    assert '<option value="found">As it was found at first</option>' in page_of(owner_client, misread.submission)
    owner_client.post(url_of(misread.submission), {f"draft-{misread.pk}-encoding": "found"})
    assert CYRILLIC.strip() in text_of(owner_client, misread)
    assert 'value="found"' not in page_of(owner_client, misread.submission)


def test_what_was_typed_stays_when_a_text_is_read_in_another_encoding(owner_client, misread):
    data = {**fields(misread, outlet="Вестник"), f"draft-{misread.pk}-encoding": "koi8_r"}
    owner_client.post(url_of(misread.submission), data, headers={"HX-Request": "true"})
    misread.refresh_from_db()
    assert misread.fields["outlet"] == "Вестник"
    assert misread.raw["encoding"] == "koi8_r"


def test_the_encoding_is_asked_for_only_where_it_is_in_doubt(owner_client, submission, misread):
    assert "Letters look wrong?" in page_of(owner_client, submission)
    assert "Letters look wrong?" not in page_of(owner_client, misread.submission)


def test_a_paste_has_no_encoding_to_choose(owner_client, submission):
    first, second = owner_client.get(url_of(submission)).context["page"].drafts
    assert first.read_as.selected == "utf-8"
    assert second.read_as is None


@pytest.mark.parametrize(("encoding", "says"), [("cp1252", "could not be read"), ("rot13", "Load the page again.")])
def test_a_choice_that_gives_no_text_is_refused_and_changes_nothing(owner_client, project, owner, encoding, says):
    files = [("one.txt", RAW.encode("utf-16-le"))]
    draft = submit_articles(project=project, user=owner, files=files, pastes=[OTHER]).drafts.first()
    before = draft.raw
    data = {**fields(draft, outlet="Courier"), f"draft-{draft.pk}-encoding": encoding}
    response = owner_client.post(url_of(draft.submission), data)
    draft.refresh_from_db()
    assert response.status_code == 422
    assert says in response.content.decode()
    assert 'value="Courier"' in response.content.decode()
    assert draft.raw == before


@pytest.mark.parametrize("name", ["corpus:submission_review", "comparisons:comparison_create"])
def test_a_text_that_was_read_anew_is_looked_over_before_it_is_stored(owner_client, misread, name):
    data = {f"draft-{misread.pk}-encoding": "koi8_r", "store": "1"}
    response = owner_client.post(reverse(name, args=[misread.submission_id]), data)
    assert response.url.partition("#")[0] == url_of(misread.submission)
    assert not Article.objects.exists()


def test_another_draft_s_error_leaves_a_text_read_anew_as_it_is_found(owner_client, misread):
    second = misread.submission.drafts.last()
    garbled = fields(misread, headline="оБПНЛ ГЮРНМСК") | fields(second, published="never")
    response = owner_client.post(url_of(misread.submission), {**garbled, f"draft-{misread.pk}-encoding": "found"})
    shown = response.context["page"].drafts[0]
    assert response.status_code == 422
    assert not shown.form.is_bound
    assert shown.read_as.selected == "koi8_r"
