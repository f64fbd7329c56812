"""The fields that describe an article: what reading found, under what the analyst wrote over it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from newsdiff.corpus.errors import CorpusError
from newsdiff.ingest.types import ExtractedArticle

LONGEST = {"outlet": 200, "headline": 500, "url": 2000, "language": 8, "dateline": 200, "byline": 300, "published": 10}
check_url = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class ArticleFields:
    """The description of one article, ready to be stored."""

    outlet: str
    headline: str
    published: date | None
    url: str
    language: str  # ISO 639-1, "" where unknown
    dateline: str
    byline: str


def checked_fields(written: Mapping[str, str]) -> dict[str, str]:
    """What the analyst wrote, trimmed. Raises `CorpusError` naming the field that cannot be stored."""
    unknown = written.keys() - LONGEST.keys()
    if unknown:
        raise ValueError(f"no field of an article: {sorted(unknown)}")
    checked = {field: " ".join(value.replace("\0", "").split()) for field, value in written.items()}
    for field, value in checked.items():
        if len(value) > LONGEST[field]:
            raise CorpusError(f"This is too long: at most {LONGEST[field]} characters fit here.", field=field)
    published_from(checked.get("published", ""))
    if checked.get("url") and not is_url(checked["url"]):
        message = "This is not a web address. It starts with https:// or http://, or may stay empty."
        raise CorpusError(message, field="url")
    return checked


def effective_fields(found: ExtractedArticle, written: Mapping[str, str]) -> ArticleFields:
    """What was found in the article, where the analyst wrote nothing over it.

    Found values are cut to what fits; what is no web address is left out, so that it never becomes a link.
    """

    def of(field: str, value: str) -> str:
        return written.get(field, value[: LONGEST[field]])

    return ArticleFields(
        outlet=of("outlet", found.outlet),
        headline=of("headline", found.headline),
        published=published_from(written["published"]) if "published" in written else found.published,
        url=of("url", found.url if is_url(found.url) else ""),
        language=of("language", found.language),
        dateline=of("dateline", found.dateline),
        byline=of("byline", found.byline),
    )


def is_url(value: str) -> bool:
    """Whether this is an address of http or https."""
    try:
        check_url(value)
    except ValidationError:
        return False
    return True


def published_from(value: str) -> date | None:
    """The date of "2020-10-11"; None of "". Raises `CorpusError` where it is no date."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        message = "This is not a date. Write it as year, month and day, like 2020-10-11, or leave it empty."
        raise CorpusError(message, field="published") from error
