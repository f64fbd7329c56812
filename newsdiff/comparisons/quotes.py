"""Typed words found in a text, and the stretches in which they are looked for."""

import re
from collections.abc import Iterable, Sequence

from newsdiff.analysis.types import Passage, Span

STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\N{NO-BREAK SPACE}": " "})


def spans_of_words(words: str, text: str, within: Iterable[Span]) -> list[Span]:
    """Where words stand inside the stretches `within` of a text; quotes and dashes may be typed straight."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.translate(STRAIGHT).split()), re.IGNORECASE)
    return [
        Span(stretch.start + match.start(), stretch.start + match.end())
        for stretch in within
        for match in pattern.finditer(stretch.of(text).translate(STRAIGHT))
        if match.end() > match.start()
    ]


def stretches_of(passages: Sequence[Passage]) -> list[Span]:
    """Spans of passages, those of neighbours joined."""
    spans: list[Span] = []
    last: Passage | None = None
    for passage in passages:
        if last is not None and passage.index == last.index + 1:
            spans[-1] = Span(spans[-1].start, passage.span.end)
        else:
            spans.append(passage.span)
        last = passage
    return spans
