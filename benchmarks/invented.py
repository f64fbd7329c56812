"""Reading invented events: whole pairs of reports written and annotated for this project, to fit on.

A file of `benchmarks/events` is read line by line:

    event: Dam inspection in the Orlen valley
    left: Orlen Courier
    right: National Wire
    L | f1* f2 | First sentence of the left report.
    R | f2 f1? | First sentence of the right report.
    C | 3 | label | L0 "anti-terror groups" | R0 "Iranian-backed factions"

The ids between the bars are facts. Two sentences that carry the same fact report the same; `*` marks the main
proposition of a sentence, `?` a connection that only one of two readers would see, `-` a sentence without facts. A line
that begins with C sets two expressions of linked sentences side by side, with salience and kind; where one has nothing
opposite, the other side has no words. Empty lines and lines that begin with # say nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EVENTS = Path(__file__).parent / "events"
KINDS = frozenset({"label", "verb", "attribution", "hedge", "intensity", "number", "quote"})
_SIDES = {"L": "left", "R": "right"}
_HEAD = re.compile(r"(event|left|right): (\S.*)")
_SENTENCE = re.compile(r"([LR]) \| (\S.*?) \|(?: (.*))?")
_FACT = re.compile(r"(f\d+)([*?]?)")
_CONTRAST = re.compile(r'C \| ([123]) \| (\w+) \| L(\d+)(?: "(.*)")? \| R(\d+)(?: "(.*)")?')


class InventedError(ValueError):
    """A line of an event that can't be read."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path.name}, line {line}: {message}")
        self.path = path
        self.line = line  # from 1; 0 for the file as a whole


@dataclass(frozen=True)
class _Sentence:
    text: str
    facts: Mapping[str, str]  # the mark of each: "*" main, "?" loose, "" neither


def events_in(folder: Path = EVENTS) -> Iterator[dict[str, Any]]:
    """The events of a folder by file name, each in the form that hand-aligned pairs of real reports have as JSON."""
    for path in sorted(folder.glob("*.txt")):
        yield event_of(path)


def event_of(path: Path) -> dict[str, Any]:
    """One event. Raises `InventedError` with the line that is wrong and what is wrong with it."""
    head: dict[str, str] = {}
    sides: dict[str, list[_Sentence]] = {"left": [], "right": []}
    contrasts: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if match := _HEAD.fullmatch(line):
            head[match[1]] = match[2]
        elif match := _SENTENCE.fullmatch(line):
            facts = _facts(match[2], path=path, line=number)
            sides[_SIDES[match[1]]].append(_Sentence(match[3] or "", facts))
        elif match := _CONTRAST.fullmatch(line):
            contrasts.append((number, match))
        else:
            raise InventedError(path, number, f"neither a heading, a sentence nor a contrast: {line[:60]}")
    for name in ("event", "left", "right"):
        if name not in head:
            raise InventedError(path, 0, f'the line "{name}: …" is missing')
    edges = _edges(sides["left"], sides["right"])
    return {
        "id": path.stem,
        "left": {"outlet": head["left"], "title": "", "sentences": [one.text for one in sides["left"]]},
        "right": {"outlet": head["right"], "title": "", "sentences": [one.text for one in sides["right"]]},
        "edges": edges,
        "contrasts": [_contrast(match, sides, edges, path=path, line=number) for number, match in contrasts],
    }


def _facts(written: str, *, path: Path, line: int) -> dict[str, str]:
    facts: dict[str, str] = {}
    for part in written.split() if written != "-" else ():
        match = _FACT.fullmatch(part)
        if match is None:
            raise InventedError(path, line, f'"{part}" is no fact; write f1, f1* or f1?, or - for none')
        facts[match[1]] = match[2]
    if list(facts.values()).count("*") > 1:
        raise InventedError(path, line, "more than one fact is marked as the main one")
    return facts


def _edges(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> dict[str, list[list[int]]]:
    """All links that are certain, those of them that are the main proposition of a side, and the loose ones."""
    edges: dict[str, list[list[int]]] = {"gold": [], "full": [], "optional": []}
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            marks = [one.facts[fact] + other.facts[fact] for fact in one.facts.keys() & other.facts.keys()]
            firm = [mark for mark in marks if "?" not in mark]
            if firm:
                edges["gold"].append([i, j])
            elif marks:
                edges["optional"].append([i, j])
            if any("*" in mark for mark in firm):
                edges["full"].append([i, j])
    return edges


def _contrast(
    match: re.Match[str],
    sides: Mapping[str, Sequence[_Sentence]],
    edges: Mapping[str, Sequence[list[int]]],
    *,
    path: Path,
    line: int,
) -> dict[str, Any]:
    salience, kind, left, left_words, right, right_words = match.groups()
    places = [int(left), int(right)]
    if kind not in KINDS:
        raise InventedError(path, line, f'"{kind}" is no kind; there are {", ".join(sorted(KINDS))}')
    if left_words is None and right_words is None:
        raise InventedError(path, line, "there are no words on either side")
    if places not in edges["gold"] and places not in edges["optional"]:
        raise InventedError(path, line, f"sentences L{left} and R{right} share no fact")
    spans = [
        _span(words, sides[side][place].text, path=path, line=line)
        for words, side, place in zip((left_words, right_words), sides, places, strict=True)
    ]
    return {
        "left": places[0],
        "right": places[1],
        "left_span": spans[0],
        "right_span": spans[1],
        "kind": kind,
        "salience": int(salience),
    }


def _span(words: str | None, sentence: str, *, path: Path, line: int) -> list[int] | None:
    """Where the words stand in the sentence for the first time, in code points."""
    if words is None:
        return None
    start = sentence.find(words)
    if start < 0:
        raise InventedError(path, line, f'"{words}" does not stand in the sentence: {sentence[:60]}')
    return [start, start + len(words)]
