"""What speaks for and against two phrases being two ways to say one thing, for every pair of phrases of a bead.

Every feature is the same when the sides are swapped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.constituents import Constituent
from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.lexicon import load
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.numerals import DAYS, MONTHS, number_of
from newsdiff.analysis.spelling import plain
from newsdiff.analysis.wordclass import FUNCTION, WordClass

Table = NDArray[np.float32]

LEXICONS = ("evaluative", "acts", "attribution", "hedges", "intensifiers")
MARKS = (*LEXICONS, "stance", "number", "date", "name", "quoted")
FEATURES = (
    "covered, less", "covered, more", "leak, less", "leak, more", "heads linked",
    "equal, less", "equal, more", "cosine", "token cosine, less", "token cosine, more",
    "surroundings linked", "length, less", "length, more", "words, more", "names, more",
    *(f"{mark} on one side" for mark in MARKS if mark != "name"),
    "evaluative on both", "attribution on both", "attribution heads", "acts of one group",
    "place, less", "places apart", "rare, less", "rare, more", "noun phrases", "verb groups",
)  # fmt: skip
STANCE_FRONT = ("anti-", "pro-", "ultra-", "neo-", "pseudo-", "far-", "non-")
STANCE_BACK = (
    "-backed", "-led", "-linked", "-funded", "-aligned", "-allied", "-sponsored", "-supported", "-affiliated",
    "-controlled", "-held", "-occupied", "-inspired", "-friendly", "-style", "-run", "-imposed", "-appointed",
    "-leaning", "-plagued",
)  # fmt: skip
_NEAR = 4  # tokens before and after a phrase that are its surroundings
_LONG = 60.0  # characters
_QUOTES = frozenset('“”"«»„')


@dataclass(frozen=True, eq=False)
class Phrases:
    """The phrases of one side with what is known of each alone."""

    words: Words
    constituents: tuple[Constituent, ...]
    rarity: Table  # (tokens,), idf against the highest of the event, 0..1

    @cached_property
    def bounds(self) -> NDArray[np.intp]:
        """(phrases, 2): where each phrase begins and ends."""
        return np.array([(one.start, one.end) for one in self.constituents], dtype=np.intp).reshape(-1, 2)

    @cached_property
    def heads(self) -> list[int]:
        """The index of each phrase's head."""
        return [one.head for one in self.constituents]

    @cached_property
    def matter(self) -> NDArray[np.bool_]:
        """Which tokens are no words of grammar."""
        return np.array([kind not in FUNCTION for kind in self.words.classes], dtype=np.bool_)

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """(phrases, tokens): which tokens each phrase holds."""
        at = np.arange(len(self.words.forms))[None, :]
        within: NDArray[np.bool_] = (at >= self.bounds[:, :1]) & (at < self.bounds[:, 1:])
        return within

    @cached_property
    def share(self) -> Table:
        """(phrases, tokens): what each token counts in its phrase; words of grammar and common words count little."""
        weight = np.where(self.matter, 1.0, 0.05) * (0.25 + self.rarity)
        table = self.inside * weight[None, :]
        scaled: Table = (table / np.maximum(table.sum(axis=1, keepdims=True), 1e-6)).astype(np.float32)
        return scaled

    @cached_property
    def marks(self) -> Table:
        """(tokens, MARKS): what each token shows."""
        return marks_of(self.words.forms, self.words.classes)

    @cached_property
    def groups(self) -> Table:
        """(tokens, groups of acts): the group of each act."""
        return groups_of(self.words.forms, "acts")

    @cached_property
    def shown(self) -> Table:
        """(phrases, MARKS): whether a token of the phrase shows it."""
        return self.most(self.marks)

    def most(self, table: Table) -> Table:
        """(phrases, columns): the highest value among each phrase's tokens."""
        if not self.constituents:
            return np.zeros((0, table.shape[1]), dtype=np.float32)
        padded = np.concatenate([table, table[:1]])  # so that a phrase may end with the table
        found: Table = np.maximum.reduceat(padded, self.bounds.ravel(), axis=0)[::2].astype(np.float32)
        return found


