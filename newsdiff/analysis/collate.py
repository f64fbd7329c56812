"""Witnesses in, a collation out: the one entrance to the analysis."""

from collections.abc import Callable, Container, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from newsdiff import __version__
from newsdiff.analysis.align import links_of
from newsdiff.analysis.article import Article, prepare
from newsdiff.analysis.decisions import Decision, rule
from newsdiff.analysis.encoder import Encoder, VectorStore
from newsdiff.analysis.errors import WitnessError
from newsdiff.analysis.facts import facts_of
from newsdiff.analysis.fallbacks import fallbacks_of
from newsdiff.analysis.framing import cues_of
from newsdiff.analysis.pairs import Pairs
from newsdiff.analysis.rarity import idf_of
from newsdiff.analysis.salience import rank
from newsdiff.analysis.segment import is_very_long
from newsdiff.analysis.similarity import Similarity, compare
from newsdiff.analysis.trees import Forest
from newsdiff.analysis.types import Alignment, Collation, Passage, PassageLink, Token, Variant, Witness
from newsdiff.analysis.wording import BeadText, FoundVariant, Side, find_variants
from newsdiff.analysis.wordlists import BUILT_IN, Wordlists

ENGINE_NUMBER = 8  # raised with every change of what the analysis finds, so that stored runs are known to be older
ENGINE = f"newsdiff {__version__} (engine {ENGINE_NUMBER})"
NO_MODEL = "no language model"
WORDLISTS = "wordlists "  # before their version

Progress = Callable[[str, float], None]
Found = tuple[Variant, FoundVariant]


def collate(
    witnesses: Sequence[Witness],
    *,
    encoder: Encoder | None,
    kept: VectorStore | None = None,
    progress: Progress | None = None,
    decisions: Sequence[Decision] = (),
    wordlists: Wordlists = BUILT_IN,
) -> Collation:
    """Everything the analysis says of the witnesses.

    Without an encoder, passages are matched by their words alone, which the collation's fallbacks say. `kept` saves
    computing an article's vectors twice. `progress` is told what is being done and the share of the work that is done.
    `decisions` are what people decided about passages, oldest first: they win over what the machine finds.
    `wordlists` are the lexicons for cues and for the ranking of contrasts, and what counts as the same words.

    Raises `WitnessError` where two witnesses have the same letter.
    """
    _check(witnesses)
    tell = progress or _silent
    articles = []
    for number, witness in enumerate(witnesses):
        tell(f"Reading article {witness.sigil}", 0.7 * number / len(witnesses))
        articles.append(prepare(witness, encoder=_encoder_for(witness, encoder), kept=kept))
    pairs = list(combinations(articles, 2))
    alignments, found, looks = [], [], []
    for number, (left, right) in enumerate(pairs):
        tell(f"Comparing {left.witness.sigil} and {right.witness.sigil}", 0.7 + 0.3 * number / len(pairs))
        similarity = compare(left, right)
        alignment = align_articles(left, right, similarity, decisions)
        looks.append(similarity.look)
        alignments.append(alignment)
        found += variants_of(left, right, alignment, wordlists=wordlists)
    tell("Finished", 1.0)
    return Collation(
        witnesses=tuple(witnesses),
        passages=tuple(passage for article in articles for passage in article.passages),
        alignments=tuple(alignments),
        variants=tuple(variant for variant, _ in found),
        contrasts=rank(found, wordlists),
        cues=tuple(cue for article in articles for cue in cues_of(article, wordlists)),
        fallbacks=fallbacks_of(articles, pairs, alignments, looks, model=encoder.fingerprint if encoder else None),
        version=version_of(encoder.fingerprint if encoder else NO_MODEL, wordlists),
        facts=tuple(fact for article in articles for fact in facts_of(article, wordlists)),
    )


def version_of(model: str, wordlists: Wordlists) -> str:
    """What a collation says of how it was made: engine, model, and the wordlists where they are not the program's."""
    return ", ".join([ENGINE, model, *([f"{WORDLISTS}{wordlists.version}"] if wordlists.version else [])])


def wordlists_version(version: str) -> str:
    """The version of the wordlists that a collation of this version was made with; "" for the program's own."""
    return next((one.removeprefix(WORDLISTS) for one in version.split(", ") if one.startswith(WORDLISTS)), "")


def _silent(stage: str, share: float) -> None:
    """Told of progress, keeps it to itself."""


