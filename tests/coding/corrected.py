"""A corrected article, for the tests of places."""

from newsdiff.corpus.models import Article
from newsdiff.corpus.queries import text_sha256


def corrected(article: Article, text: str) -> Article:
    """The next version of an article."""
    return Article.objects.create(
        project=article.project,
        outlet=article.outlet,
        text=text,
        text_sha256=text_sha256(text),
        language="en",
        blocks=[["paragraph", 0, len(text)]],
        version=article.version + 1,
        previous=article,
        created_by=article.created_by,
    )