def phrases_of(
    words: Words, constituents: Sequence[Constituent], *, idf: Mapping[str, float], highest: float
) -> Phrases:
    """The phrases with the rarity of their words; `highest` is the highest idf of the event."""
    rarity = [min(1.0, idf.get(form.casefold(), highest) / highest) for form in words.forms]
    return Phrases(words=words, constituents=tuple(constituents), rarity=np.array(rarity, dtype=np.float32))


def pair_features(left: Phrases, right: Phrases, grid: Table, *, language: str) -> Table:
    """(phrases of the left, phrases of the right, FEATURES), from the grid of word links."""
    columns = [
        *_link_columns(left, right, grid),
        *_equal_columns(left, right, language),
        *_meaning_columns(left, right),
        _surroundings(left, right, grid),
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


def _surroundings(left: Phrases, right: Phrases, grid: Table) -> Table:
    """The better of the best link between what stands just before both and between what stands just after both."""
    masked = np.where(left.matter[:, None] & right.matter[None, :], grid, 0).astype(np.float32)
    before = _best_near(_best_near(masked, left.bounds[:, 0] - _NEAR).T, right.bounds[:, 0] - _NEAR).T
    after = _best_near(_best_near(masked, left.bounds[:, 1]).T, right.bounds[:, 1]).T
    return np.maximum(before, after)


def _best_near(table: Table, starts: NDArray[np.intp]) -> Table:
    """(starts, columns): the highest value in the `_NEAR` rows from each start on; rows outside hold 0."""
    wide = np.zeros((len(table) + 2 * _NEAR, table.shape[1]), dtype=np.float32)
    wide[_NEAR : _NEAR + len(table)] = table
    best: Table = wide[starts[:, None] + np.arange(_NEAR, 2 * _NEAR)].max(axis=1)
    return best


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


@lru_cache(maxsize=4096)
def marks_of(forms: tuple[str, ...], classes: tuple[WordClass, ...]) -> Table:
    """(tokens, MARKS): what each token shows, by the lexicons and by its form."""
    listed = np.stack([groups_of(forms, name).max(axis=1) for name in LEXICONS], axis=1)
    return np.concatenate([listed, _shown(forms, classes)], axis=1)


def _shown(forms: Sequence[str], classes: Sequence[WordClass]) -> Table:
    """(tokens, MARKS after the lexicons)."""
    rows = []
    inside = False
    for at, (form, folded) in enumerate((form, form.casefold()) for form in forms):
        inside = (form in "“«„" or (form == '"' and not inside)) if form in _QUOTES else inside
        rows.append(
            (
                folded.startswith(STANCE_FRONT) or folded.endswith(STANCE_BACK),
                number_of(form) is not None,
                folded in DAYS or folded in MONTHS or (form.isdigit() and len(form) == 4),
                classes[at] == "noun" and form[:1].isupper() and at > 0,
                inside,
            )
        )
    return np.array(rows, dtype=np.float32).reshape(-1, len(MARKS) - len(LEXICONS))


@lru_cache(maxsize=20_000)
def groups_of(forms: tuple[str, ...], name: str) -> Table:
    """(tokens, groups of the lexicon): which group each token belongs to."""
    lexicon = load(name)
    folded = tuple(form.casefold() for form in forms)
    found = np.zeros((len(folded), len(lexicon.groups)), dtype=np.float32)
    for at, form in enumerate(folded):
        entry = lexicon.match(folded, at) if _may_begin(name, form) else None
        if entry is not None:
            found[at : at + len(entry.words), lexicon.groups.index(entry.group)] = 1
    return found


@lru_cache(maxsize=50_000)
def _may_begin(name: str, form: str) -> bool:
    """Whether an entry of the lexicon begins with the word, whatever follows."""
    return bool({form, lemma_of(form)} & load(name).by_first.keys())