def _check(witnesses: Sequence[Witness]) -> None:
    sigils = [witness.sigil for witness in witnesses]
    for sigil in sigils:
        if sigils.count(sigil) > 1:
            raise WitnessError(sigil, "Two witnesses have the same letter")


def _encoder_for(witness: Witness, encoder: Encoder | None) -> Encoder | None:
    """The encoder where it can read the witness's language; an unknown language is given the benefit of the doubt."""
    return encoder if encoder and witness.language in ("", *encoder.languages) else None


def align_articles(
    left: Article, right: Article, similarity: Similarity, decisions: Sequence[Decision] = ()
) -> Alignment:
    """The alignment of two articles, from the scores of their pairs of passages and what people decided of them."""
    scores = np.where(_may_face(left, right, similarity.pairs), similarity.scores, 0)
    both_long = _both_long(left, right, similarity.pairs)
    links = tuple(
        PassageLink(i, j, score) for (i, j), score in links_of(similarity.pairs, scores, both_long=both_long).items()
    )
    return Alignment(
        left_sigil=left.witness.sigil,
        right_sigil=right.witness.sigil,
        beads=rule(links, decisions, left=left.passages, right=right.passages).beads,
        method=similarity.method,
        links=links,
    )


def _may_face(left: Article, right: Article, pairs: Pairs) -> NDArray[np.bool_]:
    """Whether the passages of a pair may stand opposite each other: a sub-heading never faces a sentence."""
    subheading, sentence = (
        [_flags(article, kind) for article in (left, right)] for kind in (_is_subheading, _is_sentence)
    )
    left_leads = subheading[0][pairs.left] & sentence[1][pairs.right]
    right_leads = sentence[0][pairs.left] & subheading[1][pairs.right]
    may_face: NDArray[np.bool_] = ~(left_leads | right_leads)
    return may_face


def _both_long(left: Article, right: Article, pairs: Pairs) -> NDArray[np.bool_]:
    """Whether both passages of a pair are very long."""
    both: NDArray[np.bool_] = _flags(left, is_very_long)[pairs.left] & _flags(right, is_very_long)[pairs.right]
    return both


def _is_subheading(passage: Passage) -> bool:
    return passage.kind == "subheading"


def _is_sentence(passage: Passage) -> bool:
    return passage.kind == "sentence"


def _flags(article: Article, test: Callable[[Passage], bool]) -> NDArray[np.bool_]:
    """What a test says of each passage."""
    return np.array([test(passage) for passage in article.passages], dtype=np.bool_)


def variants_of(
    left: Article,
    right: Article,
    alignment: Alignment,
    *,
    wordlists: Wordlists = BUILT_IN,
    but: Container[int] = frozenset(),
    forests: Mapping[str, Forest] | None = None,
) -> list[Found]:
    """The wording differences inside the beads of two articles, bead after bead; those numbered in `but` left out.

    `forests` are the trees that pair phrases, where others than the committed ones are wanted.
    """
    idf = idf_of([*left.words, *right.words])
    highest = max(idf.values(), default=1.0) or 1.0
    language = left.witness.language if left.witness.language == right.witness.language else ""
    found = []
    for number, bead in enumerate(alignment.beads):
        if number in but or not bead.left or not bead.right:
            continue
        if left.forms_of(bead.left) == right.forms_of(bead.right):
            continue  # no difference, and no need of vectors
        text = BeadText(
            left=_side(left, bead.left),
            right=_side(right, bead.right),
            idf=idf,
            highest=highest,
            language=language,
            score=bead.score,
        )
        found += [(_variant(one, alignment, number, wordlists), one) for one in find_variants(text, forests=forests)]
    return found


def _variant(found: FoundVariant, alignment: Alignment, bead: int, wordlists: Wordlists) -> Variant:
    """A difference in its place; phrases that the project takes for the same differ in spelling alone."""
    left, right = found.clues.left, found.clues.right
    return Variant(
        kind="spelling" if left and right and wordlists.are_one(left.forms, right.forms) else found.kind,
        left_sigil=alignment.left_sigil,
        right_sigil=alignment.right_sigil,
        bead=bead,
        left=found.left,
        right=found.right,
        cosine=found.cosine,
    )


def _side(article: Article, passages: Sequence[int]) -> Side:
    starts: list[int] = []
    tokens: list[Token] = []
    for index in passages:
        starts.append(len(tokens))
        tokens += article.tokens[index]
    return Side(
        text=article.witness.text,
        tokens=tuple(tokens),
        starts=tuple(starts),
        vectors=article.vectors_of(passages),
    )
