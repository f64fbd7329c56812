"""The phrases of one side, with what is known of each alone: rarity, lexicons' marks, which words it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.constituents import Constituent
from newsdiff.analysis.lexicon import load
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.numerals import DAYS, MONTHS, number_of
from newsdiff.analysis.senses import hits
from newsdiff.analysis.wordclass import FUNCTION, WordClass

Table = NDArray[np.float32]

LEXICONS = ("evaluative", "acts", "attribution", "hedges", "intensifiers")
MARKS = (*LEXICONS, "stance", "number", "date", "name", "quoted")
STANCE_FRONT = ("anti-", "pro-", "ultra-", "neo-", "pseudo-", "far-", "non-")
STANCE_BACK = (
    "-backed", "-led", "-linked", "-funded", "-aligned", "-allied", "-sponsored", "-supported", "-affiliated",
    "-controlled", "-held", "-occupied", "-inspired", "-friendly", "-style", "-run", "-imposed", "-appointed",
    "-leaning", "-plagued",
)  # fmt: skip
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
        return groups_of(self.words.forms, self.words.classes, "acts")

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


@lru_cache(maxsize=4096)
def marks_of(forms: tuple[str, ...], classes: tuple[WordClass, ...]) -> Table:
    """(tokens, MARKS): what each token shows, by the lexicons and by its form."""
    listed = np.stack([groups_of(forms, classes, name).max(axis=1) for name in LEXICONS], axis=1)
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
def groups_of(forms: tuple[str, ...], classes: tuple[WordClass, ...], name: str) -> Table:
    """(tokens, groups of the lexicon): which group each token belongs to."""
    lexicon = load(name)
    found = np.zeros((len(forms), len(lexicon.groups)), dtype=np.float32)
    for at, entry in hits(lexicon, forms, classes):
        found[at : at + len(entry.words), lexicon.groups.index(entry.group)] = 1
    return found
