"""Reads of the corpus: articles, their versions, and drafts as the analyst looks them over."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone

from newsdiff.accounts.access import fetch
from newsdiff.accounts.models import Project, User
from newsdiff.corpus.fields import ArticleFields, effective_fields
from newsdiff.corpus.models import Article, Draft, Submission
from newsdiff.ingest.clean import clean
from newsdiff.ingest.codec import raw_from_json
from newsdiff.ingest.types import ExtractedArticle, RawArticle


@dataclass(frozen=True, slots=True)
class DraftReview:
    """One draft as the analyst looks it over. What is None could not be read, and `error` says why."""

    draft: Draft
    raw: RawArticle | None
    extracted: ExtractedArticle | None
    fields: ArticleFields | None
    error: str
    already: Article | None  # the stored article with the same text; its `comparisons` are fetched too
    same_as: Draft | None  # an earlier draft of this submission with the same text


@dataclass(frozen=True, slots=True)
class Review:
    """A submission as the analyst looks it over before it is stored."""

    submission: Submission
    drafts: tuple[DraftReview, ...]  # in the order they were sent


def review_of(submission: Submission) -> Review:
    """The drafts of a submission, read and cleaned, each with where its text already is."""
    drafts = list(submission.drafts.defer("original"))
    raws = [raw_from_json(draft.raw) if draft.raw is not None else None for draft in drafts]
    found = [clean(raw, keep=draft.kept) if raw else None for draft, raw in zip(drafts, raws, strict=True)]
    already = articles_with_texts(submission.project_id, [article.text for article in found if article])
    first: dict[str, Draft] = {}
    reviews = []
    for draft, raw, article in zip(drafts, raws, found, strict=True):
        text = article.text if article else ""
        reviews.append(
            DraftReview(
                draft=draft,
                raw=raw,
                extracted=article,
                fields=effective_fields(article, draft.fields) if article else None,
                error=draft.error,
                already=already.get(text_sha256(text)) if article else None,
                same_as=first.get(text) if article else None,
            )
        )
        first.setdefault(text, draft)
    return Review(submission, tuple(reviews))


def article_for(user: User, pk: int, *, right: str = "view") -> Article:
    """One article that the user may see, any version. Raises as `access.fetch` does."""
    return fetch(Article.objects.select_related("outlet"), user, pk, right=right)


def original_of(article: Article) -> Draft | None:
    """What an article was made of, as it was sent first; None where that is not kept."""
    return Draft.objects.filter(article=article).order_by("pk").first()


def recent_uploads(user: User) -> int:
    """How many files and pastes a person sent within the last hour."""
    return Draft.objects.filter(
        submission__created_by=user, submission__created_at__gt=timezone.now() - timedelta(hours=1)
    ).count()


def size_of_originals(project: Project) -> int:
    """Bytes of all files and pastes that a project keeps."""
    sizes = Draft.objects.filter(submission__project=project).annotate(size=Length("original"))
    return sizes.aggregate(total=Sum("size"))["total"] or 0


def versions_of(article: Article) -> list[Article]:
    """All versions of the article, oldest first."""
    versions = [article]
    while versions[0].previous is not None:
        versions.insert(0, versions[0].previous)
    while (newer := Article.objects.filter(previous=versions[-1]).first()) is not None:
        versions.append(newer)
    return versions


def article_with_text(project_id: int, text: str) -> Article | None:
    """The project's article with exactly this text, its newest version where several have it."""
    return articles_with_texts(project_id, [text]).get(text_sha256(text))


def articles_with_texts(project_id: int, texts: list[str]) -> dict[str, Article]:
    """The project's articles with these texts, by SHA-256 of the text; the newest version where several have it."""
    hashes = {text_sha256(text) for text in texts}
    known = Article.objects.filter(project_id=project_id, text_sha256__in=hashes).order_by("version", "id")
    found = known.select_related("outlet").prefetch_related("comparisons")
    return {article.text_sha256: article for article in found}


def text_sha256(text: str) -> str:
    """The hash under which a canonical text is known, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
