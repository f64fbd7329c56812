"""Texts come in as drafts, are looked over, and are stored as articles."""

import uuid
from datetime import date

import pytest

from newsdiff.corpus import actions, queries
from newsdiff.corpus.errors import CorpusError
from newsdiff.corpus.models import Article, Draft, Outlet, Submission

pytestmark = pytest.mark.django_db

CONVOY = "Two men were killed on Sunday when a convoy was attacked near the river, the army said."
ROADS = "Roads around the town were closed on Sunday after an attack on a convoy, residents told reporters."
NOTHING = "\x01\x02"  # no text for a reader


@pytest.fixture
def submit(project, owner):
    """Send texts in one act."""

    def submit(*pastes: str, files=(), **kwargs) -> Submission:
        return actions.submit_articles(project=project, user=owner, files=files, pastes=pastes, **kwargs)

    return submit


@pytest.fixture
def store(submit, owner):
    """Send texts and store them at once."""

    def store(*pastes: str, **kwargs) -> list[Article]:
        return actions.store_articles(submission=submit(*pastes, **kwargs), user=owner)

    return store


def test_each_file_and_paste_becomes_a_draft_in_the_order_sent(submit) -> None:
    submission = submit(ROADS, files=[("convoy.txt", CONVOY.encode())])
    assert [(draft.name, bytes(draft.original)) for draft in submission.drafts.all()] == [
        ("convoy.txt", CONVOY.encode()),
        ("", ROADS.encode()),
    ]


def test_an_unreadable_file_keeps_its_error_and_the_others_are_kept(submit) -> None:
    submission = submit(CONVOY, files=[("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\xff\xfe")])
    broken, good = submission.drafts.all()
    assert broken.raw is None
    assert broken.error
    assert not good.error


def test_a_paste_that_cannot_be_read_is_kept_as_typed(submit) -> None:
    draft = submit(NOTHING, CONVOY).drafts.first()
    assert draft.error
    assert bytes(draft.original) == NOTHING.encode()


@pytest.mark.parametrize("pastes", [(), ("",), (" \n ", "")])
def test_sending_nothing_is_refused(submit, pastes) -> None:
    with pytest.raises(CorpusError, match="Choose a file or paste"):
        submit(*pastes)
    assert not Submission.objects.exists()


def test_a_form_sent_twice_gives_the_first_submission(submit) -> None:
    key = uuid.uuid4()
    assert submit(CONVOY, form_key=key) == submit(CONVOY, form_key=key)
    assert Draft.objects.count() == 1


def test_a_form_sent_again_with_other_texts_is_another_submission(submit) -> None:
    key = uuid.uuid4()
    first = submit(CONVOY, form_key=key)
    assert submit(ROADS, form_key=key) != first
    assert submit(files=[("convoy.txt", CONVOY.encode())], form_key=key) != first
    assert submit(files=[("other.txt", CONVOY.encode())], form_key=key) != first


def test_a_form_key_of_somebody_else_gives_nothing_of_theirs(submit, outsider) -> None:
    key = uuid.uuid4()
    submission = submit(CONVOY, form_key=key)
    theirs = actions.submit_articles(
        project=outsider.projects.get(), user=outsider, files=(), pastes=[CONVOY], form_key=key
    )
    assert theirs != submission


def test_files_and_pastes_keep_their_order(project, owner) -> None:
    texts = [ROADS, ("convoy.txt", CONVOY.encode()), "  "]
    submission = actions.submit_texts(project=project, user=owner, texts=texts, form_key=uuid.uuid4())
    assert [draft.name for draft in submission.drafts.all()] == ["", "convoy.txt"]


def test_texts_can_be_added_to_a_submission(submit) -> None:
    submission = submit(CONVOY)
    added = actions.add_articles(submission=submission, files=[("roads.txt", ROADS.encode())], pastes=["  "])
    assert [draft.position for draft in submission.drafts.all()] == [0, 1]
    assert [draft.name for draft in added] == ["roads.txt"]


def test_a_draft_can_be_replaced_and_forgets_what_was_said_of_the_old_text(submit) -> None:
    draft = submit(NOTHING, CONVOY).drafts.first()
    actions.update_draft(draft=draft, kept=(), fields={"headline": "Of the old text"})
    actions.replace_draft(draft=draft, file=None, paste=ROADS)
    draft.refresh_from_db()
    assert (draft.error, draft.fields, bytes(draft.original)) == ("", {}, ROADS.encode())


def test_a_draft_is_not_replaced_by_nothing(submit) -> None:
    draft = submit(CONVOY).drafts.get()
    with pytest.raises(CorpusError, match="Nothing was sent"):
        actions.replace_draft(draft=draft, file=None, paste="  ")


