"""The legend of the comparison page, whose entries are its filters."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.comparisons.state import PageState
from newsdiff.display.types import Mark
from newsdiff.display.words import CATEGORY_WORDS

CONTRASTS: dict[str, str] = {str(category): word for category, word in CATEGORY_WORDS.items()}
OTHERS = {
    "words": "Other words",
    "only": "Only in one",
    "moved": "Moved words",
    "spelling": "Spelling",
    "cue": "Framing cues",
    "annotation": "Annotations",
}
ENTRY_OF_VARIANT = {"substitution": "words", "omission": "only", "addition": "only", "transposition": "moved"}


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


def entry_of(mark: Mark) -> str:
    """The value of the legend's entry that a mark belongs to."""
    if mark.kind == "contrast":
        return mark.category
    if mark.kind == "variant":
        return ENTRY_OF_VARIANT[mark.category]
    return mark.kind


def legend_of(marks: Sequence[Mark], state: PageState) -> Legend:
    """The legend of these marks; a difference with two sides counts once."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for mark in marks:
        keys[entry_of(mark)].add(mark.key)

    def entries(names: dict[str, str], kind: str) -> tuple[LegendEntry, ...]:
        return tuple(
            LegendEntry(value, label, kind or value, len(keys[value]), state.shows(value))
            for value, label in names.items()
            if keys[value]
        )

    return Legend(contrasts=entries(CONTRASTS, "contrast"), others=entries(OTHERS, ""))
