"""What people decided about links between passages, as a report tells it."""

from newsdiff.analysis.decisions import Decision
from newsdiff.analysis.types import Alignment, Span
from newsdiff.comparisons.links.queries import Decisions
from newsdiff.comparisons.models import LinkDecision
from newsdiff.reports.material import Material
from newsdiff.reports.types import PersonLink

WHAT = {
    "linked": "linked by a person",
    "apart": "link taken away by a person",
    "alone": "no counterpart, said by a person",
    "locked": "kept as it is by a person",
    "unlocked": "no longer kept as it is",
}


def person_links(alignment: Alignment, material: Material, decisions: Decisions) -> tuple[PersonLink, ...]:
    """The decisions about two articles, oldest first."""
    sigils = {alignment.left_sigil, alignment.right_sigil}
    return tuple(
        _person_link(row, value, material)
        for row, value in zip(decisions.rows, decisions.values, strict=True)
        if {value.left_sigil, value.right_sigil} == sigils
    )


def _person_link(row: LinkDecision, value: Decision, material: Material) -> PersonLink:
    sides = ((value.left_sigil, value.left), (value.right_sigil, value.right))
    names = [name for sigil, spans in sides for span in spans for name in _names(sigil, span, material)]
    return PersonLink(
        passages=" and ".join(names),
        what=WHAT[row.kind],
        by=row.made_by.get_full_name() or row.made_by.get_username(),
        at=row.made_at,
    )


def _names(sigil: str, span: Span, material: Material) -> list[str]:
    return [
        f"{sigil}{one.index}"
        for one in material.collation.passages_of(sigil)
        if one.span.start < span.end and span.start < one.span.end
    ]
