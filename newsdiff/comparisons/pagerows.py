"""The rows of the comparison page, all of them or one alone."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from newsdiff.accounts.access import user_of
from newsdiff.analysis.types import Collation, Span
from newsdiff.comparisons.contrasts import code_url, contrasts_of, judged_marks_of
from newsdiff.comparisons.contributions import Note, contributions_of
from newsdiff.comparisons.facts import fact_strips
from newsdiff.comparisons.folds import Item, Plan, inside, plan_of
from newsdiff.comparisons.judging.queries import verdicts_in
from newsdiff.comparisons.judging.verdicts import Verdict
from newsdiff.comparisons.legend import is_shown
from newsdiff.comparisons.links.queries import made_of
from newsdiff.comparisons.links.rowlink import link_view
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.queries import latest_done_run, shown_collation_of
from newsdiff.comparisons.reading import may_here, reading_of
from newsdiff.comparisons.rowview import SALIENT, ContrastView, RowView, row_view
from newsdiff.comparisons.state import PageState, state_of_page
from newsdiff.display.place import bead_of
from newsdiff.display.side_by_side import side_by_side
from newsdiff.display.types import Mark


def row_response(
    request: HttpRequest, comparison: Comparison, *, left: str, right: str, bead: int, status: int = 200
) -> HttpResponse:
    """One row of the page as it now stands, for an htmx answer; filters are those of the page it came from.

    Empty where the row does not exist in the last done run.
    """
    reading = reading_of(comparison, user_of(request))
    state = state_of_page(request, reading.sigils)
    run = latest_done_run(comparison)
    if run is None or (state.left, state.right) != (left, right):
        return HttpResponse(status=status)
    found = shown_collation_of(run)
    verdicts = verdicts_in(found, comparison, user_of(request))
    for row in rows_of_beads(request, comparison, reading.over_collation(found), state, {bead}, verdicts):
        return render(request, "comparisons/comparison_detail.html#row", {"row": row}, status=status)
    return HttpResponse(status=status)


def row_url(comparison: Comparison, left: str, right: str, bead: int | None) -> str:
    """The address of a row, or of the pair's page where `bead` is None."""
    path = reverse("comparisons:comparison_detail", args=[comparison.pk])
    fragment = "" if bead is None else f"#row-{bead}"
    return f"{path}?{urlencode({'left': left, 'right': right})}{fragment}"


def rows_of_beads(
    request: HttpRequest,
    comparison: Comparison,
    collation: Collation,
    state: PageState,
    beads: Container[int],
    verdicts: Mapping[str, Verdict],
) -> tuple[RowView, ...]:
    """The rows of some beads, without what the rest of the page needs; none where there is no such bead."""
    contribution = contributions_of(comparison, user_of(request))
    contrasts = contrasts_of(collation, comparison, state, verdicts, only=beads)
    salient = frozenset(contrast.key for contrast in contrasts if contrast.salience >= SALIENT)
    marks = judged_marks_of(collation, state, verdicts, contribution.marks, only=beads)
    shown = [mark for mark in marks if (mark.bead is None or mark.bead in beads) and is_shown(mark, state, salient)]
    return row_views(request, comparison, collation, state, shown, contrasts, contribution.notes, only=beads)


def plan_for(
    request: HttpRequest,
    comparison: Comparison,
    collation: Collation,
    state: PageState,
    verdicts: Mapping[str, Verdict],
) -> Plan:
    """Which rows the page draws, for who does not draw the rest of it."""
    contribution = contributions_of(comparison, user_of(request))
    contrasts = contrasts_of(collation, comparison, state, verdicts)
    marks = judged_marks_of(collation, state, verdicts, contribution.marks)
    return plan_of_page(collation, state, marks, contrasts, contribution.notes)


def plan_of_page(
    collation: Collation,
    state: PageState,
    marks: Sequence[Mark],
    contrasts: Sequence[ContrastView],
    notes: Sequence[Note],
) -> Plan:
    """Which rows of the facing view are drawn. Those with a note or a difference, shown or not, do not fold."""
    selected = next((one.bead for one in contrasts if one.selected), None)
    return plan_of(collation, state, kept=_kept(collation, state, marks, notes), selected=selected)


def items_inside(
    request: HttpRequest,
    comparison: Comparison,
    collation: Collation,
    state: PageState,
    verdicts: Mapping[str, Verdict],
    asked: str,
) -> tuple[Item, ...]:
    """What a fold of the facing view holds, as its address asks for it."""
    contribution = contributions_of(comparison, user_of(request))
    marks = judged_marks_of(collation, state, verdicts, contribution.marks)
    return inside(collation, state, asked, kept=_kept(collation, state, marks, contribution.notes))


def _kept(collation: Collation, state: PageState, marks: Sequence[Mark], notes: Sequence[Note]) -> frozenset[int]:
    different = frozenset(mark.bead for mark in marks if mark.bead is not None)
    return different.union(bead for bead, _ in _places_of(collation, state, notes))


def row_views(
    request: HttpRequest,
    comparison: Comparison,
    collation: Collation,
    state: PageState,
    marks: Sequence[Mark],
    contrasts: Sequence[ContrastView],
    notes: Sequence[Note],
    *,
    only: Container[int] | None = None,
) -> tuple[RowView, ...]:
    """The rows of the pair of this state, or of the beads in `only`, with everything that stands under them."""
    of_row: defaultdict[int, list[ContrastView]] = defaultdict(list)
    for contrast in contrasts:
        of_row[contrast.bead].append(contrast)
    placed = _placed_notes(request, comparison, collation, state, notes, only=only)
    languages = {witness.sigil: witness.language for witness in collation.witnesses}
    made = made_of(comparison, collation, state.left, state.right)
    facts = fact_strips(collation, state.left, state.right, only=only)
    changes = may_here(user_of(request), comparison, "code")
    return tuple(
        row_view(
            row,
            state=state,
            languages=languages,
            contrasts=of_row[row.bead],
            notes=placed[row.bead],
            code_url=code_url(comparison, state, row.bead),
            link=link_view(comparison, row, made.get(row.bead), state=state, may_change=changes),
            facts=facts.get(row.bead),
        )
        for row in side_by_side(collation, state.left, state.right, marks, only=only).rows
    )


def _placed_notes(
    request: HttpRequest,
    comparison: Comparison,
    collation: Collation,
    state: PageState,
    notes: Sequence[Note],
    *,
    only: Container[int] | None = None,
) -> defaultdict[int, list[SafeString]]:
    placed: defaultdict[int, list[SafeString]] = defaultdict(list)
    for bead, note in _places_of(collation, state, notes):
        if only is None or bead in only:
            here = f"?{urlencode({'left': state.left, 'right': state.right, 'row': bead})}"
            context = {"note": note.context, "comparison": comparison, "bead": bead, "here": here, **note.context}
            placed[bead].append(render_to_string(note.template, context, request=request))
    return placed


def _places_of(collation: Collation, state: PageState, notes: Sequence[Note]) -> Iterator[tuple[int, Note]]:
    """The notes that belong to a row of this pair, each with its bead."""
    alignment = collation.alignment(*sorted((state.left, state.right)))
    for note in notes:
        spans = [(sigil, Span(start, end)) for sigil, start, end in note.spans]
        bead = bead_of(alignment, passages=collation.passages, spans=spans)
        if bead is not None:
            yield bead, note