def test_a_file_can_be_read_in_another_encoding(submit, owner) -> None:
    submission = submit(files=[("convoy.txt", f"News ID: 4711\n\n{CONVOY}\n\n“Café”, the ïssue is.".encode("cp1252"))])
    draft = submission.drafts.get()
    actions.update_draft(draft=draft, kept=[0], fields={"outlet": "The Meridian"})
    actions.store_articles(submission=submission, user=owner)
    actions.read_draft_as(draft=draft, encoding="cp1250")
    draft.refresh_from_db()
    assert (draft.raw["encoding"], draft.raw["encoding_origin"]) == ("cp1250", "chosen")
    assert (draft.kept, draft.fields, draft.article) == ([], {"outlet": "The Meridian"}, None)
    actions.read_draft_as(draft=draft, encoding="")
    assert (draft.raw["encoding"], draft.raw["encoding_origin"]) == ("cp1252", "guessed")


@pytest.mark.parametrize(("name", "encoding"), [("convoy.txt", "rot13"), ("", "cp1250")])
def test_an_encoding_that_cannot_be_chosen_is_refused(submit, name, encoding) -> None:
    draft = (submit(files=[(name, CONVOY.encode())]) if name else submit(CONVOY)).drafts.get()
    with pytest.raises(CorpusError) as caught:
        actions.read_draft_as(draft=draft, encoding=encoding)
    assert caught.value.field == "encoding"


def test_a_draft_can_be_removed(submit, owner) -> None:
    submission = submit(NOTHING, CONVOY)
    actions.remove_draft(draft=submission.drafts.first())
    assert [article.text for article in actions.store_articles(submission=submission, user=owner)] == [CONVOY]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("published", "11.10.2020", "2020-10-11"),
        ("published", "2020-02-30", "2020-10-11"),
        ("url", "javascript:alert(1)", "https://"),
        ("url", "no address", "https://"),
        ("outlet", "x" * 201, "at most 200"),
        ("headline", "x" * 501, "at most 500"),
    ],
)
def test_a_field_that_cannot_be_stored_is_named(submit, field, value, message) -> None:
    draft = submit(CONVOY).drafts.get()
    with pytest.raises(CorpusError, match=message) as caught:
        actions.update_draft(draft=draft, kept=(), fields={field: value})
    assert caught.value.field == field


def test_a_field_that_no_article_has_is_a_fault(submit) -> None:
    with pytest.raises(ValueError, match="colour"):
        actions.update_draft(draft=submit(CONVOY).drafts.get(), kept=(), fields={"colour": "red"})


@pytest.mark.parametrize("kept", [[99], [-1]])
def test_a_line_that_the_text_does_not_have_cannot_be_put_back(submit, kept) -> None:
    with pytest.raises(CorpusError) as caught:
        actions.update_draft(draft=submit(CONVOY).drafts.get(), kept=kept, fields={})
    assert caught.value.field == "kept"


def test_what_the_analyst_wrote_is_stored_with_the_article(submit, owner) -> None:
    submission = submit(CONVOY)
    fields = {
        "outlet": " The  Meridian ",
        "headline": "Convoy attacked",
        "published": "2020-10-11",
        "url": "https://meridian.example/convoy",
        "language": "en",
        "dateline": "PORT MAREN",
        "byline": "A. Writer",
    }
    actions.update_draft(draft=submission.drafts.get(), kept=(), fields=fields)
    (article,) = actions.store_articles(submission=submission, user=owner)
    article.refresh_from_db()
    assert article.outlet.name == "The Meridian"
    assert article.published == date(2020, 10, 11)
    assert (article.headline, article.url, article.language) == (fields["headline"], fields["url"], "en")
    assert (article.dateline, article.byline, article.version) == ("PORT MAREN", "A. Writer", 1)


def test_a_field_emptied_by_the_analyst_stays_empty(submit, owner) -> None:
    submission = submit(CONVOY)
    actions.update_draft(draft=submission.drafts.get(), kept=(), fields={"language": ""})
    (article,) = actions.store_articles(submission=submission, user=owner)
    assert article.language == ""


@pytest.mark.parametrize(
    ("found", "stored"),
    [("https://meridian.example/convoy", "https://meridian.example/convoy"), ("javascript:alert(1)", "")],
)
def test_only_a_web_address_found_in_a_page_becomes_the_article_s(found, stored, submit, owner) -> None:
    page = f'<html><head><link rel="canonical" href="{found}"></head><body><article><p>{CONVOY}</p></article></body>'
    submission = submit(files=[("convoy.html", page.encode())])
    (article,) = actions.store_articles(submission=submission, user=owner)
    assert article.url == stored


def test_characters_that_no_database_keeps_do_no_harm(submit, owner) -> None:
    head = "<head><title>A\0B &#0; &#xD800;</title><meta name='author' content='\0x&#0;'></head>"
    page = f"<html>{head}<body><article><p>{CONVOY}\0</p><p>{ROADS}</p></article></body></html>"
    files = [("a\0\ud800b.html", page.encode()), ("plain.txt", f"{ROADS} \0 \ufffe".encode())]
    submission = submit(f"{CONVOY} \0 once more", files=files)
    assert [draft.error for draft in submission.drafts.all()] == ["", "", ""]
    assert len(actions.store_articles(submission=submission, user=owner)) == 3


