"""Wording differences inside a bead: words linked, links grown to phrases, phrases told apart from mere spelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from newsdiff.analysis.chunks import bounds_of
from newsdiff.analysis.link_features import Grid, Vectors, Words
from newsdiff.analysis.links import links_in
from newsdiff.analysis.pairing import Pairing, pairings
from newsdiff.analysis.phrases import phrase_pairs
from newsdiff.analysis.stretches import PhrasePair, Stretch
from newsdiff.analysis.trees import Forest, load
from newsdiff.analysis.types import Span, Token, VariantKind
from newsdiff.analysis.verbatim import MOST_PAIRS, grid_of
from newsdiff.analysis.wordclass import FUNCTION, WordClass, classes_of

_SWAPPED: Mapping[VariantKind, VariantKind] = {"addition": "omission", "omission": "addition"}


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The passages that one witness has in a bead."""

    text: str  # the witness's whole text
    tokens: tuple[Token, ...]  # of those passages, in text order, marks of punctuation too
    starts: tuple[int, ...]  # index in `tokens` of each passage's first token
    vectors: (
        Vectors | None
    )  # (n_tokens, n_layers, dim), each of length 1: a middle layer, then the last; None without a model


@dataclass(frozen=True, slots=True, eq=False)
class BeadText:
    """What the wording of a bead is found from."""

    left: Side
    right: Side
    idf: Mapping[str, float]  # casefolded form → idf among the event's passages
    highest: float  # of these; that of a word without one
    language: str  # ISO 639-1, "" where unknown
    score: float  # of the bead, 0..1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as salience sees it."""

    forms: tuple[str, ...]
    classes: tuple[WordClass, ...]
    before: str  # the token before it, "" at the beginning
    after: str


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a difference besides its place."""

    left: Phrase | None
    right: Phrase | None
    score: float  # fitted probability that the phrases name one thing in ways worth comparing; 0 where not paired
    weight: float  # mean idf of the words that matter, against the highest of the event; 0..1
    bead_score: float  # 0..1
    language: str


@dataclass(frozen=True, slots=True)
class FoundVariant:
    """A difference inside a bead, before it has its place in a collation."""

    kind: VariantKind
    left: Span | None
    right: Span | None
    cosine: float | None
    clues: Clues


def find_variants(bead: BeadText, *, forests: Mapping[str, Forest] | None = None) -> tuple[FoundVariant, ...]:
    """The differences of a bead, by place on the left, those of the right alone last.

    Sides are brought into an order of their own first, so that swapping them swaps the result and nothing else.
    `forests` are the trees that pair phrases, where others than the committed ones are wanted.
    """
    chosen = load("contrasts") if forests is None else forests
    if _order(bead.right) < _order(bead.left):
        mirrored = replace(bead, left=bead.right, right=bead.left)
        return _sorted(tuple(_swapped(found) for found in _find(mirrored, chosen)))
    return _sorted(_find(bead, chosen))


def _order(side: Side) -> tuple[str, ...]:
    return tuple(token.form for token in side.tokens)


def _sorted(found: Sequence[FoundVariant]) -> tuple[FoundVariant, ...]:
    return tuple(
        sorted(found, key=lambda one: (one.left is None, one.left or one.right, one.right or one.left, one.kind))
    )


def _swapped(found: FoundVariant) -> FoundVariant:
    return replace(
        found,
        kind=_SWAPPED.get(found.kind, found.kind),
        left=found.right,
        right=found.left,
        clues=replace(found.clues, left=found.clues.right, right=found.clues.left),
    )


def _find(bead: BeadText, forests: Mapping[str, Forest]) -> tuple[FoundVariant, ...]:
    left, right = words_of(bead.left, bead.language), words_of(bead.right, bead.language)
    if left.forms == right.forms:
        return ()
    grid = grid_of(left, right, language=bead.language)
    paired = _paired(bead, left, right, grid, forests) if grid.size <= MOST_PAIRS else ()
    pairs = phrase_pairs(
        (left, right), links_in(grid), paired, starts=(bead.left.starts, bead.right.starts), language=bead.language
    )
    return tuple(_found(pair, bead, left, right) for pair in pairs)


def _paired(
    bead: BeadText, left: Words, right: Words, grid: Grid, forests: Mapping[str, Forest]
) -> tuple[Pairing, ...]:
    return pairings(
        left,
        right,
        grid,
        starts=(bead.left.starts, bead.right.starts),
        idf=bead.idf,
        highest=bead.highest,
        language=bead.language,
        forests=forests,
    )


def words_of(side: Side, language: str) -> Words:
    """The words of a side with their classes, passage by passage."""
    forms = tuple(token.form for token in side.tokens)
    classes: list[WordClass] = []
    for start, end in bounds_of(side.starts, len(forms)):
        classes.extend(classes_of(forms[start:end], language))
    return Words(forms=forms, classes=tuple(classes), vectors=side.vectors)


def _found(pair: PhrasePair, bead: BeadText, left: Words, right: Words) -> FoundVariant:
    return FoundVariant(
        kind=_kind(pair),
        left=_span(bead.left, pair.left),
        right=_span(bead.right, pair.right),
        cosine=_cosine(left, pair.left, right, pair.right),
        clues=Clues(
            left=_phrase(left, pair.left),
            right=_phrase(right, pair.right),
            weight=_weight(bead, [(left, pair.left), (right, pair.right)]),
            score=pair.score,
            bead_score=bead.score,
            language=bead.language,
        ),
    )


def _kind(pair: PhrasePair) -> VariantKind:
    if pair.left is None:
        return "addition"
    if pair.right is None:
        return "omission"
    if pair.same == "spelling":
        return "spelling"
    return "transposition" if pair.same == "moved" else "substitution"


def _span(side: Side, stretch: Stretch | None) -> Span | None:
    if stretch is None:
        return None
    return Span(side.tokens[stretch.start].span.start, side.tokens[stretch.end - 1].span.end)


def _phrase(words: Words, stretch: Stretch | None) -> Phrase | None:
    if stretch is None:
        return None
    return Phrase(
        forms=words.forms[stretch.start : stretch.end],
        classes=words.classes[stretch.start : stretch.end],
        before=words.forms[stretch.start - 1] if stretch.start else "",
        after=words.forms[stretch.end] if stretch.end < len(words.forms) else "",
    )


def _cosine(left: Words, here: Stretch | None, right: Words, there: Stretch | None) -> float | None:
    if left.vectors is None or right.vectors is None or here is None or there is None:
        return None
    one, other = _vector(left, left.vectors, here), _vector(right, right.vectors, there)
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return round(float(one @ other) / length, 4) if length else None


def _vector(words: Words, vectors: Vectors, stretch: Stretch) -> Vectors:
    matter = [at for at in stretch.words() if words.classes[at] not in FUNCTION] or list(stretch.words())
    mean: Vectors = vectors[matter, 0].mean(axis=0)
    return mean


def _weight(bead: BeadText, sides: Sequence[tuple[Words, Stretch | None]]) -> float:
    found = [
        bead.idf.get(words.forms[at].casefold(), bead.highest)
        for words, stretch in sides
        if stretch is not None
        for at in stretch.words()
        if words.classes[at] not in FUNCTION
    ]
    return round(sum(found) / len(found) / bead.highest, 4) if found else 0.0
