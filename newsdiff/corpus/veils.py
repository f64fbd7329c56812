"""The door through which a later app hides from a person whose an article is."""

from collections.abc import Callable, Iterable
from copy import copy

from django.core.exceptions import PermissionDenied

from newsdiff.accounts.models import User
from newsdiff.corpus.models import Article, Outlet
from newsdiff.display.veil import Veil

HIDDEN_OUTLET = "Outlet hidden"
CLOSED = "This page would show whose the articles are, which is hidden from you until the round is open."

Provider = Callable[[Iterable[int], User], Veil | None]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Let `provider` say what hides articles, given by primary key, from a person; the same one counts once."""
    if provider not in _providers:
        _providers.append(provider)


def veil_over(articles: Iterable[int], user: User) -> Veil | None:
    """What hides these articles' outlets from a person; None where nothing does.

    `articles` are primary keys; a query for them is only asked where something is hidden from the person.
    """
    found = [veil for provider in _providers if (veil := provider(articles, user))]
    return Veil(frozenset().union(*(veil.names for veil in found))) if found else None


def require_no_veil(articles: Iterable[int], user: User) -> None:
    """Raise `PermissionDenied`, with a sentence for its page, where a veil lies over one of the articles."""
    if veil_over(articles, user) is not None:
        raise PermissionDenied(CLOSED)


def veiled(article: Article, veil: Veil) -> Article:
    """A copy to be shown and never saved: what names the outlet is hidden, offsets stay."""
    shown = described(article, veil)
    shown.text, shown.text_sha256, shown.removed = veil.over(article.text), "", []
    return shown


def described(article: Article, veil: Veil) -> Article:
    """The same where the text is not shown and need not be read."""
    shown = copy(article)
    shown.outlet = Outlet(name=HIDDEN_OUTLET)
    shown.headline, shown.dateline = veil.over(article.headline), veil.over(article.dateline)
    shown.byline, shown.url = "", ""
    return shown
