"""The fact strips of a comparison page."""

from collections.abc import Container, Mapping

from newsdiff.analysis.fact_strip import strips_of
from newsdiff.analysis.types import Collation
from newsdiff.display.factlines import FactStrip, strip_of


def fact_strips(
    collation: Collation, left: str, right: str, *, only: Container[int] | None = None
) -> Mapping[int, FactStrip]:
    """By number of the bead, in which facts the sides of each row differ; rows that differ in none are not there.

    `only` are the beads that are wanted, where not all are.
    """
    strips = strips_of(collation, left, right, only=only)
    return {bead: strip_of(collation, left, right, differences) for bead, differences in strips.items()}
