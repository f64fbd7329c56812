"""How a paste is laid out: are its lines wrapped, how wide, what marks the beginning of a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsdiff.ingest.scripts import columns, ends_sentence, is_bullet, is_caseless, starts_lower
from newsdiff.ingest.units import Unit

WIDEST_WRAP = 160  # columns; longer lines are paragraphs
_SHORT = 24  # shorter lines are menus, names and headings, and say nothing about wrapping
_WRAPPED_SHARE = 0.25  # of the boundaries between lines
_ENOUGH = 3
_MOST_INDENTED = 0.7  # of the lines; where nearly all are set in, it marks nothing
_PARAGRAPH = 60  # columns
_PUNCTUATED = 0.6  # of the paragraphs


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of one text have in common. Widths are in columns."""

    wrapped: bool = False  # lines break inside sentences
    width: int = 0  # of a full line, 0 where not wrapped
    first_width: int = 0  # of the first line of a paragraph, which some sites set in
    double_spaced: bool = False  # a blank line after every line says nothing
    indented: bool = False  # paragraphs begin with a line that is set in
    punctuated: bool = False  # paragraphs end with a full stop, so that one without is broken


def goes_on(left: str, right: str) -> bool:
    """Whether the sentence of the left line certainly goes on in the right one."""
    return not ends_sentence(left) and starts_lower(right)


def _may_go_on(left: str, right: str) -> bool:
    return goes_on(left, right) or (is_caseless(right) and not ends_sentence(left) and not is_bullet(right))


def _high(lengths: list[int]) -> int:
    return sorted(lengths)[(len(lengths) * 19) // 20] if lengths else 0


def _even(lengths: list[int]) -> bool:
    """Whether most lines are about equally long, as wrapped lines are and headings are not."""
    width = _high(lengths)
    return sum(length >= 0.7 * width for length in lengths) >= 0.6 * len(lengths)


def _wrapped(lengths: list[int], boundaries: int) -> bool:
    return bool(lengths) and len(lengths) >= _WRAPPED_SHARE * boundaries and _high(lengths) <= WIDEST_WRAP


def measure(units: Sequence[Unit]) -> Layout:
    """Look at each boundary between neighbouring lines; linear."""
    widths = {unit.line: columns(unit.text) for unit in units}
    pairs = [(left, right) for left, right in pairwise(units) if widths[left.line] > _SHORT]
    close = [(left, right) for left, right in pairs if not right.gap]
    apart = [(left, right) for left, right in pairs if right.gap]
    broken = [left for left, right in close if _may_go_on(left.text, right.text)]
    spaced = [widths[left.line] for left, right in apart if _may_go_on(left.text, right.text)]
    double = len(spaced) > _ENOUGH and not close and _wrapped(spaced, len(apart)) and _even(spaced)
    lengths = spaced if double else [widths[unit.line] for unit in broken]
    indented, punctuated = _is_indented(units), _is_punctuated(units, widths)
    if not double and not (_wrapped(lengths, len(close)) and _even(lengths)):
        return Layout(indented=indented, punctuated=punctuated)
    width = _high(lengths)
    firsts = _first_lengths(units, {unit.line for unit in broken}, widths)
    narrow = len(firsts) >= _ENOUGH and max(firsts) < 0.9 * width
    return Layout(
        wrapped=True,
        width=width,
        first_width=max(firsts) if narrow else width,
        double_spaced=double,
        indented=indented,
        punctuated=punctuated,
    )


def _is_indented(units: Sequence[Unit]) -> bool:
    marked = sum(unit.indent for unit in units)
    return 2 <= marked <= _MOST_INDENTED * len(units)


def _is_punctuated(units: Sequence[Unit], widths: dict[int, int]) -> bool:
    paragraphs = [unit for unit in units if widths[unit.line] >= _PARAGRAPH]
    ended = sum(ends_sentence(unit.text) for unit in paragraphs)
    return len(paragraphs) >= _ENOUGH and ended >= _PUNCTUATED * len(paragraphs)


def _first_lengths(units: Sequence[Unit], broken: set[int], widths: dict[int, int]) -> list[int]:
    """Lengths of the wrapped lines that follow the end of a paragraph."""
    return [
        widths[unit.line]
        for before, unit in pairwise(units)
        if unit.line in broken and (unit.gap or ends_sentence(before.text) or widths[before.line] <= _SHORT)
    ]
