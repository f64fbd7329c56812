"""Deleting a version of an article, which nothing may stand on."""

from django.db import transaction
from django.db.models import Model

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import User
from newsdiff.corpus.models import Article, Draft


def holders_of(article: Article) -> list[tuple[str, Model, str]]:
    """What keeps an article from being deleted: the comparisons that it stands in, and a version that was made of it.

    Each with the name of its page without "_detail", and in words.
    """
    found: list[tuple[str, Model, str]] = [
        ("comparisons:comparison", one, one.title) for one in article.comparisons.order_by("pk")
    ]
    later = Article.objects.filter(previous=article).first()
    return [*found, *([("corpus:article", later, f"{later}, version {later.version}")] if later else [])]


@transaction.atomic
def delete_article(*, article: Article, user: User) -> bool:
    """Delete a version of an article for good, with its original; False, and nothing done, where it is in use."""
    Article.objects.select_for_update().get(pk=article.pk)
    if holders_of(article):
        return False
    record(article.project, user, "article_delete", article=article.pk)
    Draft.objects.filter(article=article).delete()
    article.delete()
    return True
