"""Joins wrapped lines to paragraphs, also where a blank line broke a sentence."""

import re
from collections.abc import Sequence

from newsdiff.ingest.datelines import find_dateline
from newsdiff.ingest.layout import Layout, goes_on, measure
from newsdiff.ingest.scripts import (
    columns,
    ends_sentence,
    is_balanced,
    is_bullet,
    is_caseless,
    starts_lower,
    starts_upper,
)
from newsdiff.ingest.units import Unit, join_units

_HEADING_SHARE = 0.6  # of the width: a shorter line without a full stop may be a sub-heading
_RAGGED_SHARE = 0.2  # of the width: room that the last line may leave although the next word would have fitted
_LONGEST_HEADLINE = 200
_SHORTEST_BROKEN = 40  # columns; a shorter line before a blank one is a heading, not a broken paragraph
_SHORTEST_BROKEN_CASELESS = 100
_LONGEST_HEADLINE_BEFORE_GAP = 130
_LONGEST_PLACE = 60
_DATELINE_BLOCKS = 5  # at the top, where a dateline opens the report
_TITLE = re.compile(r"(?:^|[\s(\"“])(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|St)\.$")
_INITIALS = re.compile(r"(?:^|[\s(\"“])(?:[A-Z]\.){1,4}$")
_HANGING = re.compile(r"(?:^|\s)(?:the|a|an|and|its|their|his|her|whose)$")  # no heading ends with one of these
_UNFINISHED = re.compile(
    r"(?:^|\s)(?:the|a|an|and|or|but|of|to|from|with|between|into|than|that|which|who|whose|when|where|because|was|were"
    r"|is|are|has|had|have|been|its|their|his|her|new|said)$"
)
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}\b")


def assemble(units: Sequence[Unit]) -> list[Unit]:
    """Join the units that belong to one paragraph; linear."""
    layout = measure(units)
    done: list[Unit] = []
    current: list[Unit] = []
    for unit in units:
        if current and not _belongs(current, unit, layout, n_done=len(done)):
            done.append(join_units(current))
            current = []
        current.append(unit)
    if current:
        done.append(join_units(current))
    return done


def _belongs(current: Sequence[Unit], unit: Unit, layout: Layout, *, n_done: int) -> bool:
    """Whether the unit goes on in the paragraph that the current lines began, after n_done others."""
    is_first, is_early = n_done == 0, n_done < _DATELINE_BLOCKS
    if is_bullet(unit.text) and not (unit.text[0] in "-–—" and goes_on(current[-1].text, unit.text[1:])):
        return False
    if unit.gap and not layout.double_spaced:
        return _bridges_gap(current, unit, layout, is_first=is_first)
    if layout.indented and unit.indent and ends_sentence(current[-1].text):
        return False
    if is_early and find_dateline(unit.text):
        return unit.text[0] in "(/[" and len(current) == 1 and _is_dateline(current[0].text, unit.text)
    return _wraps(current, unit, layout, is_first=is_first)


def _length(current: Sequence[Unit]) -> int:
    """Columns of the paragraph so far, as far as any rule wants to know, so that long paragraphs stay linear."""
    return columns(current[-1].text) + sum(len(line.text) for line in current[-8:-1])


def _is_dateline(left: str, right: str) -> bool:
    """Whether two lines together begin with a dateline: "ADWA, Oct 11" and "(Reuters) - A ferry"."""
    return len(left) <= _LONGEST_PLACE and find_dateline(f"{left} {right}") is not None


def _bridges_gap(current: Sequence[Unit], unit: Unit, layout: Layout, *, is_first: bool) -> bool:
    """Whether a blank line stands in the middle of a sentence. Says no where it could be a heading."""
    left, length = current[-1].text, _length(current)
    unfinished = starts_lower(unit.text) and _UNFINISHED.search(left[-20:]) is not None
    could_be_headline = is_first and len(current) == 1 and length < _LONGEST_HEADLINE_BEFORE_GAP and not unfinished
    if length < _SHORTEST_BROKEN or could_be_headline:
        return False
    if not (left[-1].isalnum() or left[-1] in ",'’\"”)-–—،、，") or _TIME.match(left) or unit.text[0] in "([{":
        return False
    if goes_on(left, unit.text) or (_HANGING.search(left[-20:]) is not None and starts_upper(unit.text)):
        return True
    return layout.punctuated and length >= _SHORTEST_BROKEN_CASELESS and is_caseless(left) and is_caseless(unit.text)


def _wraps(current: Sequence[Unit], unit: Unit, layout: Layout, *, is_first: bool) -> bool:
    """Whether a line goes on in the next one, with no blank line between."""
    left = current[-1].text
    if not layout.wrapped:
        set_out = layout.indented and not unit.indent and not ends_sentence(left) and current[0].indent
        return set_out or (_length(current) >= _SHORTEST_BROKEN and goes_on(left, unit.text))
    room = _room(current, unit, layout)
    if ends_sentence(left):
        return _goes_on_after_stop(left, unit, layout, room=room)
    if starts_lower(unit.text):
        return True
    if (
        left.endswith(",")
        or _HANGING.search(left[-20:])
        or not is_balanced("\n".join(line.text for line in current[-8:]))
    ):
        return True
    return not _stands_alone(current, layout, room=room, is_first=is_first)


def _goes_on_after_stop(left: str, unit: Unit, layout: Layout, *, room: int) -> bool:
    """Whether the paragraph goes on after a line that ends like a sentence."""
    if _TITLE.search(left[-20:]):
        return True
    if layout.indented:
        return not unit.indent
    if _INITIALS.search(left[-20:]) and room < _RAGGED_SHARE * layout.width:
        return True
    starts_paragraph = layout.first_width < layout.width and columns(unit.text) <= layout.first_width
    return room < 0 and not starts_paragraph


def _room(current: Sequence[Unit], unit: Unit, layout: Layout) -> int:
    """Columns left on the last line if the next word had been put there; below 0 it had to wrap."""
    width = layout.first_width if len(current) == 1 else layout.width
    word = unit.text.split(" ", 1)[0]
    taken = 2 if columns(word) > len(word) else len(word)
    return width - columns(current[-1].text) - 1 - taken


def _stands_alone(current: Sequence[Unit], layout: Layout, *, room: int, is_first: bool) -> bool:
    """Whether the current lines, which end without a full stop before a capital, are a heading."""
    left = current[-1].text
    if is_first and (" " in left or columns(left) > len(left)):
        too_long = columns(left) > 1.05 * layout.width
        fits = len(current) <= 8 and sum(len(line.text) + 1 for line in current) <= _LONGEST_HEADLINE
        return fits and (too_long or room > 0.1 * layout.width)
    return columns(left) <= _HEADING_SHARE * layout.width and room >= 0
