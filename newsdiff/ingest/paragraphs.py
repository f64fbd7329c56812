"""Joins wrapped lines to paragraphs, also where a blank line broke a sentence."""

import re
from collections.abc import Sequence

from newsdiff.ingest.layout import Layout, goes_on, measure
from newsdiff.ingest.scripts import ends_sentence, is_balanced, is_bullet, is_caseless, starts_lower, starts_upper
from newsdiff.ingest.units import Unit, join_units

_HEADING_SHARE = 0.6  # of the width: a shorter line without a full stop may be a sub-heading
_LONGEST_HEADLINE = 200
_SHORTEST_BROKEN = 40  # a shorter line before a blank one is a heading, not a broken paragraph
_LONGEST_HEADLINE_BEFORE_GAP = 130
_TITLE = re.compile(r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|St)\.$")
_HANGING = re.compile(r"(?:^|\s)(?:the|a|an|and|its|their|his|her|whose)$")  # no heading ends with one of these
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}\b")


def assemble(units: Sequence[Unit]) -> list[Unit]:
    """Join the units that belong to one paragraph; linear."""
    layout = measure(units)
    done: list[Unit] = []
    current: list[Unit] = []
    for unit in units:
        if current and not _belongs(current, unit, layout, is_first=not done):
            done.append(join_units(current))
            current = []
        current.append(unit)
    if current:
        done.append(join_units(current))
    return done


def _belongs(current: Sequence[Unit], unit: Unit, layout: Layout, *, is_first: bool) -> bool:
    """Whether the unit goes on in the paragraph that the current lines began."""
    if is_bullet(unit.text) and not (unit.text[0] in "-–—" and goes_on(current[-1].text, unit.text[1:])):
        return False
    if unit.gap and not layout.double_spaced:
        return _bridges_gap(current, unit, is_first=is_first)
    return _wraps(current, unit, layout, is_first=is_first)


def _bridges_gap(current: Sequence[Unit], unit: Unit, *, is_first: bool) -> bool:
    """Whether a blank line stands in the middle of a sentence. Says no where it could be a heading."""
    left, length = current[-1].text, sum(len(line.text) for line in current)
    if length < _SHORTEST_BROKEN or (is_first and length < _LONGEST_HEADLINE_BEFORE_GAP):
        return False
    if not (left[-1].isalnum() or left[-1] in ",'’\"”)-–—") or _TIME.match(left):
        return False
    return goes_on(left, unit.text) or (_HANGING.search(left) is not None and starts_upper(unit.text))


def _wraps(current: Sequence[Unit], unit: Unit, layout: Layout, *, is_first: bool) -> bool:
    """Whether a line goes on in the next one, with no blank line between."""
    left = current[-1].text
    if not layout.wrapped:
        return len(left) >= _SHORTEST_BROKEN and goes_on(left, unit.text)
    room = _room(current, unit, layout)
    if ends_sentence(left):
        set_in = unit.indent or (layout.first_width < layout.width and len(unit.text) <= layout.first_width)
        return _TITLE.search(left) is not None or (room < 0 and not set_in)
    if starts_lower(unit.text):
        return True
    if not is_balanced(" ".join(line.text for line in current)) or left.endswith(",") or _HANGING.search(left):
        return True
    return not _stands_alone(current, layout, room=room, is_first=is_first)


def _room(current: Sequence[Unit], unit: Unit, layout: Layout) -> int:
    """Code points left on the last line if the next word had been put there; below 0 it had to wrap."""
    width = layout.first_width if len(current) == 1 else layout.width
    word = 1 if is_caseless(unit.text) and " " not in unit.text else len(unit.text.split(" ", 1)[0])
    return width - len(current[-1].text) - 1 - word


def _stands_alone(current: Sequence[Unit], layout: Layout, *, room: int, is_first: bool) -> bool:
    """Whether the current lines, which end without a full stop before a capital, are a heading."""
    left = current[-1].text
    if is_first and " " in left:
        too_long = len(left) > 1.05 * layout.width
        fits = sum(len(line.text) + 1 for line in current) <= _LONGEST_HEADLINE
        return fits and (too_long or room > 0.1 * layout.width)
    return len(left) <= _HEADING_SHARE * layout.width and room >= 0
