"""In which facts the rows of two articles differ, as a report tells it."""

from newsdiff.analysis.fact_strip import strips_of
from newsdiff.analysis.types import Alignment, Bead, Fact
from newsdiff.display.factlines import strip_of
from newsdiff.reports.material import Material
from newsdiff.reports.types import FactText, Quote


def fact_texts(alignment: Alignment, material: Material) -> tuple[FactText, ...]:
    """The fact strips of all rows, one after the other."""
    pair = (alignment.left_sigil, alignment.right_sigil)
    found = []
    for number, differences in strips_of(material.collation, *pair).items():
        strip = strip_of(material.collation, *pair, differences)
        for one, line in zip(differences, strip.lines, strict=True):
            found.append(
                FactText(
                    row=_row(alignment.beads[number], *pair),
                    kind=one.kind,
                    what=line.what,
                    left=_quote(one.left, material),
                    right=_quote(one.right, material),
                    said=line.said,
                    elsewhere=line.elsewhere,
                )
            )
    return tuple(found)


def _row(bead: Bead, left: str, right: str) -> str:
    return " and ".join([*(f"{left}{index}" for index in bead.left), *(f"{right}{index}" for index in bead.right)])


def _quote(fact: Fact | None, material: Material) -> Quote | None:
    return material.quote(fact.sigil, fact.span) if fact else None
