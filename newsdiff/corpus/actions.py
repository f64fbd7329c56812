"""Writes of the corpus: texts come in as drafts, are looked over, and are stored as articles."""

import uuid
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max

from newsdiff.accounts.models import Project, User
from newsdiff.corpus.errors import CorpusError
from newsdiff.corpus.fields import ArticleFields, checked_fields
from newsdiff.corpus.models import Article, Draft, Outlet, Submission
from newsdiff.corpus.queries import DraftReview, article_with_text, review_of, text_sha256
from newsdiff.ingest.codec import raw_from_json, raw_to_json, removals_to_json
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.read import read_file, read_paste
from newsdiff.ingest.types import ExtractedArticle, RawArticle

NAME_LENGTH = 255


def submit_articles(
    *,
    project: Project,
    user: User,
    files: Sequence[tuple[str, bytes]],
    pastes: Sequence[str],
    replaces: Article | None = None,
    form_key: uuid.UUID | None = None,
) -> Submission:
    """Read files and pastes and keep each as a draft, with its error where it cannot be read.

    The same `form_key` gives the first submission back. Raises `CorpusError` where nothing was sent, or where
    a correction is not exactly one text.
    """
    pastes = [paste for paste in pastes if paste.strip()]
    if not files and not pastes:
        raise CorpusError("Nothing was sent. Choose a file or paste the text of an article.")
    if replaces is not None and len(files) + len(pastes) != 1:
        raise CorpusError("A correction is one text. Choose one file or paste one text.")
    key = form_key or uuid.uuid4()
    earlier = submission_of_form(project, user, key)
    if earlier is not None:
        return earlier
    drafts = [draft_of_file(name, data) for name, data in files] + [draft_of_paste(paste) for paste in pastes]
    for position, draft in enumerate(drafts):
        draft.position = position
        draft.submission_id = key
    submission = Submission(pk=key, project=project, created_by=user, replaces=replaces)
    try:
        with transaction.atomic():
            submission.save(force_insert=True)
            Draft.objects.bulk_create(drafts)
    except IntegrityError:
        earlier = submission_of_form(project, user, key)
        if earlier is None:
            raise
        return earlier
    return submission


def add_articles(*, submission: Submission, files: Sequence[tuple[str, bytes]], pastes: Sequence[str]) -> list[Draft]:
    """Read more files and pastes into a submission, after the drafts that it has."""
    drafts = [draft_of_file(name, data) for name, data in files]
    drafts += [draft_of_paste(paste) for paste in pastes if paste.strip()]
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

    Raises `CorpusError` naming the field that cannot be stored, and where a line does not exist.
    """
    lines = sorted(set(kept))
    n_lines = raw_from_json(draft.raw).text.count("\n") + 1 if draft.raw is not None else 0
    if lines and not 0 <= lines[0] <= lines[-1] < n_lines:
        raise CorpusError("A line to put back is not in this text. Load the page again.", field="kept")
    draft.kept = lines
    draft.fields = checked_fields(fields)
    draft.save(update_fields=["kept", "fields"])


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
        articles = [stored(submission, draft, user) for draft in review.drafts]
    return list(dict.fromkeys(articles))


def submission_of_form(project: Project, user: User, form_key: uuid.UUID) -> Submission | None:
    submission = Submission.objects.filter(pk=form_key).first()
    if submission is not None and (submission.project_id, submission.created_by_id) != (project.pk, user.pk):
        raise CorpusError("This form was already used. Load the page again, then send the texts.")
    return submission


def draft_of_file(name: str, data: bytes) -> Draft:
    try:
        return draft_of(read_file(name, data), name=name, original=data)
    except IngestError as error:
        return Draft(name=name[:NAME_LENGTH], original=data, error=str(error))


def draft_of_paste(text: str) -> Draft:
    original = text.encode("utf-8", "replace")
    try:
        return draft_of(read_paste(text), name="", original=original)
    except IngestError as error:
        return Draft(original=original, error=str(error))


def draft_of(raw: RawArticle, *, name: str, original: bytes) -> Draft:
    return Draft(name=name[:NAME_LENGTH], original=original, raw=raw_to_json(raw))


def stored(submission: Submission, review: DraftReview, user: User) -> Article:
    """The article of one draft: the one it was stored as, the one with its text, or a new one."""
    found, fields = review.extracted, review.fields
    if found is None or fields is None:
        raise ValueError("a draft that could not be read has no article")
    earlier = Article.objects.filter(drafts=review.draft.pk).first()
    if earlier is not None:
        return earlier
    if submission.replaces is not None:
        article = next_version(submission.replaces, found, fields, user)
    else:
        project = submission.project
        article = article_with_text(project.pk, found.text) or new_article(project, found, fields, user)
    Draft.objects.filter(pk=review.draft.pk).update(article=article)
    return article


def next_version(replaced: Article, found: ExtractedArticle, fields: ArticleFields, user: User) -> Article:
    """The corrected article; the replaced one itself where nothing differs from it."""
    if Article.objects.filter(previous=replaced).exists():
        raise CorpusError("This article was corrected in the meantime. Open its newest version and correct that one.")
    if found.text == replaced.text and fields == fields_of(replaced):
        return replaced
    return new_article(replaced.project, found, fields, user, replaced)


def new_article(
    project: Project,
    found: ExtractedArticle,
    fields: ArticleFields,
    user: User,
    previous: Article | None = None,
) -> Article:
    outlet = None
    if fields.outlet:
        outlet, _ = Outlet.objects.get_or_create(project=project, name=fields.outlet)
    return Article.objects.create(
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


def fields_of(article: Article) -> ArticleFields:
    return ArticleFields(
        outlet=article.outlet.name if article.outlet else "",
        headline=article.headline,
        published=article.published,
        url=article.url,
        language=article.language,
        dateline=article.dateline,
        byline=article.byline,
    )
