"""An edit that met a newer one: for each field what I sent, what stands now, and what both started from."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field in which the two differ."""

    label: str
    mine: str
    theirs: str
    base: str


def conflicts_of(
    labels: Mapping[str, str], *, mine: Mapping[str, object], theirs: Mapping[str, object], base: Mapping[str, object]
) -> tuple[FieldConflict, ...]:
    """The fields, of those that `labels` names, in which mine and theirs differ."""
    found = (
        FieldConflict(label, *(str(said.get(name) or "") for said in (mine, theirs, base)))
        for name, label in labels.items()
    )
    return tuple(one for one in found if one.mine != one.theirs)
