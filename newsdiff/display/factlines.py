"""Differences of fact in an analyst's words, for pages and files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdiff.analysis.types import Collation, Fact, FactDifference, FactKind, FactStrips

PairStrips = Mapping[tuple[str, str], FactStrips]  # by sigils of the pair
FACT_WORDS: dict[FactKind, str] = {
    "number": "Number",
    "date": "Date",
    "name": "Name",
    "quotation": "Quotation",
    "speaker": "Speaker",
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One line of a fact strip."""

    kind: FactKind
    what: str  # the kind in words
    left: str  # the left side's words, in one line; "" where it has none
    right: str
    said: str  # "A and B differ", "only in A", "in A here, elsewhere in B"
    elsewhere: str  # label of the other article's passage that says it too, e.g. "B7"; "" where none does
    anchor: str  # that passage's name on the page, e.g. "B-7"


@dataclass(frozen=True, slots=True)
class FactStrip:
    """What stands under a row."""

    left_sigil: str
    right_sigil: str
    lines: tuple[FactLine, ...]  # at least one
    summary: str  # "1 differs, 2 only in A, 1 elsewhere"


def strip_of(
    collation: Collation, left_sigil: str, right_sigil: str, differences: Sequence[FactDifference]
) -> FactStrip:
    """The strip of one row's differences, in their order."""
    lines = tuple(_line(collation, left_sigil, right_sigil, one) for one in differences)
    return FactStrip(left_sigil, right_sigil, lines, _summary(lines, left_sigil, right_sigil))


def _line(collation: Collation, left_sigil: str, right_sigil: str, one: FactDifference) -> FactLine:
    own, other = (left_sigil, right_sigil) if one.left else (right_sigil, left_sigil)
    if one.left and one.right:
        said = f"{left_sigil} and {right_sigil} differ"
    else:
        said = f"only in {own}" if one.elsewhere is None else f"in {own} here, elsewhere in {other}"
    return FactLine(
        kind=one.kind,
        what=FACT_WORDS[one.kind],
        left=_words(collation, one.left),
        right=_words(collation, one.right),
        said=said,
        elsewhere="" if one.elsewhere is None else f"{other}{one.elsewhere}",
        anchor="" if one.elsewhere is None else f"{other}-{one.elsewhere}",
    )


def _words(collation: Collation, fact: Fact | None) -> str:
    return " ".join(fact.span.of(collation.witness(fact.sigil).text).split()).rstrip(",") if fact else ""


def _summary(lines: Sequence[FactLine], left_sigil: str, right_sigil: str) -> str:
    n_differ = sum(bool(line.left and line.right) for line in lines)
    counts = {
        "differs" if n_differ == 1 else "differ": n_differ,
        f"only in {left_sigil}": sum(line.said == f"only in {left_sigil}" for line in lines),
        f"only in {right_sigil}": sum(line.said == f"only in {right_sigil}" for line in lines),
        "elsewhere": sum(bool(line.elsewhere) for line in lines),
    }
    return ", ".join(f"{number} {words}" for words, number in counts.items() if number)
