"""What the form shows that changes the link of a row: its passages, what can be linked, and why these two."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from urllib.parse import urlencode

from django.urls import reverse

from newsdiff.analysis.align import FIRM
from newsdiff.analysis.correct import article_of
from newsdiff.analysis.errors import EngineChangedError, VectorsMissing
from newsdiff.analysis.reasons import reasons_for
from newsdiff.analysis.types import Bead
from newsdiff.comparisons.links.acts import Sides, row_number, rows_with, token_of
from newsdiff.comparisons.links.queries import Current, Made, made_of
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.vectors import KeptVectors
from newsdiff.display.veil import Veil

MOST_REASONS = 4  # pairs of passages of a row that are explained


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage in the form."""

    value: str  # as the form names it: "B120"
    name: str  # "B4"
    sigil: str
    text: str
    language: str
    linked: bool  # stands opposite something in this row


@dataclass(frozen=True, slots=True)
class Why:
    """Why two passages stand opposite each other."""

    name: str  # "A7 and B4"
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A row that now holds passages of one that was changed."""

    name: str
    url: str  # of the form that changes it


@dataclass(frozen=True, slots=True)
class Panel:
    """The form for one row."""

    token: str
    name: str
    number: int | None  # of the row; None where no row has exactly these passages
    left: str  # sigils, as the page shows them
    right: str
    made: Made | None
    confidence: str  # "firm", "possible"; "" where a side is empty
    passages: tuple[Choice, ...]
    choices: tuple[tuple[str, tuple[Choice, ...]], ...]  # by sigil, passages that can be linked
    whys: tuple[Why, ...]
    rows_now: tuple[OtherRow, ...]  # where its passages stand now, if it was changed


def edit_url(comparison: Comparison, left: str, right: str, token: str) -> str:
    """The address of the form that changes a row's link."""
    query = urlencode({"left": left, "right": right, "row": token})
    return f"{reverse('comparisons:link_edit', args=[comparison.pk])}?{query}"


def panel_of(current: Current, sides: Sides, token: str, *, left: str, right: str, veil: Veil | None = None) -> Panel:
    """The form for the row with these passages, as it stands or as it was seen, read through `veil`."""
    read = replace(current, collation=veil.over_collation(current.collation)) if veil else current
    number = row_number(current, sides)
    bead = _bead(current, sides)
    made = made_of(current.comparison, current.collation, left, right)
    confidence = ("firm" if current.alignment.beads[number].score >= FIRM else "possible") if number is not None else ""
    both = bool(bead.left and bead.right)
    return Panel(
        token=token if number is None else token_of(current, number),
        name=current.name(bead),
        number=number,
        left=left,
        right=right,
        made=None if number is None else made.get(number),
        confidence=confidence if both else "",
        passages=tuple(_passages(read, bead)),
        choices=_choices(read, bead),
        whys=tuple(_whys(current, bead, veil)) if both else (),
        rows_now=() if number is not None else _rows_now(current, sides, left, right),
    )


def _bead(current: Current, sides: Sides) -> Bead:
    """The bead of these passages, whether there is one or not."""
    left, right = (
        tuple(one.index for one in current.collation.passages_of(sigil) if one.span in spans)
        for sigil, spans in zip(current.sigils, sides, strict=True)
    )
    return Bead(left, right, 0.0)


def _passages(current: Current, bead: Bead) -> Iterator[Choice]:
    for sigil, indexes, others in zip(current.sigils, (bead.left, bead.right), (bead.right, bead.left), strict=True):
        for index in indexes:
            yield _choice(current, sigil, index, linked=bool(others))


def _choices(current: Current, bead: Bead) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Passages that the row does not hold: of both articles, or of the one that it has nothing of."""
    found = []
    for sigil, mine, others in zip(current.sigils, (bead.left, bead.right), (bead.right, bead.left), strict=True):
        if others:
            free = [one.index for one in current.collation.passages_of(sigil) if one.index not in mine]
            found.append((sigil, tuple(_choice(current, sigil, index, linked=False) for index in free)))
    return tuple(found)


def _choice(current: Current, sigil: str, index: int, *, linked: bool) -> Choice:
    witness, passage = current.collation.witness(sigil), current.collation.passages_of(sigil)[index]
    return Choice(
        value=f"{sigil}{passage.span.start}",
        name=f"{sigil}{index}",
        sigil=sigil,
        text=" ".join(passage.span.of(witness.text).split()),
        language=witness.language,
        linked=linked,
    )


def _whys(current: Current, bead: Bead, veil: Veil | None) -> Iterator[Why]:
    kept = KeptVectors.of(current.comparison)
    try:
        left, right = (article_of(current.collation, sigil, kept=kept) for sigil in current.sigils)
    except (EngineChangedError, VectorsMissing):
        return
    for i, j in islice(product(bead.left, bead.right), MOST_REASONS):
        name = f"{current.sigils[0]}{i} and {current.sigils[1]}{j}"
        phrases = reasons_for(left, right, (i, j)).phrases()
        yield Why(name, tuple(map(veil.over, phrases)) if veil else phrases)


def _rows_now(current: Current, sides: Sides, left: str, right: str) -> tuple[OtherRow, ...]:
    return tuple(
        OtherRow(
            current.name(current.alignment.beads[number]),
            edit_url(current.comparison, left, right, token_of(current, number)),
        )
        for number in rows_with(current, sides)
    )
