"""Reading hand-aligned pairs of reports, whose sentences are given."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsdiff.analysis.article import Article, prepare_passages
from newsdiff.analysis.encoder import Encoder, VectorStore
from newsdiff.analysis.types import Passage, Span, Witness

Edge = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Event:
    """Two reports of one event, made ready, and what people linked."""

    name: str
    left: Article
    right: Article
    both: frozenset[Edge]  # links that both annotators saw
    main: frozenset[Edge]  # those that one of them called the main proposition of a side
    optional: frozenset[Edge]  # seen by one only: neither right nor wrong


def read_events(folder: Path, *, encoder: Encoder | None, kept: VectorStore | None = None) -> Iterator[Event]:
    """The events of a folder, by file name."""
    for path in sorted(folder.glob("*.json")):
        yield _event(json.loads(path.read_text(encoding="utf-8")), encoder=encoder, kept=kept)


def _event(data: Mapping[str, Any], *, encoder: Encoder | None, kept: VectorStore | None) -> Event:
    sides = [
        given_article(sigil, data[side]["sentences"], encoder=encoder, kept=kept)
        for sigil, side in (("A", "left"), ("B", "right"))
    ]
    edges = data.get("edges", {})
    both, main, optional = (
        frozenset((i, j) for i, j, *_ in edges.get(kind, ())) for kind in ("gold", "full", "optional")
    )
    return Event(data["id"], sides[0], sides[1], both, main, optional)


def given_article(sigil: str, sentences: list[str], *, encoder: Encoder | None, kept: VectorStore | None) -> Article:
    """An article whose passages are the given sentences, empty ones too."""
    passages, start = [], 0
    for index, sentence in enumerate(sentences):
        passages.append(Passage(sigil, index, "sentence", index, Span(start, start + len(sentence))))
        start += len(sentence) + 2
    witness = Witness(sigil, "\n\n".join(sentences), "en")
    return prepare_passages(witness, tuple(passages), encoder=encoder, kept=kept)
