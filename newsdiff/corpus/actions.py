"""Writes of the corpus: texts come in as drafts, are looked over, and are stored as articles."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import Project, User
from newsdiff.corpus.errors import CorpusError
from newsdiff.corpus.fields import ArticleFields, checked_fields
from newsdiff.corpus.models import Article, Draft, Outlet, Submission
from newsdiff.corpus.queries import (
    DraftReview,
    article_with_text,
    recent_uploads,
    review_of,
    size_of_originals,
    text_sha256,
)
from newsdiff.ingest.codec import raw_from_json, raw_to_json, removals_to_json
from newsdiff.ingest.encodings import ENCODINGS
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.read import read_file, read_paste
from newsdiff.ingest.types import ExtractedArticle

NAME_LENGTH = 255

Text = tuple[str, bytes] | str  # a file: its name and bytes; or a paste


def submit_articles(
    *,
    project: Project,
    user: User,
    files: Sequence[tuple[str, bytes]],
    pastes: Sequence[str],
    replaces: Article | None = None,
    form_key: uuid.UUID | None = None,
) -> Submission:
    """`submit_texts` for files and then pastes."""
    return submit_texts(
        project=project, user=user, texts=[*files, *pastes], replaces=replaces, form_key=form_key or uuid.uuid4()
    )


def submit_texts(
    *, project: Project, user: User, texts: Sequence[Text], form_key: uuid.UUID, replaces: Article | None = None
) -> Submission:
    """Read files and pastes and keep each as a draft, with its error where it can't be read. Empty pastes are left out.

    A form sent twice gives the first submission back; sent with other texts, it is another submission. Raises
    `CorpusError` where nothing was sent, or where a correction is not exactly one text.
    """
    texts = [text for text in texts if not isinstance(text, str) or text.strip()]
    if not texts:
        raise CorpusError("Nothing was sent. Choose a file or paste the text of an article.")
    if replaces is not None and len(texts) != 1:
        raise CorpusError("A correction is one text. Choose one file or paste one text.")
    key = submission_key(form_key, project=project, user=user, texts=texts)
    earlier = Submission.objects.filter(pk=key).first()
    if earlier is not None:
        return earlier
    refuse_too_much(project=project, user=user, texts=texts)
    drafts = [draft_of_text(text) for text in texts]
    for position, draft in enumerate(drafts):
        draft.position = position
        draft.submission_id = key
    submission = Submission(pk=key, project=project, created_by=user, replaces=replaces)
    try:
        with transaction.atomic():
            submission.save(force_insert=True)
            Draft.objects.bulk_create(drafts)
    except IntegrityError:
        return Submission.objects.get(pk=key)
    return submission


def refuse_too_much(*, project: Project, user: User, texts: Sequence[Text]) -> None:
    """Raise `CorpusError` where a person sends too much in an hour, or a project would hold too much."""
    if recent_uploads(user) + len(texts) > settings.UPLOADS_AN_HOUR:
        raise CorpusError(f"One person can send {settings.UPLOADS_AN_HOUR} articles an hour. Send the rest later.")
    sent = sum(len(text) if isinstance(text, str) else len(text[1]) for text in texts)
    if size_of_originals(project) + sent > settings.PROJECT_LARGEST:
        raise CorpusError("This project is full. Delete what is not needed, or make another project.")


def add_articles(*, submission: Submission, files: Sequence[tuple[str, bytes]], pastes: Sequence[str]) -> list[Draft]:
    """Read more files and pastes into a submission, after the drafts that it has."""
    texts: list[Text] = [*files, *(paste for paste in pastes if paste.strip())]
    drafts = [draft_of_text(text) for text in texts]
    with transaction.atomic():
        Submission.objects.select_for_update().get(pk=submission.pk)
        last = submission.drafts.aggregate(last=Max("position"))["last"]
        start = 0 if last is None else last + 1
        for position, draft in enumerate(drafts, start=start):
            draft.position = position
            draft.submission = submission
        return Draft.objects.bulk_create(drafts)


def replace_draft(*, draft: Draft, file: tuple[str, bytes] | None, paste: str | None) -> None:
    """Put another file or paste in the draft's place. Raises `CorpusError` where neither was sent."""
    if file is not None:
        fresh = draft_of_file(*file)
    elif paste is not None and paste.strip():
        fresh = draft_of_paste(paste)
    else:
        raise CorpusError("Nothing was sent. Choose a file or paste the text of the article.")
    changed = ("name", "original", "raw", "error", "kept", "fields", "article")
    for field in changed:
        setattr(draft, field, getattr(fresh, field))
    draft.save(update_fields=changed)


def update_draft(*, draft: Draft, kept: Sequence[int], fields: Mapping[str, str]) -> None:
    """Keep which removed lines the analyst put back, and what they wrote over the fields.

    A draft that was stored already and is changed here is stored anew. Raises `CorpusError` naming the field that
    cannot be stored, and where a line does not exist.
    """
    lines = sorted(set(kept))
    n_lines = raw_from_json(draft.raw).text.count("\n") + 1 if draft.raw is not None else 0
    if lines and not 0 <= lines[0] <= lines[-1] < n_lines:
        raise CorpusError("A line to put back is not in this text. Load the page again.", field="kept")
    written = checked_fields(fields)
    if (draft.kept, draft.fields) != (lines, written):
        draft.kept, draft.fields, draft.article = lines, written, None
        draft.save(update_fields=["kept", "fields", "article"])


