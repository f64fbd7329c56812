"""How the same words, or nearly the same, were coded before: offered to a coder who codes them again."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from newsdiff.accounts.models import User
from newsdiff.coding.blind import seen_by
from newsdiff.coding.models import Anchor, Annotation, Code, CodeUse
from newsdiff.coding.places import Place
from newsdiff.comparisons.models import Comparison

MOST_OFFERED = 3  # codes
MOST_LOOKED_AT = 5_000  # anchors, the newest
NEARLY = 88.0  # of 100: how much of two quotes is the same letters in the same order


@dataclass(frozen=True, slots=True)
class Before:
    """A code that annotations of such words have."""

    code: Code
    n: int  # annotations
    other_words: tuple[str, ...]  # the quotes of the newest, where no annotation has the very same words


def coded_before(comparison: Comparison, places: Sequence[Place], user: User) -> tuple[Before, ...]:
    """The codes that annotations of these words in the project have: those of the very same words first, then the rest
    by how often they were used.

    All sides must be alike. Case, white space and punctuation at the ends do not count. Places without any words are
    not enough to go by.
    """
    wanted = [_plain(place.quote) for place in places if place.quote]
    if not wanted:
        return ()
    quotes = _quotes(comparison, user)
    alike = [_alike(words, quotes) for words in wanted]
    found = set.intersection(*(set(one) for one in alike))
    same = {pk for pk in found if all(one[pk] == words for one, words in zip(alike, wanted, strict=True))}
    return _by_code(found, same, quotes)


def _quotes(comparison: Comparison, user: User) -> dict[int, list[str]]:
    """The quotes of the project's annotations that the user sees, by the annotation."""
    seen = seen_by(user, Annotation.objects.filter(comparison__project=comparison.project, deleted_at=None))
    anchors = Anchor.objects.filter(annotation__in=seen.values("pk")).exclude(quote="").order_by("-id")
    quotes: defaultdict[int, list[str]] = defaultdict(list)
    for annotation, quote in anchors.values_list("annotation", "quote")[:MOST_LOOKED_AT]:
        quotes[annotation].insert(0, quote)
    return quotes


def _alike(words: str, quotes: dict[int, list[str]]) -> dict[int, str]:
    """The annotations that have a quote like the words, each with the nearest one."""
    plain = {quote: _plain(quote) for every in quotes.values() for quote in every}
    near = {
        said: score
        for said, score, _ in process.extract(
            words, set(plain.values()), scorer=fuzz.ratio, score_cutoff=NEARLY, limit=None
        )
    }
    found = {}
    for annotation, every in quotes.items():
        candidates = [plain[quote] for quote in every if plain[quote] in near]
        if candidates:
            found[annotation] = max(candidates, key=lambda said: near[said])
    return found


def _by_code(found: Collection[int], same: Collection[int], quotes: dict[int, list[str]]) -> tuple[Before, ...]:
    uses = CodeUse.objects.filter(annotation__in=found, code__retired_at=None).select_related("code")
    annotations: defaultdict[Code, list[int]] = defaultdict(list)
    for use in uses:
        annotations[use.code].append(use.annotation_id)
    offered = [
        Before(code, len(pks), () if set(pks) & set(same) else tuple(quotes[max(pks)]))
        for code, pks in annotations.items()
    ]
    offered.sort(key=lambda one: (bool(one.other_words), -one.n, one.code.position))
    return tuple(offered[:MOST_OFFERED])


def _plain(quote: str) -> str:
    return " ".join(quote.lower().split()).strip("“”\"'‘’«».,;:!?()[] ")
