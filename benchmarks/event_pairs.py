"""Align given reports: `python -m benchmarks.event_pairs DIR > pred.jsonl`, to be scored by score.py.

With --held-out each event is aligned by a model that was fitted on the other events of DIR; with --words the language
model is left out. One JSON object a line: links, the score of every pair, contrasts.
"""

import argparse
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.fit_passages import fit, sample_of
from benchmarks.passage_sets import Event, read_events
from newsdiff.analysis.article import Article
from newsdiff.analysis.collate import align_articles, variants_of
from newsdiff.analysis.encoder import load_encoder
from newsdiff.analysis.salience import rank
from newsdiff.analysis.similarity import Opinion, compare
from newsdiff.analysis.trees import Forest
from newsdiff.analysis.types import Bead, Contrast, Span
from newsdiff.model import model_dir_of

Links = Mapping[tuple[int, int], float]


def prediction_of(
    event: Event, *, fitted: Opinion | None = None, forests: Mapping[str, Forest] | None = None
) -> dict[str, Any]:
    """What the analysis says of one event, in the format of score.py.

    `fitted` and `forests` take the place of the numbers that come with the program, where others are measured.
    """
    similarity = compare(event.left, event.right, fitted=fitted)
    pairs = zip(similarity.pairs.left.tolist(), similarity.pairs.right.tolist(), strict=True)
    scores = dict(zip(pairs, similarity.scores.tolist(), strict=True))
    alignment = align_articles(event.left, event.right, similarity)
    edges = [(i, j) for bead in alignment.beads for i in bead.left for j in bead.right]
    contrasts = rank(variants_of(event.left, event.right, alignment, forests=forests))
    return {
        "id": event.name,
        "edges": [[i, j, scores[i, j]] for i, j in edges],
        "scores": [[i, j, score] for (i, j), score in scores.items()],
        "contrasts": [_contrast(event, alignment.beads, contrast, scores) for contrast in contrasts],
    }


def _contrast(event: Event, beads: Sequence[Bead], contrast: Contrast, scores: Links) -> dict[str, Any]:
    variant = contrast.variant
    bead = beads[variant.bead]
    lefts = [_passage(event.left, variant.left)] if variant.left else list(bead.left)
    rights = [_passage(event.right, variant.right)] if variant.right else list(bead.right)
    i, j = max(((i, j) for i in lefts for j in rights), key=lambda link: scores[link])
    return {
        "left": i,
        "right": j,
        "left_span": _within(event.left, i, variant.left),
        "right_span": _within(event.right, j, variant.right),
        "salience": contrast.salience,
    }


def _passage(article: Article, span: Span) -> int:
    """The passage in which a span begins."""
    return max(passage.index for passage in article.passages if passage.span.start <= span.start)


def _within(article: Article, passage: int, span: Span | None) -> list[int] | None:
    """A span counted from the beginning of its passage."""
    start = article.passages[passage].span.start
    return [span.start - start, span.end - start] if span else None


def predictions(events: Sequence[Event], *, held_out: bool) -> Iterator[dict[str, Any]]:
    """One prediction for each event."""
    samples = [sample_of(event) for event in events] if held_out else []
    for event in events:
        others = [sample for sample in samples if sample.event is not event]
        yield prediction_of(event, fitted=fit(others) if held_out else None)


def main() -> None:
    """Print the predictions for a folder of events."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--words", action="store_true")
    arguments = parser.parse_args()
    encoder = None if arguments.words else load_encoder(model_dir_of(os.environ))
    events = list(read_events(arguments.folder, encoder=encoder))
    for prediction in predictions(events, held_out=arguments.held_out):
        print(json.dumps(prediction))


if __name__ == "__main__":
    main()
