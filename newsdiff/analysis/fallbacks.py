"""What was done in a simpler way than it could be, each with a sentence for the analyst."""

from collections import Counter
from collections.abc import Sequence

from newsdiff.analysis.align import FIRM, MOST_LINKS, groups_of
from newsdiff.analysis.article import MOST_READ, Article
from newsdiff.analysis.description import is_pinned
from newsdiff.analysis.segment import LONGEST
from newsdiff.analysis.similarity import Similarity
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
    similarities: Sequence[Similarity],
    *,
    model: str | None,
) -> tuple[Fallback, ...]:
    """First what concerns all, then each article, then each pair; `model` is the encoder's fingerprint."""
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
    for (left, right), alignment, similarity in zip(pairs, alignments, similarities, strict=True):
        found += _of_pair(left, right, alignment, similarity)
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
    if any(passage.span.end - passage.span.start > LONGEST // 2 for passage in article.passages):
        reason = (
            f"Article {sigil} has very long stretches without a full stop: they were cut, or compared only in part."
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


def _of_pair(left: Article, right: Article, alignment: Alignment, similarity: Similarity) -> list[Fallback]:
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
    if not similarity.pairs.complete:
        reason = (
            f"Articles {names} are long: each passage was compared word by word only with its likeliest counterparts."
        )
        found.append(Fallback("align", reason))
    return found


def _little(left: Article, right: Article, alignment: Alignment) -> bool:
    """Whether the machine finds a firm counterpart for hardly any passage of the shorter article."""
    beads = groups_of({(link.left, link.right): link.score for link in alignment.links})
    firm = [bead for bead in beads if bead.score >= FIRM]
    matched = min(len({i for bead in firm for i in bead.left}), len({j for bead in firm for j in bead.right}))
    n_passages = min(len(left.passages), len(right.passages))
    return (n_passages >= FEW and matched < LITTLE * n_passages) or (n_passages > 0 and matched == 0)


def name_of(language: str) -> str:
    """The English name of a language, its code where no name is known here."""
    return LANGUAGES.get(language, f"“{language}”")
