"""What speaks for and against two phrases being two ways to say one thing, for every pair of phrases of a bead.

Every feature is the same when the sides are swapped.
"""

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.constituents import Constituent
from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.side_phrases import MARKS, Phrases, Table
from newsdiff.analysis.spelling import plain
from newsdiff.analysis.surroundings import surroundings
from newsdiff.analysis.wordclass import FUNCTION

FEATURES = (
    "covered, less", "covered, more", "leak, less", "leak, more", "heads linked",
    "equal, less", "equal, more", "cosine", "token cosine, less", "token cosine, more",
    "surroundings linked", "before linked", "after linked", "around linked",
    "length, less", "length, more", "words, more", "names, more",
    *(f"{mark} on one side" for mark in MARKS if mark != "name"),
    "evaluative on both", "attribution on both", "attribution heads", "acts of one group",
    "place, less", "places apart", "rare, less", "rare, more", "noun phrases", "verb groups",
)  # fmt: skip
_LONG = 60.0  # characters


def pair_features(left: Phrases, right: Phrases, grid: Table, *, language: str) -> Table:
    """(phrases of the left, phrases of the right, FEATURES), from the grid of word links."""
    columns = [
        *_link_columns(left, right, grid),
        *_equal_columns(left, right, language),
        *_meaning_columns(left, right),
        *surroundings(left, right, grid),
        *_shape_columns(left, right),
        *_mark_columns(left, right),
        *_place_columns(left, right),
        *_kind_columns(left, right),
    ]
    return np.stack(columns, axis=-1).astype(np.float32)


def matter_key(side: Phrases, one: Constituent, language: str) -> tuple[str, ...]:
    """What a phrase says by its words of matter in base form: equal keys are no difference of wording."""
    return tuple(
        lemma_of(plain(side.words.forms[at]) or side.words.forms[at], language)
        for at in one.words()
        if side.words.classes[at] not in FUNCTION
    )


def _covered(left: Phrases, right: Phrases, grid: Table) -> tuple[Table, Table]:
    """How much of each left phrase stands in each right phrase, and the other way round."""
    return left.share @ right.most(grid.T).T, (right.share @ left.most(grid).T).T


def _ordered(one: Table, other: Table) -> list[Table]:
    return [np.minimum(one, other), np.maximum(one, other)]


def _pairwise(one: Table, other: Table) -> list[Table]:
    """The smaller and the larger of two values, one a phrase of each side."""
    return _ordered(one[:, None], other[None, :])


def _link_columns(left: Phrases, right: Phrases, grid: Table) -> list[Table]:
    here, there = _covered(left, right, grid)
    leak_here = (left.share @ grid.max(axis=1, initial=0))[:, None] - here
    leak_there = (right.share @ grid.max(axis=0, initial=0))[None, :] - there
    return [*_ordered(here, there), *_ordered(leak_here, leak_there), grid[np.ix_(left.heads, right.heads)]]


def _equal_columns(left: Phrases, right: Phrases, language: str) -> list[Table]:
    """Share of words that stand in the other phrase too, by lemma or spelling."""
    codes: dict[str, int] = {}
    one, other = (
        np.array([codes.setdefault(lemma_of(plain(form) or form, language), len(codes)) for form in side.words.forms])
        for side in (left, right)
    )
    return _ordered(*_covered(left, right, (one[:, None] == other[None, :]).astype(np.float32)))


def _meaning_columns(left: Phrases, right: Phrases) -> list[Table]:
    if left.words.vectors is None or right.words.vectors is None:
        return [np.zeros((len(left.constituents), len(right.constituents)), dtype=np.float32)] * 3
    one, other = left.words.vectors[:, 0], right.words.vectors[:, 0]
    cosine = np.round(_scaled(left.share @ one) @ _scaled(right.share @ other).T, 4)
    return [cosine, *_ordered(*_covered(left, right, np.round(one @ other.T, 4)))]


def _scaled(vectors: Table) -> Table:
    scaled: Table = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)
    return scaled


def _shape_columns(left: Phrases, right: Phrases) -> list[Table]:
    """Lengths in characters and words, and the share of names."""
    lengths, counts, names = (
        [function(side) for side in (left, right)] for function in (_lengths, _counts, _shares_of_names)
    )
    return [*_pairwise(*lengths), _pairwise(*counts)[1], _pairwise(*names)[1]]


def _lengths(side: Phrases) -> Table:
    sizes = _sums(side, np.array([len(form) + 1 for form in side.words.forms], dtype=np.float32)) / _LONG
    shortened: Table = np.minimum(sizes, 2).astype(np.float32)
    return shortened


def _counts(side: Phrases) -> Table:
    return _sums(side, side.matter)


def _shares_of_names(side: Phrases) -> Table:
    names = _sums(side, side.marks[:, MARKS.index("name")] * side.matter)
    shares: Table = (names / np.maximum(_counts(side), 1)).astype(np.float32)
    return shares


def _sums(side: Phrases, values: NDArray[np.generic]) -> Table:
    """(phrases,): the sum of the values of each phrase's tokens."""
    total = np.concatenate([[0], np.cumsum(values, dtype=np.float64)]).astype(np.float32)
    sums: Table = (total[side.bounds[:, 1]] - total[side.bounds[:, 0]]).astype(np.float32)
    return sums


def _mark_columns(left: Phrases, right: Phrases) -> list[Table]:
    """Listed words on one side only, and on both."""
    one, other = left.shown, right.shown
    found = [
        np.abs(one[:, None, column] - other[None, :, column]) for column, mark in enumerate(MARKS) if mark != "name"
    ]
    for mark in ("evaluative", "attribution"):
        column = MARKS.index(mark)
        found.append(one[:, None, column] * other[None, :, column])
    heads = [side.marks[side.heads, MARKS.index("attribution")] for side in (left, right)]
    found.append(heads[0][:, None] * heads[1][None, :])
    found.append(np.minimum(left.most(left.groups) @ right.most(right.groups).T, 1))
    return found


def _place_columns(left: Phrases, right: Phrases) -> list[Table]:
    """Where in their passages they stand, and how rare their words are."""
    places = [
        np.array([one.start / max(1, len(side.words.forms)) for one in side.constituents], dtype=np.float32)
        for side in (left, right)
    ]
    rare = [(side.share @ side.rarity).astype(np.float32) for side in (left, right)]
    return [_pairwise(*places)[0], np.abs(places[0][:, None] - places[1][None, :]), *_pairwise(*rare)]


def _kind_columns(left: Phrases, right: Phrases) -> list[Table]:
    found = []
    for kind in ("noun", "verb"):
        one, other = (
            np.array([phrase.kind == kind for phrase in side.constituents], dtype=np.float32) for side in (left, right)
        )
        found.append(one[:, None] * other[None, :])
    return found
