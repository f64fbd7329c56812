"""Blind to outlet: whose the articles of a closed round are stays hidden from all but an owner who does not code."""

from collections.abc import Iterable

from django.db.models import Q

from newsdiff.accounts.models import User
from newsdiff.coding.blind import hidden_rounds
from newsdiff.coding.models import Round
from newsdiff.corpus.models import Article
from newsdiff.display.veil import Veil, names_of_outlet


def veil_for(articles: Iterable[int], user: User) -> Veil | None:
    """What hides these articles from a person: the names of every round that one of them, in any version, is in."""
    rounds = hiding_rounds(user)
    if not rounds:
        return None
    names = [_names_of(one) for one in rounds if not _versions(_articles_of(one)).isdisjoint(articles)]
    return Veil(frozenset().union(*names)) if names else None


def hiding_rounds(user: User) -> list[Round]:
    """The closed rounds that hide outlets from a person, with their articles."""
    rounds = hidden_rounds(user).filter(hides_outlets=True, comparison__project__membership__user=user)
    return list(rounds.prefetch_related("comparison__witnesses__article__outlet"))


def veiled_articles(user: User) -> set[int]:
    """The articles, in all versions, whose outlets are hidden from a person."""
    return _versions(pk for found in hiding_rounds(user) for pk in _articles_of(found))


def veil_of_round(found: Round) -> Veil:
    """What a round hides."""
    return Veil(_names_of(found))


def _articles_of(found: Round) -> list[int]:
    return [witness.article_id for witness in found.comparison.witnesses.all()]


def _names_of(found: Round) -> frozenset[str]:
    articles = (witness.article for witness in found.comparison.witnesses.all())
    typed = {line.strip() for line in found.also_hidden.splitlines()}
    return frozenset(typed - {""}).union(*(_names_of_article(article) for article in articles))


def _names_of_article(article: Article) -> frozenset[str]:
    return names_of_outlet(article.outlet.name if article.outlet else "", url=article.url, byline=article.byline)


def _versions(articles: Iterable[int]) -> set[int]:
    """These articles with all their earlier and later versions, by primary key."""
    found: set[int] = set()
    waiting = set(articles)
    while waiting:
        found |= waiting
        rows = Article.objects.filter(Q(pk__in=waiting) | Q(previous__in=waiting)).values_list("pk", "previous")
        waiting = {pk for row in rows for pk in row if pk is not None} - found
    return found
