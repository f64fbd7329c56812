"""How a person reads a comparison: which articles, in which order, and with what hidden."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.core.exceptions import PermissionDenied

from newsdiff.accounts.access import fetch, rights_of
from newsdiff.accounts.models import User
from newsdiff.analysis.types import Collation
from newsdiff.comparisons.models import Comparison, ComparisonArticle
from newsdiff.comparisons.queries import articles_of
from newsdiff.corpus.models import Article
from newsdiff.corpus.veils import CLOSED, veil_over, veiled
from newsdiff.display.veil import Veil


@dataclass(frozen=True, slots=True)
class Reading:
    """A comparison as one person sees it."""

    articles: dict[str, Article]  # by sigil, in the order in which they stand at first
    veil: Veil | None

    @property
    def sigils(self) -> list[str]:
        """The letters in the order in which they stand at first."""
        return list(self.articles)

    def over(self, words: str) -> str:
        """Words out of the articles as this person sees them."""
        return self.veil.over(words) if self.veil else words

    def over_collation(self, collation: Collation) -> Collation:
        """What the analysis found, as this person sees it."""
        return self.veil.over_collation(collation) if self.veil else collation


def reading_of(comparison: Comparison, user: User) -> Reading:
    """How a person reads a comparison, asked once for each object that was fetched.

    Where outlets are hidden, the order is the person's own and always the same.
    """
    known: dict[int, Reading] = comparison.__dict__.setdefault("_readings", {})
    if user.pk not in known:
        known[user.pk] = _reading(comparison, user)
    return known[user.pk]


def _reading(comparison: Comparison, user: User) -> Reading:
    articles = articles_of(comparison)
    veil = veil_of(comparison, user)
    if veil is None:
        return Reading(articles, None)
    order = sorted(articles, key=lambda sigil: sha256(f"{comparison.pk} {user.pk} {sigil}".encode()).digest())
    return Reading({sigil: veiled(articles[sigil], veil) for sigil in order}, veil)


def may_here(user: User, comparison: Comparison, right: str) -> bool:
    """As `access.may`, asked once for each object that was fetched: for pages, which ask in many places."""
    known: dict[int, frozenset[str]] = comparison.__dict__.setdefault("_rights", {})
    if user.pk not in known:
        known[user.pk] = rights_of(user, comparison.project)
    return right in known[user.pk]


def comparison_for(user: User, pk: int, *, right: str = "view") -> Comparison:
    """One comparison that the user may see, under the title that they may read. Raises as `access.fetch` does."""
    return titled(fetch(Comparison.objects.select_related("project"), user, pk, right=right), user)


def veil_of(comparison: Comparison, user: User) -> Veil | None:
    """What hides a comparison's outlets from a person, asked once for each object that was fetched."""
    known: dict[int, Veil | None] = comparison.__dict__.setdefault("_veils", {})
    if user.pk not in known:
        known[user.pk] = veil_over(comparison.witnesses.values_list("article", flat=True), user)
    return known[user.pk]


def titled(comparison: Comparison, user: User) -> Comparison:
    """The comparison to be shown and not saved: its title as a person may read it, which is mostly a headline."""
    veil = veil_of(comparison, user)
    if veil is not None:
        comparison.title = veil.over(comparison.title)
    return comparison


def require_outlets(comparison: Comparison, user: User) -> None:
    """Raise `PermissionDenied` where a comparison's outlets are hidden from a person."""
    if veil_of(comparison, user) is not None:
        raise PermissionDenied(CLOSED)


def titles_of(comparisons: Iterable[Comparison], user: User) -> list[tuple[int, str]]:
    """Primary keys and titles of comparisons, as a person may read them, in their order."""
    found = list(comparisons)
    of_each: defaultdict[int, list[int]] = defaultdict(list)
    rows = ComparisonArticle.objects.filter(comparison__in=found).values_list("comparison", "article")
    for comparison, article in rows:
        of_each[comparison].append(article)
    if veil_over([article for articles in of_each.values() for article in articles], user) is None:
        return [(one.pk, one.title) for one in found]
    veils = ((one, veil_over(of_each[one.pk], user)) for one in found)
    return [(one.pk, veil.over(one.title) if veil else one.title) for one, veil in veils]