def test_an_outlet_is_stored_once(submit, owner) -> None:
    submission = submit(CONVOY, ROADS)
    for draft in submission.drafts.all():
        actions.update_draft(draft=draft, kept=(), fields={"outlet": "The Meridian"})
    actions.store_articles(submission=submission, user=owner)
    assert Outlet.objects.count() == 1


def test_a_line_put_back_is_part_of_the_stored_text(submit, owner) -> None:
    submission = submit(f"News ID: 4711\n\n{CONVOY}\n\n{ROADS}")
    draft = submission.drafts.get()
    (removal,) = queries.review_of(submission).drafts[0].extracted.removed
    actions.update_draft(draft=draft, kept=[removal.line], fields={})
    (article,) = actions.store_articles(submission=submission, user=owner)
    assert "News ID: 4711" in article.text
    assert article.removed == []


def test_what_was_removed_is_stored_with_the_article(store) -> None:
    (article,) = store(f"News ID: 4711\n\n{CONVOY}\n\n{ROADS}")
    assert [removal["text"] for removal in article.removed] == ["News ID: 4711"]
    assert "4711" not in article.text


def test_storing_twice_gives_the_same_articles(submit, owner) -> None:
    submission = submit(CONVOY, ROADS)
    first = actions.store_articles(submission=submission, user=owner)
    assert actions.store_articles(submission=submission, user=owner) == first
    assert Article.objects.count() == 2


def test_a_stored_draft_that_is_changed_is_stored_anew(submit, owner) -> None:
    submission = submit(f"News ID: 4711\n\n{CONVOY}\n\n{ROADS}")
    (first,) = actions.store_articles(submission=submission, user=owner)
    draft = submission.drafts.get()
    (removal,) = queries.review_of(submission).drafts[0].extracted.removed
    actions.update_draft(draft=draft, kept=[removal.line], fields={})
    (second,) = actions.store_articles(submission=submission, user=owner)
    assert "4711" in second.text
    assert first != second


def test_a_text_that_is_stored_already_gives_the_stored_article(store) -> None:
    (first,) = store(CONVOY)
    assert store(CONVOY, ROADS)[0] == first
    assert Article.objects.count() == 2


def test_a_text_sent_twice_in_one_act_is_one_article(store) -> None:
    assert len(store(CONVOY, CONVOY)) == 1


def test_the_same_text_in_another_project_is_another_article(store, outsider) -> None:
    store(CONVOY)
    submission = actions.submit_articles(project=outsider.projects.get(), user=outsider, files=(), pastes=[CONVOY])
    actions.store_articles(submission=submission, user=outsider)
    assert Article.objects.count() == 2


def test_nothing_is_stored_while_a_draft_could_not_be_read(submit, owner) -> None:
    submission = submit(NOTHING, CONVOY)
    with pytest.raises(CorpusError, match="could not be read"):
        actions.store_articles(submission=submission, user=owner)
    assert not Article.objects.exists()


def test_a_submission_without_drafts_cannot_be_stored(submit, owner) -> None:
    submission = submit(CONVOY)
    actions.remove_draft(draft=submission.drafts.get())
    with pytest.raises(CorpusError, match="No text is left"):
        actions.store_articles(submission=submission, user=owner)


def test_a_correction_is_a_new_version_and_the_old_one_stays(store) -> None:
    (first,) = store(CONVOY)
    (second,) = store(CONVOY.replace("Two", "Three"), replaces=first)
    assert (second.version, second.previous) == (2, first)
    first.refresh_from_db()
    assert first.text == CONVOY


def test_a_correction_of_the_fields_alone_is_a_new_version(store, submit, owner) -> None:
    (first,) = store(CONVOY)
    submission = submit(CONVOY, replaces=first)
    actions.update_draft(draft=submission.drafts.get(), kept=(), fields={"headline": "Convoy attacked"})
    (second,) = actions.store_articles(submission=submission, user=owner)
    assert (second.version, second.text, second.headline) == (2, CONVOY, "Convoy attacked")


def test_a_correction_that_changes_nothing_gives_the_article_itself(store) -> None:
    (first,) = store(CONVOY)
    assert store(CONVOY, replaces=first) == [first]


def test_of_two_corrections_of_one_version_the_second_is_refused(store) -> None:
    (first,) = store(CONVOY)
    store(CONVOY.replace("Two", "Three"), replaces=first)
    with pytest.raises(CorpusError, match="newest version"):
        store(CONVOY.replace("Two", "Four"), replaces=first)


def test_a_correction_is_one_text(store, submit) -> None:
    (first,) = store(CONVOY)
    with pytest.raises(CorpusError, match="one text"):
        submit(CONVOY, ROADS, replaces=first)
