"""Takes page furniture, bylines, lone dates and datelines out of an article's lines, and joins what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsdiff.ingest.bylines import byline_of, is_desk_credit
from newsdiff.ingest.datelines import find_dateline
from newsdiff.ingest.furniture import anywhere, at_edge, opens_story_list
from newsdiff.ingest.headings import same_words
from newsdiff.ingest.layout import goes_on
from newsdiff.ingest.paragraphs import assemble
from newsdiff.ingest.scripts import ends_sentence
from newsdiff.ingest.types import RemovalReason
from newsdiff.ingest.units import Unit, cut_out, without

_HEAD = 12  # lines at the top where a byline is looked for
_TAIL = 8  # lines at the bottom where editors are looked for
_PROSE = 120  # code points: a block so long is the article, whatever its end
_SENTENCE = 60  # the same for a block that ends like a sentence
_DATELINE_BLOCKS = 3
_MENU_LENGTH, _MENU_WORDS, _MENU_RUN = 24, 3, 4
_MOST_ROUNDS = 12


@dataclass(slots=True)
class Stripped:
    """What is left of a text and what was taken out, while rounds go on."""

    units: list[Unit]
    removed: dict[int, RemovalReason] = field(default_factory=dict)  # by raw line
    cuts: dict[int, str] = field(default_factory=dict)  # datelines by raw line
    after_list: int = -1  # raw line of the last heading like "Most read"

    def drop(self, units: Sequence[tuple[Unit, RemovalReason]]) -> None:
        """Take whole units out."""
        for unit, reason in units:
            self.removed |= {line: reason for line, _ in unit.parts}
        self.units = without(self.units, {unit.line for unit, _ in units})


def strip(units: Sequence[Unit], *, furniture: Sequence[int] = (), headline: str = "") -> Stripped:
    """Clean in rounds until a round changes nothing, so that cleaning the result again changes nothing either."""
    state = Stripped(units=list(units))
    known = set(furniture)
    state.drop([(unit, "navigation") for unit in state.units if unit.line in known])
    for _ in range(_MOST_ROUNDS):
        before = [unit.text for unit in state.units]
        _round(state, headline)
        if [unit.text for unit in state.units] == before:
            break
        state.units = [replace(unit, gap=True, indent=False) for unit in state.units]
    return state


def settle(units: Sequence[Unit]) -> list[Unit]:
    """Join lines to paragraphs in rounds until nothing changes; takes nothing out."""
    current = list(units)
    for _ in range(_MOST_ROUNDS):
        after = [replace(unit, gap=True, indent=False) for unit in assemble(current)]
        if len(after) == len(current):
            return after
        current = after
    return current


def _round(state: Stripped, headline: str) -> None:
    _drop_lines(state)
    state.units = assemble(state.units)
    _drop_edges(state)
    if headline:
        _drop_doubles(state, headline)
    _cut_datelines(state)


def _drop_lines(state: Stripped) -> None:
    """Lines that are furniture wherever they stand, if they are not the middle of a sentence."""
    dropped: list[tuple[Unit, RemovalReason]] = []
    previous = ""
    last = len(state.units) - 1
    for at, unit in enumerate(state.units):
        reason = _line_reason(unit.text, at, last)
        if reason and (unit.gap or reason == "byline" or not goes_on(previous, unit.text)):
            dropped.append((unit, reason))
            if opens_story_list(unit.text):
                state.after_list = max(state.after_list, unit.line)
        previous = unit.text
    state.drop(dropped)


def _line_reason(text: str, at: int, last: int) -> RemovalReason | None:
    if at < _HEAD and byline_of(text):
        return "byline"
    if (at < _HEAD or at > last - _TAIL) and is_desk_credit(text):
        return "byline"
    return anywhere(text)


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE or (len(text) >= _SENTENCE and ends_sentence(text, strong=True))


def _drop_edges(state: Stripped) -> None:
    """What is furniture only before the first paragraph or after the last one."""
    prose = [at for at, unit in enumerate(state.units) if _is_prose(unit.text) and not at_edge(unit.text)]
    if not prose:
        return
    head, tail = state.units[: prose[0]], state.units[prose[-1] + 1 :]
    dropped = [(unit, reason) for unit in (*head, *tail) if (reason := at_edge(unit.text))]
    listed: list[tuple[Unit, RemovalReason]] = [
        (unit, "navigation") for unit in tail if 0 <= state.after_list < unit.line and not at_edge(unit.text)
    ]
    menus = [unit for part in (head, tail) for unit in _menu_lines(part)]
    state.drop([*dropped, *listed, *((unit, "navigation") for unit in menus if not at_edge(unit.text))])


def _menu_lines(units: Sequence[Unit]) -> list[Unit]:
    """Units in a run of several very short ones: a menu, one entry a line."""
    found: list[Unit] = []
    run: list[Unit] = []
    for unit in units:
        if len(unit.text) <= _MENU_LENGTH and len(unit.text.split()) <= _MENU_WORDS and not ends_sentence(unit.text):
            run.append(unit)
            continue
        found += run if len(run) >= _MENU_RUN else []
        run = []
    return found + (run if len(run) >= _MENU_RUN else [])


def _drop_doubles(state: Stripped, headline: str) -> None:
    """A headline that stands twice before the article begins is kept once."""
    same = [unit for unit in state.units[:_HEAD] if same_words(unit.text, headline)]
    state.drop([(unit, "duplicate headline") for unit in same[1:]])


def _cut_datelines(state: Stripped) -> None:
    """Datelines go out of the first paragraphs into their own field."""
    seen = 0
    for at, unit in enumerate(state.units):
        if seen == _DATELINE_BLOCKS:
            return
        if not _is_prose(unit.text):
            continue
        seen += 1
        dateline = find_dateline(unit.text)
        if dateline:
            state.cuts[unit.line] = state.cuts.get(unit.line, "") + unit.text[: dateline.end]
            state.units[at] = cut_out(unit, 0, dateline.end)
