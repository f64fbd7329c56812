"""The door through which later apps add to the comparison page, without being imported by it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from newsdiff.accounts.models import User
from newsdiff.comparisons.models import Comparison
from newsdiff.display.types import Mark


@dataclass(frozen=True, slots=True)
class Note:
    """Something shown under the row that holds most of `spans`."""

    spans: tuple[tuple[str, int, int], ...]  # sigil, start, end; at least one
    template: str
    context: Mapping[str, object]  # stands at top level in the template


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that stands once above the rows. Its template also gets the contrast that is `selected`, or None."""

    template: str
    context: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one provider adds to the page of a comparison."""

    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    bars: tuple[Bar, ...] = ()


Provider = Callable[[Comparison, User], Contribution]
_providers: list[Provider] = []
_hidden: list[Callable[[Comparison, User], bool]] = []


def register(provider: Provider) -> None:
    """Let `provider` add to every comparison page; the same one counts once."""
    if provider not in _providers:
        _providers.append(provider)


def register_blindness(hidden: Callable[[Comparison, User], bool]) -> None:
    """Let `hidden` say from whom what others judge of a comparison is kept."""
    if hidden not in _hidden:
        _hidden.append(hidden)


def hides_others(comparison: Comparison, user: User) -> bool:
    """Whether this user may see their own judgements of a comparison alone."""
    return any(hidden(comparison, user) for hidden in _hidden)


def contributions_of(comparison: Comparison, user: User) -> Contribution:
    """What all providers add, in the order in which they were registered."""
    found = [provider(comparison, user) for provider in _providers]
    return Contribution(
        marks=tuple(mark for one in found for mark in one.marks),
        notes=tuple(note for one in found for note in one.notes),
        bars=tuple(bar for one in found for bar in one.bars),
    )
