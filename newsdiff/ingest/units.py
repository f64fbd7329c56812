"""A unit is a raw line or several joined ones; cleaning turns lines into units until nothing changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsdiff.ingest.normalise import tidy, unify
from newsdiff.ingest.scripts import separator


@dataclass(frozen=True, slots=True)
class Unit:
    """Text with the raw lines that it came from."""

    text: str  # tidy, never empty
    parts: tuple[tuple[int, int], ...]  # (raw line, code point of `text` where it starts), in text order
    gap: bool  # a blank or removed line stands before it
    indent: bool = False  # the raw line was set in

    @property
    def line(self) -> int:
        """The first raw line."""
        return self.parts[0][0]


def units_of(text: str) -> list[Unit]:
    """One unit for each line that is not blank."""
    units: list[Unit] = []
    gap = True
    for number, raw in enumerate(unify(text).split("\n")):
        line = tidy(raw)
        if line:
            indent = raw[:2].isspace() or raw[:1] in ("\t", "\u3000")
            units.append(Unit(text=line, parts=((number, 0),), gap=gap, indent=indent))
        gap = not line
    return units


def join_units(units: Sequence[Unit]) -> Unit:
    """Make one unit of lines that belong together; linear in their length."""
    if len(units) == 1:
        return units[0]
    pieces: list[str] = []
    parts: list[tuple[int, int]] = []
    length = 0
    for unit in units:
        space = separator(pieces[-1], unit.text) if pieces else ""
        length += len(space)
        parts.extend((line, start + length) for line, start in unit.parts)
        pieces.extend((space, unit.text) if space else (unit.text,))
        length += len(unit.text)
    return replace(units[0], text="".join(pieces), parts=tuple(parts))


def cut_out(unit: Unit, start: int, end: int) -> Unit:
    """The unit without a span of its text."""
    parts = tuple((line, min(at, max(start, at - (end - start)))) for line, at in unit.parts)
    return replace(unit, text=unit.text[:start] + unit.text[end:], parts=parts)


def without(units: Iterable[Unit], dropped: set[int]) -> list[Unit]:
    """The units whose first line is not dropped; what follows a dropped one stands after a gap."""
    left: list[Unit] = []
    gap = False
    for unit in units:
        if unit.line in dropped:
            gap = True
            continue
        left.append(replace(unit, gap=True) if gap and not unit.gap else unit)
        gap = False
    return left
