"""The contrasts of the comparison page: the list, and their marks in the texts, as people judged them."""

from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from newsdiff.analysis.types import Collation, Contrast, Variant
from newsdiff.comparisons.judging.overlay import judged_marks
from newsdiff.comparisons.judging.verdicts import UNJUDGED, Verdict, sides_of
from newsdiff.comparisons.legend import CONTRASTS
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.rowview import ContrastView, Phrase
from newsdiff.comparisons.state import ARTICLES, FACING, PageState
from newsdiff.display.keys import variant_keys
from newsdiff.display.marks import marks_of
from newsdiff.display.surface import surface_marks
from newsdiff.display.types import Mark


def judged_marks_of(
    collation: Collation,
    state: PageState,
    verdicts: Mapping[str, Verdict],
    more: Sequence[Mark],
    *,
    only: Container[int] | None = None,
) -> tuple[Mark, ...]:
    """The marks of the pair of this state as people judged them, what looks different alone, and then `more`.

    What looks different alone may be looked for in some beads `only`.
    """
    moved = {key: one.spans for key, one in verdicts.items() if one.spans}
    found = marks_of(collation, state.left, state.right, moved=moved)
    surface = surface_marks(collation, state.left, state.right, only=only)
    return (*judged_marks(found, verdicts, selected=state.selected), *surface, *more)


def contrasts_of(
    collation: Collation,
    comparison: Comparison,
    state: PageState,
    verdicts: Mapping[str, Verdict],
    *,
    only: Container[int] | None = None,
) -> list[ContrastView]:
    """The contrasts of the pair of this state, falling salience; those of some beads where `only` is given."""
    keys = variant_keys(collation)
    pair = {state.left, state.right}
    before, _, after = state.query(view=ARTICLES if state.view == ARTICLES else FACING, selected="*").partition("d=%2A")
    return [
        _contrast(
            collation, comparison, state, contrast, (before, after), key=keys[contrast.variant], verdicts=verdicts
        )
        for contrast in collation.contrasts
        if {contrast.variant.left_sigil, contrast.variant.right_sigil} == pair
        and (only is None or contrast.variant.bead in only)
    ]


def code_url(comparison: Comparison, state: PageState, bead: int, **more: str) -> str:
    """The address of the form that codes a row, or a difference `d` of it."""
    return _code_url(comparison.pk, state.left, state.right, bead, **more)


@lru_cache(maxsize=4_096)  # a page has one for each row and each contrast
def _code_url(comparison: int, left: str, right: str, row: int, **more: str) -> str:
    query = {"comparison": comparison, "left": left, "right": right, "row": row, **more}
    return f"{reverse('coding:annotation_create')}?{urlencode(query)}"


def _place(collation: Collation, state: PageState, variant: Variant) -> str:
    """Where the texts show a contrast: in the view of articles its first passage, else its row."""
    if state.view != ARTICLES:
        return f"row-{variant.bead}"
    bead = collation.alignment(variant.left_sigil, variant.right_sigil).beads[variant.bead]
    return f"{variant.left_sigil}-{bead.left[0]}" if bead.left else f"{variant.right_sigil}-{bead.right[0]}"


def _contrast(
    collation: Collation,
    comparison: Comparison,
    state: PageState,
    contrast: Contrast,
    address: tuple[str, str],
    *,
    key: str,
    verdicts: Mapping[str, Verdict],
) -> ContrastView:
    variant, verdict = contrast.variant, verdicts.get(key, UNJUDGED)
    before, after = address  # around the key of the selected contrast
    entry = verdict.category or contrast.category
    spans = dict(zip((variant.left_sigil, variant.right_sigil), sides_of(variant, verdict), strict=True))

    def phrase(side: str, sigil: str) -> Phrase:
        witness, span = collation.witness(sigil), spans[sigil]
        return Phrase(sigil, side, span.of(witness.text) if span else "", witness.language, span)

    return ContrastView(
        key=key,
        entry=entry,
        category=CONTRASTS[entry],
        left=phrase("left", state.left),
        right=phrase("right", state.right),
        bead=variant.bead,
        evidence=contrast.evidence,
        salience=contrast.salience,
        selected=key == state.selected,
        url=f"{before}d={key}{after}#{_place(collation, state, variant)}",
        code_url=code_url(comparison, state, variant.bead, d=key),
        verdict=verdict,
    )
