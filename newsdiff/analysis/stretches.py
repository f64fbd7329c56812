"""Stretches of tokens, pairs of them that make a difference, and which differences share words."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring tokens of one side."""

    start: int  # index of the first token
    end: int  # exclusive

    def words(self) -> range:
        """The indexes of its tokens."""
        return range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class PhrasePair:
    """Phrases that differ, or one that has nothing opposite."""

    left: Stretch | None
    right: Stretch | None
    same: str = ""  # "spelling" or "moved" where the words are the same; "" where they differ
    score: float = 0.0  # of the pairing they come from; 0 where they come from word links alone


Used = tuple[set[int], set[int]]  # words of each side that a difference holds already


def overlap(pair: PhrasePair, other: PhrasePair) -> bool:
    """Whether two differences share words on both sides."""
    return _meet(pair.left, other.left) and _meet(pair.right, other.right)


def _meet(one: Stretch | None, other: Stretch | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def take(pair: PhrasePair, used: Used) -> None:
    """Take the words of the difference."""
    for side, stretch in enumerate((pair.left, pair.right)):
        used[side].update(stretch.words() if stretch else ())


def touches(pair: PhrasePair, used: Used) -> bool:
    """Whether a word of the difference is taken already."""
    return any(
        stretch is not None and not used[side].isdisjoint(stretch.words())
        for side, stretch in enumerate((pair.left, pair.right))
    )


def free(pairs: Iterable[PhrasePair | None], used: Used) -> list[PhrasePair]:
    """Those that share no word with the ones before, whose words are then taken."""
    found = []
    for pair in pairs:
        if pair is None or touches(pair, used):
            continue
        found.append(pair)
        take(pair, used)
    return found
