"""Reading the sets of hand-aligned words, and making their sentences ready for the analysis."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.types import Span, Token
from newsdiff.analysis.wordclass import classes_of

_MARKS = {"``": '"', "''": '"', "-lrb-": "(", "-rrb-": ")", "-LRB-": "(", "-RRB-": ")"}
_GROUP = 256


@dataclass(frozen=True)
class WordPair:
    """Two sentences in words, with the links that people were sure of."""

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    sure: tuple[tuple[int, int], ...]
    possible: tuple[tuple[int, int], ...] = ()  # those that they were not sure of, where the set tells them apart


def read_pairs(path: Path) -> list[WordPair]:
    """The sentence pairs of a file, one JSON object a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        WordPair(
            id=str(row["id"]),
            left=tuple(row["left"]),
            right=tuple(row["right"]),
            sure=tuple((i, j) for i, j in row.get("sure", [])),
            possible=tuple((i, j) for i, j in row.get("possible", [])),
        )
        for row in rows
    ]


def words_of(pairs: Sequence[WordPair], encoder: Encoder | None) -> Iterator[tuple[Words, Words]]:
    """Both sides of each pair as the linking sees them, with vectors where there is an encoder."""
    for start in range(0, len(pairs), _GROUP):
        group = pairs[start : start + _GROUP]
        sides = [_plain(words) for pair in group for words in (pair.left, pair.right)]
        texts = [" ".join(words) for words in sides]
        vectors = encoder.words(texts, [tokens_of(words) for words in sides]) if encoder else [None] * len(sides)
        made = [
            Words(forms=words, classes=classes_of(words), vectors=vector)
            for words, vector in zip(sides, vectors, strict=True)
        ]
        yield from zip(made[::2], made[1::2], strict=True)


def tokens_of(words: Sequence[str]) -> list[Token]:
    """The words' places in their text when they are joined by spaces."""
    tokens = []
    start = 0
    for word in words:
        tokens.append(Token(span=Span(start, start + len(word)), form=word))
        start += len(word) + 1
    return tokens


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """With the marks of treebanks as they stand in print."""
    return tuple(_MARKS.get(word, word) for word in words)
