"""What was done in a simpler way than it could be, each with a sentence for the analyst."""

from collections import Counter
from collections.abc import Sequence

from newsdiff.analysis.align import FIRM, MOST_LINKS, MOST_LONG_LINKS, groups_of
from newsdiff.analysis.article import MOST_READ, Article
from newsdiff.analysis.description import is_pinned
from newsdiff.analysis.segment import is_very_long
from newsdiff.analysis.similarity import Look
from newsdiff.analysis.types import Alignment, Fallback

LITTLE = 0.1  # share of the shorter article's sentences with a firm counterpart, below which little matches
FEW = 4  # passages: in a shorter article a share means nothing
LANGUAGES = dict(
    ar="Arabic", de="German", el="Greek", en="English", es="Spanish", fa="Persian", fr="French", he="Hebrew",
    hi="Hindi", it="Italian", ja="Japanese", ko="Korean", nl="Dutch", pl="Polish", pt="Portuguese", ru="Russian",
    tr="Turkish", uk="Ukrainian", zh="Chinese",
)  # fmt: skip


def fallbacks_of(
    articles: Sequence[Article],
    pairs: Sequence[tuple[Article, Article]],
    alignments: Sequence[Alignment],
    looks: Sequence[Look],
    *,
    model: str | None,
) -> tuple[Fallback, ...]:
    """First what concerns all, then each article, then each pair; `model` is the encoder's fingerprint.

    `looks` says of each pair which of its pairs of passages were compared.
    """
    found: list[Fallback] = []
    if model is None:
        found.append(
            Fallback("encoder", "The language model is not installed: passages were matched by their words alone.")
        )
    elif not is_pinned(model):
        reason = "Another language model is used than the program was fitted with: how sure it is of a match is rough."
        found.append(Fallback("encoder", reason))
    for article in articles:
        found += _of_article(article, has_encoder=model is not None)
    for (left, right), alignment, look in zip(pairs, alignments, looks, strict=True):
        found += _of_pair(left, right, alignment, look)
    return tuple(found)


def _of_article(article: Article, *, has_encoder: bool) -> list[Fallback]:
    sigil, found = article.witness.sigil, []
    if not article.passages:
        found.append(Fallback("segment", f"Article {sigil} has no text to compare."))
    elif has_encoder and len(article.passages) > MOST_READ:
        reason = f"Article {sigil} has more than {MOST_READ:,} sentences: it was matched by its words alone."
        found.append(Fallback("encoder", reason))
    elif has_encoder and article.vectors is None:
        language = name_of(article.witness.language)
        reason = f"The language model does not read {language}: article {sigil} was matched by its words alone."
        found.append(Fallback("encoder", reason))
    if any(map(is_very_long, article.passages)):
        reason = (
            f"Article {sigil} has very long stretches without a full stop: they were cut, or compared only in part, "
            f"and each was linked with {MOST_LONG_LINKS} others as long at most."
        )
        found.append(Fallback("segment", reason))
    times = max(Counter(passage.span.of(article.witness.text) for passage in article.passages).values(), default=0)
    if times > MOST_LINKS:
        reason = (
            f"Article {sigil} says a passage {times:,} times over: "
            f"each was linked with {MOST_LINKS} passages of another article at most."
        )
        found.append(Fallback("align", reason))
    return found


def _of_pair(left: Article, right: Article, alignment: Alignment, look: Look) -> list[Fallback]:
    found = []
    names = f"{left.witness.sigil} and {right.witness.sigil}"
    languages = left.witness.language, right.witness.language
    if all(languages) and languages[0] != languages[1]:
        spoken = f"{name_of(languages[0])} and {name_of(languages[1])}"
        reason = f"Articles {names} are in different languages ({spoken}): only names and numbers can match."
        if left.vectors is not None and right.vectors is not None:
            reason = f"Articles {names} are in different languages ({spoken}): differing words are marked roughly."
        found.append(Fallback("align", reason))
    elif _little(left, right, alignment):
        reason = f"Little in articles {names} matches: they may report different events."
        found.append(Fallback("align", reason))
    if look == "likeliest":
        reason = (
            f"Articles {names} are long: each passage was compared word by word only with its likeliest counterparts."
        )
        found.append(Fallback("align", reason))
    elif look == "rare words":
        reason = (
            f"Articles {names} are long: each passage was compared only with passages that share its rarest "
            "words; where many do, with those nearest to the same place in the text."
        )
        found.append(Fallback("align", reason))
    return found


def _little(left: Article, right: Article, alignment: Alignment) -> bool:
    """Whether the machine finds a firm counterpart for hardly any passage of the shorter article."""
    n_passages = min(len(left.passages), len(right.passages))
    matched: tuple[set[int], set[int]] = set(), set()
    for bead in groups_of({(link.left, link.right): link.score for link in alignment.links}):
        if bead.score >= FIRM:
            matched[0].update(bead.left)
            matched[1].update(bead.right)
    n_matched = min(map(len, matched))
    return (n_passages >= FEW and n_matched < LITTLE * n_passages) or (n_passages > 0 and n_matched == 0)


def name_of(language: str) -> str:
    """The English name of a language, its code where no name is known here."""
    return LANGUAGES.get(language, f"“{language}”")