def read_draft_as(*, draft: Draft, encoding: str) -> None:
    """Read a draft's file again in another encoding, a key of ENCODINGS, or "" to have it found again.

    What the analyst wrote is kept; lines that were put back are not, because their numbers change. Raises
    `CorpusError` (field "encoding"), and leaves the draft as it was, where this gives no text.
    """
    if draft.raw is None or not draft.raw.get("encoding") or (encoding and encoding not in ENCODINGS):
        raise CorpusError("This text cannot be read in another encoding. Load the page again.", field="encoding")
    try:
        raw = read_file(draft.name, bytes(draft.original), encoding=encoding)
    except IngestError as error:
        message = "This file could not be read in this encoding. Choose another one."
        raise CorpusError(message, field="encoding") from error
    draft.raw, draft.kept, draft.article = raw_to_json(raw), [], None
    draft.save(update_fields=["raw", "kept", "article"])


def remove_draft(*, draft: Draft) -> None:
    """Take a text out of its submission."""
    draft.delete()


def store_articles(*, submission: Submission, user: User) -> list[Article]:
    """Store the drafts as articles, in their order, each article once; can run again without harm.

    A text that the project already has gives the stored article. The draft of a correction becomes the next
    version of the article that it replaces. Raises `CorpusError` where a draft could not be read, where there is
    none, or where the article has a newer version.
    """
    review = review_of(submission)
    unread = next((draft for draft in review.drafts if draft.extracted is None), None)
    if unread is not None:
        raise CorpusError(f"“{unread.draft}” could not be read. Send it again in another way, or remove it.")
    if not review.drafts:
        raise CorpusError("No text is left. Send a file or paste the text of an article.")
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=submission.project_id)
        articles = [stored(draft, submission=submission, user=user) for draft in review.drafts]
    return list(dict.fromkeys(articles))


def submission_key(form_key: uuid.UUID, *, project: Project, user: User, texts: Sequence[Text]) -> uuid.UUID:
    """Names what one form said: the same for the same texts of the same person, else another."""
    said = hashlib.sha256(f"{project.pk} {user.pk}".encode())
    for text in texts:
        name, data = ("", text.encode("utf-8", "replace")) if isinstance(text, str) else text
        said.update(f" {name!r} {hashlib.sha256(data).hexdigest()}".encode())
    return uuid.uuid5(form_key, said.hexdigest())


def draft_of_text(text: Text) -> Draft:
    """The unsaved draft of a file or paste, with its error where it can't be read."""
    return draft_of_paste(text) if isinstance(text, str) else draft_of_file(*text)


def draft_of_file(name: str, data: bytes) -> Draft:
    """The unsaved draft of a file; what cannot be shown goes out of its name."""
    name = "".join(char for char in name if char.isprintable())[:NAME_LENGTH]
    try:
        return Draft(name=name, original=data, raw=raw_to_json(read_file(name, data)))
    except IngestError as error:
        return Draft(name=name, original=data, error=str(error))


def draft_of_paste(text: str) -> Draft:
    """The unsaved draft of a paste, which is kept in UTF-8."""
    original = text.encode("utf-8", "replace")
    try:
        return Draft(original=original, raw=raw_to_json(read_paste(text)))
    except IngestError as error:
        return Draft(original=original, error=str(error))


def stored(review: DraftReview, *, submission: Submission, user: User) -> Article:
    """The article of one draft: the one it was stored as, the one with its text, or a new one."""
    found, fields = review.extracted, review.fields
    if found is None or fields is None:
        raise ValueError("a draft that could not be read has no article")
    earlier = Article.objects.filter(drafts=review.draft.pk).first()
    if earlier is not None:
        return earlier
    if submission.replaces is not None:
        article = next_version(submission.replaces, found=found, fields=fields, user=user)
    else:
        project = submission.project
        article = article_with_text(project.pk, found.text) or new_article(
            project=project, found=found, fields=fields, user=user
        )
    Draft.objects.filter(pk=review.draft.pk).update(article=article)
    return article


def next_version(replaced: Article, *, found: ExtractedArticle, fields: ArticleFields, user: User) -> Article:
    """The corrected article; the replaced one itself where nothing differs from it."""
    if Article.objects.filter(previous=replaced).exists():
        raise CorpusError("This article was corrected in the meantime. Open its newest version and correct that one.")
    if found.text == replaced.text and fields == fields_of(replaced):
        return replaced
    return new_article(project=replaced.project, found=found, fields=fields, user=user, previous=replaced)


def new_article(
    *,
    project: Project,
    found: ExtractedArticle,
    fields: ArticleFields,
    user: User,
    previous: Article | None = None,
) -> Article:
    """Store a text as it was looked over, with its outlet, which is made where the project lacks it."""
    outlet = None
    if fields.outlet:
        outlet, _ = Outlet.objects.get_or_create(project=project, name=fields.outlet)
    article = Article.objects.create(
        project=project,
        outlet=outlet,
        headline=fields.headline,
        published=fields.published,
        dateline=fields.dateline,
        byline=fields.byline,
        url=fields.url,
        language=fields.language,
        text=found.text,
        text_sha256=text_sha256(found.text),
        blocks=[[block.kind, block.start, block.end] for block in found.blocks],
        removed=removals_to_json(found.removed),
        version=previous.version + 1 if previous else 1,
        previous=previous,
        created_by=user,
    )
    record(project, user, "article_store", article=article.pk)
    return article


def fields_of(article: Article) -> ArticleFields:
    """How a stored article is described."""
    return ArticleFields(
        outlet=article.outlet.name if article.outlet else "",
        headline=article.headline,
        published=article.published,
        url=article.url,
        language=article.language,
        dateline=article.dateline,
        byline=article.byline,
    )
