"""The legend of the comparison page, whose entries are its filters."""

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from newsdiff.comparisons.state import CUE, PageState
from newsdiff.display.surface import SURFACES
from newsdiff.display.types import Mark
from newsdiff.display.words import CATEGORY_WORDS, CUE_ENTRIES

CONTRASTS: dict[str, str] = {str(category): word for category, word in CATEGORY_WORDS.items()}
OTHERS = {"annotation": "Annotations", "other": "Other wording"}
NOISE: dict[str, str] = {"spelling": "Spelling", "numbers": "Number formats", **SURFACES}
CUES: dict[str, str] = {f"{CUE}.{entry}": word for entry, word in CUE_ENTRIES.items()}


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One kind of mark: its name, how often it occurs, whether it is shown."""

    value: str
    label: str
    kind: str  # of its marks: gives the sample its looks
    count: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Legend:
    """The entries that occur in a comparison."""

    contrasts: tuple[LegendEntry, ...]
    others: tuple[LegendEntry, ...]
    noise: tuple[LegendEntry, ...]  # the same words, written in another way
    cues: tuple[LegendEntry, ...]
    cues_are_open: bool  # they fold away until the legend is used
    more_is_open: bool  # what is not of the contrasts folds away until it is used

    @property
    def n_cues(self) -> int:
        """How many cues there are, shown or not."""
        return sum(entry.count for entry in self.cues)


def entry_of(mark: Mark, salient: Container[str]) -> str:
    """The entry of the legend that says whether a mark is shown; `salient` holds the keys of salient contrasts."""
    if mark.kind == "contrast" and mark.key in salient:
        return mark.category
    if mark.kind == "cue":
        return f"{CUE}.{mark.category}"
    if mark.kind == "spelling":
        return mark.category
    return "other" if mark.kind in ("contrast", "variant") else mark.kind


def is_shown(mark: Mark, state: PageState, salient: Container[str]) -> bool:
    """Whether the page shows a mark: its entry is ticked, or it is the contrast selected."""
    return mark.key == state.selected or state.shows(entry_of(mark, salient))


def unknown_entries(state: PageState) -> frozenset[str]:
    """What the URL ticks though no legend has it."""
    return (state.shown or frozenset()) - CONTRASTS.keys() - OTHERS.keys() - NOISE.keys() - CUES.keys() - {CUE}


def legend_of(marks: Sequence[Mark], state: PageState, salient: Container[str]) -> Legend:
    """The legend of these marks; a difference with two sides counts once, a weak contrast in its category too."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for mark in marks:
        keys[entry_of(mark, salient)].add(mark.key)
        if mark.kind == "contrast":
            keys[mark.category].add(mark.key)

    at_first = replace(state, shown=None)

    def entries(names: dict[str, str], kind: str) -> tuple[LegendEntry, ...]:
        return tuple(
            LegendEntry(value, label, kind or value, len(keys[value]), state.shows(value))
            for value, label in names.items()
            if keys[value]
        )

    return Legend(
        contrasts=entries(CONTRASTS, "contrast"),
        others=entries(OTHERS, ""),
        noise=entries(NOISE, "spelling"),
        cues=entries(CUES, CUE),
        cues_are_open=state.shown is not None,
        more_is_open=bool(state.only)
        or any(state.shows(name) != at_first.shows(name) for name in (*OTHERS, *NOISE, *CUES)),
    )
