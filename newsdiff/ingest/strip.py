"""Takes page furniture, bylines, lone dates and datelines out of an article's lines, and joins what is left."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsdiff.ingest.bylines import byline_of, is_desk_credit, is_name
from newsdiff.ingest.datelines import find_dateline
from newsdiff.ingest.dates import is_date
from newsdiff.ingest.edges import edge_removals, is_prose
from newsdiff.ingest.furniture import anywhere, at_edge, is_labelled_date, opens_caption, opens_link, opens_story_list
from newsdiff.ingest.headings import could_be_headline, same_words
from newsdiff.ingest.layout import goes_on
from newsdiff.ingest.paragraphs import assemble
from newsdiff.ingest.scripts import ends_sentence
from newsdiff.ingest.types import RemovalReason
from newsdiff.ingest.units import Unit, cut_out, without

_HEAD = 12  # lines at the top where a byline is looked for
_TAIL = 8  # lines at the bottom where editors are looked for
_LONGEST_CAPTION = 200
_SHORTEST_HEADLINE = 25
_LONGEST_TITLE = 120
_DATELINE_BLOCKS = 3
_MOST_ROUNDS = 12

Removals = list[tuple[Unit, RemovalReason]]


@dataclass(slots=True)
class Stripped:
    """What is left of a text and what was taken out, while rounds go on."""

    units: list[Unit]
    removed: dict[int, RemovalReason] = field(default_factory=dict)  # by raw line
    cuts: dict[int, str] = field(default_factory=dict)  # datelines by raw line
    lists: list[int] = field(default_factory=list)  # raw lines of headings like "Most read"

    def drop(self, removals: Iterable[tuple[Unit, RemovalReason]]) -> None:
        """Take whole units out."""
        dropped = set()
        for unit, reason in removals:
            dropped.add(unit.line)
            self.removed |= {line: reason for line, _ in unit.parts}
        self.units = without(self.units, dropped)


def strip(units: Sequence[Unit], *, furniture: Sequence[int] = (), headline: str = "") -> Stripped:
    """Clean in rounds until a round changes nothing, so that cleaning the result again changes nothing either."""
    state = Stripped(units=list(units))
    known = set(furniture)
    state.drop([(unit, _known_reason(unit.text)) for unit in state.units if unit.line in known])

    def once(current: list[Unit]) -> list[Unit]:
        state.units = current
        _round(state, headline)
        return state.units

    state.units = _until_stable(once, state.units)
    return state


def _known_reason(text: str) -> RemovalReason:
    """The reason for a line that the reader marked as furniture."""
    return anywhere(text) or ("byline" if byline_of(text) else at_edge(text) or "navigation")


def settle(units: Sequence[Unit]) -> list[Unit]:
    """Join lines to paragraphs in rounds until nothing changes; takes nothing out."""
    return _until_stable(assemble, list(units))


def _until_stable(change: Callable[[list[Unit]], list[Unit]], units: list[Unit]) -> list[Unit]:
    """Apply a change until it meets its own result: paragraphs with blank lines between."""
    stands_apart = False
    for _ in range(_MOST_ROUNDS):
        before = [unit.text for unit in units]
        units = change(units)
        if stands_apart and [unit.text for unit in units] == before:
            break
        units = [replace(unit, gap=True, indent=False) for unit in units]
        stands_apart = True
    return units


def _round(state: Stripped, headline: str) -> None:
    state.drop(_line_removals(state))
    state.units = assemble(state.units)
    state.drop(edge_removals(state.units, lists=state.lists))
    if headline:
        state.drop(_doubles(state.units, headline))
    _cut_datelines(state)


def _line_removals(state: Stripped) -> Removals:
    """Lines that are furniture wherever they stand, if they are not the middle of a sentence."""
    found: Removals = []
    follower: RemovalReason | None = None  # what a label alone in its line says of the next line
    for at, unit in enumerate(state.units):
        reason = _line_reason(state.units, at)
        inside = at > 0 and not unit.gap and goes_on(state.units[at - 1].text, unit.text)
        if reason and (not inside or reason == "byline"):
            found.append((unit, reason))
            if opens_story_list(unit.text):
                state.lists.append(unit.line)
        elif _is_caption_again(state.units, at):
            found.append((unit, "furniture"))
        elif follower and len(unit.text) <= _longest(follower) and not inside:
            found.append((unit, follower))
        follower = _announces(unit.text) if reason else None
    return found


def _is_caption_again(units: Sequence[Unit], at: int) -> bool:
    """Whether the next line is the same caption with its credit."""
    if at + 1 == len(units) or len(units[at].text) > _LONGEST_CAPTION:
        return False
    following = units[at + 1].text
    return following.startswith(units[at].text) and following != units[at].text and anywhere(following) == "furniture"


def _longest(follower: RemovalReason) -> int:
    return _LONGEST_CAPTION if follower == "furniture" else _LONGEST_TITLE


def _announces(line: str) -> RemovalReason | None:
    """What the line after "Image caption," or "Related article" is."""
    if opens_caption(line):
        return "furniture"
    return "navigation" if opens_link(line) else None


def _line_reason(units: Sequence[Unit], at: int) -> RemovalReason | None:
    text = units[at].text
    if at < _HEAD and (byline_of(text) or _is_name_beside_date(units, at)):
        return "byline"
    if (at < _HEAD or at >= len(units) - _TAIL) and is_desk_credit(text):
        return "byline"
    return anywhere(text)


def _is_name_beside_date(units: Sequence[Unit], at: int) -> bool:
    """Whether a bare name stands after a headline and before a date."""
    if at == 0 or at + 1 == len(units) or not is_name(units[at].text):
        return False
    following = units[at + 1].text
    if not is_date(following) and not is_labelled_date(following):
        return False
    above = (unit.text for unit in units[:at] if len(unit.text) > _SHORTEST_HEADLINE)
    return any(could_be_headline(text) and not anywhere(text) for text in above)


def _doubles(units: Sequence[Unit], headline: str) -> Removals:
    """A headline that stands twice before the article begins is kept once."""
    same = [unit for unit in units[:_HEAD] if same_words(unit.text, headline)]
    return [(unit, "duplicate headline") for unit in same[1:]]


def _cut_datelines(state: Stripped) -> None:
    """Datelines go out of the first paragraphs into their own field."""
    seen = 0
    alone: Removals = []
    for at, unit in enumerate(state.units):
        if seen == _DATELINE_BLOCKS:
            break
        if not is_prose(unit.text):
            if _is_dateline_alone(state.units, at):
                alone.append((unit, "dateline"))
            continue
        seen += 1
        dateline = find_dateline(unit.text)
        if dateline:
            state.cuts[unit.line] = state.cuts.get(unit.line, "") + unit.text[: dateline.end]
            state.units[at] = cut_out(unit, 0, dateline.end)
    state.drop(alone)


def _is_dateline_alone(units: Sequence[Unit], at: int) -> bool:
    """Whether a line before a paragraph is a dateline and nothing else: "CNN —"."""
    text = units[at].text
    if at + 1 == len(units) or not is_prose(units[at + 1].text) or ends_sentence(text, strong=True):
        return False
    found = find_dateline(f"{text} X")
    return found is not None and found.end == len(text) + 1
