"""How a paste is laid out: are its lines wrapped, how wide, is every line followed by a blank one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsdiff.ingest.scripts import ends_sentence, is_bullet, is_caseless, starts_lower
from newsdiff.ingest.units import Unit

WIDEST_WRAP = 160  # code points; longer lines are paragraphs
_SHORT = 24  # shorter lines are menus, names and headings, and say nothing about wrapping
_WRAPPED_SHARE = 0.25  # of the boundaries between lines
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of one text have in common."""

    wrapped: bool  # lines break inside sentences
    width: int  # code points of a full line, 0 where not wrapped
    first_width: int  # the same for the first line of a paragraph, which some sites set in
    double_spaced: bool  # a blank line after every line says nothing


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
    pairs = [(left, right) for left, right in pairwise(units) if len(left.text) > _SHORT]
    close = [(left, right) for left, right in pairs if not right.gap]
    apart = [(left, right) for left, right in pairs if right.gap]
    broken = [left for left, right in close if _may_go_on(left.text, right.text)]
    spaced = [len(left.text) for left, right in apart if _may_go_on(left.text, right.text)]
    double = len(spaced) > _ENOUGH and not close and _wrapped(spaced, len(apart)) and _even(spaced)
    lengths = spaced if double else [len(unit.text) for unit in broken]
    wrapped = double or (_wrapped(lengths, len(close)) and _even(lengths))
    if not wrapped:
        return Layout(wrapped=False, width=0, first_width=0, double_spaced=False)
    width = _high(lengths)
    firsts = _first_lengths(units, {unit.line for unit in broken})
    narrow = len(firsts) >= _ENOUGH and max(firsts) < 0.9 * width
    return Layout(wrapped=True, width=width, first_width=max(firsts) if narrow else width, double_spaced=double)


def _first_lengths(units: Sequence[Unit], broken: set[int]) -> list[int]:
    """Lengths of the wrapped lines that follow the end of a paragraph."""
    return [
        len(unit.text)
        for before, unit in pairwise(units)
        if unit.line in broken and (unit.gap or (ends_sentence(before.text) or len(before.text) <= _SHORT))
    ]
