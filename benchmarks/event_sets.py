"""Reading the hand-aligned events, and making the sentences of their linked pairs ready for the analysis of wording."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsdiff.analysis.encoder import Encoder, Vectors
from newsdiff.analysis.tokenize import tokenize
from newsdiff.analysis.types import Token
from newsdiff.analysis.wording import BeadText, Side

Interval = tuple[int, int]


@dataclass(frozen=True)
class GoldContrast:
    """Words that a person set side by side."""

    left: Interval | None  # code points in the sentence
    right: Interval | None
    kind: str
    salience: int  # 1..3


@dataclass(frozen=True, eq=False)
class GoldBead:
    """Two sentences that people linked."""

    left: int  # number of the sentence
    right: int
    text: BeadText
    contrasts: tuple[GoldContrast, ...]


@dataclass(frozen=True, eq=False)
class Event:
    """Two reports of one event."""

    id: str
    beads: tuple[GoldBead, ...]
    contrasts: tuple[Mapping[str, Any], ...]  # as in the file


def read_events(folder: Path, encoder: Encoder | None) -> Iterator[Event]:
    """The events of a folder, with a bead for each link that both annotators saw."""
    for path in sorted(folder.glob("*.json")):
        yield event_of(json.loads(path.read_text(encoding="utf-8")), encoder)


def event_of(data: Mapping[str, Any], encoder: Encoder | None) -> Event:
    """One event from the form that its file has as JSON."""
    sentences = {side: data[side]["sentences"] for side in ("left", "right")}
    tokens = {side: [tokenize(text) for text in texts] for side, texts in sentences.items()}
    vectors = {side: _vectors(sentences[side], tokens[side], encoder) for side in sentences}
    idf = _idf([*tokens["left"], *tokens["right"]])
    sides = {
        side: [
            Side(text=text, tokens=words, starts=(0,), vectors=vector)
            for text, words, vector in zip(sentences[side], tokens[side], vectors[side], strict=True)
        ]
        for side in sentences
    }
    beads = [
        GoldBead(
            left=left,
            right=right,
            text=BeadText(
                left=sides["left"][left],
                right=sides["right"][right],
                idf=idf,
                highest=max(idf.values()),
                language="en",
                score=1.0,
            ),
            contrasts=_contrasts(data["contrasts"], left, right),
        )
        for left, right in data["edges"]["gold"]
        if tokens["left"][left] and tokens["right"][right]
    ]
    return Event(id=data["id"], beads=tuple(beads), contrasts=tuple(data["contrasts"]))


def _vectors(
    texts: Sequence[str], tokens: Sequence[Sequence[Token]], encoder: Encoder | None
) -> Sequence[Vectors | None]:
    return encoder.words(texts, tokens) if encoder else [None] * len(texts)


def _idf(passages: Sequence[Sequence[Token]]) -> Mapping[str, float]:
    counts: Counter[str] = Counter()
    for tokens in passages:
        counts.update({token.form.casefold() for token in tokens})
    return {word: math.log((len(passages) + 1) / (count + 0.5)) for word, count in counts.items()}


def _contrasts(rows: Sequence[Mapping[str, Any]], left: int, right: int) -> tuple[GoldContrast, ...]:
    return tuple(
        GoldContrast(
            left=_interval(row["left_span"]),
            right=_interval(row["right_span"]),
            kind=row["kind"],
            salience=row["salience"],
        )
        for row in rows
        if (row["left"], row["right"]) == (left, right)
    )


def _interval(value: Sequence[int] | None) -> Interval | None:
    return (value[0], value[1]) if value else None
