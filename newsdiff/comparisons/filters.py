"""What the list of contrasts can be narrowed to beside their kind: salience, review, coding, quotations, part."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdiff.analysis.types import Collation, Passage, Span
from newsdiff.comparisons.rowview import MIDDLING, SALIENT, ContrastView
from newsdiff.comparisons.state import ONLY, PageState
from newsdiff.display.types import Mark


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a menu."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """A question that narrows the list: one of its answers, or any."""

    name: str
    choices: tuple[Choice, ...]


def menus_of(state: PageState) -> tuple[Menu, ...]:
    """The menus of the page as this state has them."""
    return tuple(
        Menu(name, tuple(Choice(value, label, value in state.only) for value, label in answers.items()))
        for name, answers in ONLY.items()
    )


def listed(
    contrasts: Sequence[ContrastView], state: PageState, collation: Collation, coded: Callable[[], Sequence[Mark]]
) -> tuple[ContrastView, ...]:
    """The contrasts that the list shows: those that this state asks for, and the selected one.

    `coded` gives the marks of annotations where the state asks for them.
    """
    kinds = [one for one in contrasts if one.selected or state.shows(one.entry)]
    if not state.only:
        return tuple(kinds)
    narrowing = _Narrowing(collation, coded() if state.only & ONLY["Coding"].keys() else ())
    return tuple(one for one in kinds if one.selected or state.only <= narrowing.said_of(one))


@dataclass(frozen=True)
class _Narrowing:
    collation: Collation
    marks: Sequence[Mark]

    def said_of(self, contrast: ContrastView) -> frozenset[str]:
        """The answers of all menus that hold for a contrast; those on words where they hold for one of its sides."""
        ends = [(phrase.sigil, phrase.span) for phrase in (contrast.left, contrast.right) if phrase.span]
        is_coded = any(_meets(self._annotated, sigil, span) for sigil, span in ends)
        is_quoted = any(_meets(self._quotations, sigil, span) for sigil, span in ends)
        return frozenset(
            (
                "reviewed" if contrast.verdict.is_reviewed else "open",
                "coded" if is_coded else "uncoded",
                "quoted" if is_quoted else "unquoted",
                *(["high"] if contrast.salience >= SALIENT else []),
                *(["middle"] if contrast.salience >= MIDDLING else []),
                *(part for sigil, span in ends for part in self._parts(sigil, span)),
            )
        )

    @cached_property
    def _annotated(self) -> list[tuple[str, Span]]:
        return [(mark.sigil, Span(mark.start, mark.end)) for mark in self.marks if mark.kind == "annotation"]

    @cached_property
    def _quotations(self) -> list[tuple[str, Span]]:
        return [(fact.sigil, fact.span) for fact in self.collation.facts if fact.kind == "quotation"]

    @cached_property
    def _leads(self) -> dict[str, int]:
        """The first paragraph of each article that is no heading."""
        found: dict[str, int] = {}
        for passage in self.collation.passages:
            if passage.kind == "sentence":
                found.setdefault(passage.sigil, passage.paragraph)
        return found

    def _parts(self, sigil: str, span: Span) -> Iterator[str]:
        for passage in self.collation.passages_of(sigil):
            if passage.span.start < span.end and passage.span.end > span.start:
                yield self._part(passage)

    def _part(self, passage: Passage) -> str:
        if passage.kind == "headline":
            return "headline"
        return "lead" if passage.paragraph == self._leads.get(passage.sigil) else "body"


def _meets(places: Sequence[tuple[str, Span]], sigil: str, span: Span) -> bool:
    return any(one == sigil and place.start < span.end and place.end > span.start for one, place in places)
