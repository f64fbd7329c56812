"""The comparison page: one value that holds everything its template shows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from newsdiff.accounts.access import may, user_of
from newsdiff.analysis.types import Collation, Contrast, Span
from newsdiff.comparisons import queries
from newsdiff.comparisons.contributions import Bar, Note, contributions_of
from newsdiff.comparisons.differences import Difference, differences_of
from newsdiff.comparisons.facts import fact_strips
from newsdiff.comparisons.legend import Legend, is_shown, legend_of, unknown_entries
from newsdiff.comparisons.links.bar import link_bars
from newsdiff.comparisons.links.queries import made_of
from newsdiff.comparisons.links.rowlink import link_view
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.comparisons.reading import reading_of
from newsdiff.comparisons.rowview import SALIENT, ContrastView, Phrase, RowView, row_view
from newsdiff.comparisons.search import Place, places_of
from newsdiff.comparisons.state import DIFFERENCES, FACING, PageState, state_of_page
from newsdiff.corpus.models import Article
from newsdiff.display.keys import variant_keys
from newsdiff.display.marks import marks_of
from newsdiff.display.place import bead_of
from newsdiff.display.side_by_side import side_by_side
from newsdiff.display.types import Mark
from newsdiff.display.words import category_word

N_TOP = 5  # contrasts that stand open even on a narrow page
MOST_SALIENT = 24  # contrasts that stand open on a wide one, where they are salient


@dataclass(frozen=True, slots=True)
class Head:
    """A witness at the head of its column."""

    sigil: str
    side: str
    article: Article


@dataclass(frozen=True, slots=True)
class Pair:
    """Two witnesses that the page can show."""

    left: str
    right: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class ViewLink:
    """One of the page's views."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """What the analysis found of one pair of witnesses, ready to be shown."""

    comparison: Comparison
    state: PageState
    heads: tuple[Head, ...]
    pairs: tuple[Pair, ...]  # empty for two witnesses
    views: tuple[ViewLink, ...]
    notices: tuple[str, ...]
    legend: Legend
    contrasts: tuple[ContrastView, ...]  # those that are shown, falling salience
    n_contrasts: int  # hidden ones too
    rows: tuple[RowView, ...]
    differences: tuple[Difference, ...]  # the contrasts with their contexts; empty in the facing view
    places: tuple[Place, ...]  # passages that hold the words sought
    bars: tuple[SafeString, ...]  # what later apps put above the rows
    words_changed: bool  # the project's words for the lexicons are others than those of the run
    may_compare: bool  # the user may then have them compared again
    newer_run: AnalysisRun | None  # one that waits, runs or failed after the run shown

    @property
    def _n_open(self) -> int:
        n_salient = sum(contrast.salience >= SALIENT for contrast in self.contrasts)
        return min(max(n_salient, N_TOP), MOST_SALIENT)

    @property
    def top_contrasts(self) -> tuple[ContrastView, ...]:
        """The contrasts at the head of the list."""
        return self.contrasts[:N_TOP]

    @property
    def next_contrasts(self) -> tuple[ContrastView, ...]:
        """The other salient ones, which fold away where the page is narrow."""
        return self.contrasts[N_TOP : self._n_open]

    @property
    def weak_contrasts(self) -> tuple[ContrastView, ...]:
        """The ones that are folded away at first."""
        return self.contrasts[self._n_open :]

    @property
    def n_folded(self) -> int:
        """How many fold away where the page is narrow."""
        return len(self.contrasts) - len(self.top_contrasts)

    @property
    def has_facts(self) -> bool:
        """Whether the sides of a row differ in a fact."""
        return any(row.facts for row in self.rows)

    @property
    def facing_url(self) -> str:
        """The query string of the facing view."""
        return self.state.query(view=FACING)

    @property
    def weak_is_open(self) -> bool:
        """Whether the selected contrast is a weak one."""
        return any(contrast.selected for contrast in self.weak_contrasts)


def page_of(
    request: HttpRequest,
    comparison: Comparison,
    run: AnalysisRun,
    state: PageState,
    collation: Collation | None = None,
) -> ComparisonPage:
    """The page of one pair of a done run; `collation` is what it found, where that was read already."""
    reading = reading_of(comparison, user_of(request))
    collation = reading.over_collation(collation or queries.collation_of(run))
    contribution = contributions_of(comparison, user_of(request))
    marks = (*marks_of(collation, state.left, state.right), *contribution.marks)
    contrasts = _contrasts(collation, comparison, state)
    salient = frozenset(contrast.key for contrast in contrasts if contrast.salience >= SALIENT)
    shown = [mark for mark in marks if is_shown(mark, state, salient)]
    shown_contrasts = tuple(one for one in contrasts if one.selected or state.shows(one.entry))
    rows = _rows(request, comparison, collation, state, shown, contrasts, contribution.notes)
    newest = queries.latest_run(comparison)
    words_changed = queries.words_changed(run)
    return ComparisonPage(
        comparison=comparison,
        state=state,
        heads=tuple(
            Head(sigil=sigil, side=side, article=reading.articles[sigil])
            for side, sigil in (("left", state.left), ("right", state.right))
        ),
        pairs=_pairs(reading.sigils, state),
        views=_views(state),
        notices=(*_address_notice(state), *(fallback.reason for fallback in collation.fallbacks)),
        legend=legend_of(marks, state, salient),
        contrasts=shown_contrasts,
        n_contrasts=len(contrasts),
        rows=rows,
        differences=differences_of(collation, shown_contrasts, rows) if state.view == DIFFERENCES else (),
        places=places_of(collation, state.left, state.right, state.sought),
        bars=_bars(
            request,
            comparison,
            state,
            (*link_bars(comparison, user_of(request)), *contribution.bars),
            contrasts,
        ),
        words_changed=words_changed,
        may_compare=words_changed and may(user_of(request), comparison.project, "edit"),
        newer_run=newest if newest != run else None,
    )


def row_response(
    request: HttpRequest, comparison: Comparison, *, left: str, right: str, bead: int, status: int = 200
) -> HttpResponse:
    """One row of the page as it now stands, for an htmx answer; filters are those of the page it came from.

    Empty where the row does not exist in the last done run.
    """
    reading = reading_of(comparison, user_of(request))
    state = state_of_page(request, reading.sigils)
    run = queries.latest_done_run(comparison)
    if run is None or (state.left, state.right) != (left, right):
        return HttpResponse(status=status)
    collation = reading.over_collation(queries.collation_of(run))
    for row in _row(request, comparison, collation, state, bead):
        return render(request, "comparisons/comparison_detail.html#row", {"row": row}, status=status)
    return HttpResponse(status=status)


def row_url(comparison: Comparison, left: str, right: str, bead: int | None) -> str:
    """The address of a row, or of the pair's page where `bead` is None."""
    path = reverse("comparisons:comparison_detail", args=[comparison.pk])
    fragment = "" if bead is None else f"#row-{bead}"
    return f"{path}?{urlencode({'left': left, 'right': right})}{fragment}"


def _row(
    request: HttpRequest, comparison: Comparison, collation: Collation, state: PageState, bead: int
) -> tuple[RowView, ...]:
    """The row of one bead, without what the rest of the page needs; none where there is no such bead."""
    contribution = contributions_of(comparison, user_of(request))
    contrasts = _contrasts(collation, comparison, state, only=bead)
    salient = frozenset(contrast.key for contrast in contrasts if contrast.salience >= SALIENT)
    marks = (*marks_of(collation, state.left, state.right), *contribution.marks)
    shown = [mark for mark in marks if mark.bead in (None, bead) and is_shown(mark, state, salient)]
    return _rows(request, comparison, collation, state, shown, contrasts, contribution.notes, only=bead)


def _rows(
    request: HttpRequest,
    comparison: Comparison,
    collation: Collation,
    state: PageState,
    marks: Sequence[Mark],
    contrasts: Sequence[ContrastView],
    notes: Sequence[Note],
    *,
    only: int | None = None,
) -> tuple[RowView, ...]:
    of_row: defaultdict[int, list[ContrastView]] = defaultdict(list)
    for contrast in contrasts:
        of_row[contrast.bead].append(contrast)
    placed = _placed_notes(request, comparison, collation, state, notes, only=only)
    languages = {witness.sigil: witness.language for witness in collation.witnesses}
    made = made_of(comparison, collation, state.left, state.right)
    facts = fact_strips(collation, state.left, state.right)
    changes = may(user_of(request), comparison.project, "code")
    return tuple(
        row_view(
            row,
            state=state,
            languages=languages,
            contrasts=of_row[row.bead],
            notes=placed[row.bead],
            code_url=_code_url(comparison, state, row.bead),
            link=link_view(comparison, row, made.get(row.bead), state=state, may_change=changes),
            facts=facts.get(row.bead),
        )
        for row in side_by_side(collation, state.left, state.right, marks, only=only).rows
    )


def _contrasts(
    collation: Collation, comparison: Comparison, state: PageState, *, only: int | None = None
) -> list[ContrastView]:
    keys = variant_keys(collation)
    pair = {state.left, state.right}
    return [
        _contrast(collation, comparison, state, contrast, key=keys[contrast.variant])
        for contrast in collation.contrasts
        if {contrast.variant.left_sigil, contrast.variant.right_sigil} == pair and only in (None, contrast.variant.bead)
    ]


def _contrast(
    collation: Collation, comparison: Comparison, state: PageState, contrast: Contrast, *, key: str
) -> ContrastView:
    variant = contrast.variant
    spans = {variant.left_sigil: variant.left, variant.right_sigil: variant.right}

    def phrase(side: str, sigil: str) -> Phrase:
        witness, span = collation.witness(sigil), spans[sigil]
        return Phrase(sigil, side, span.of(witness.text) if span else "", witness.language, span)

    return ContrastView(
        key=key,
        entry=contrast.category,
        category=category_word(contrast.category),
        left=phrase("left", state.left),
        right=phrase("right", state.right),
        bead=variant.bead,
        evidence=contrast.evidence,
        salience=contrast.salience,
        selected=key == state.selected,
        url=f"{state.query(view=FACING, selected=key)}#row-{variant.bead}",
        code_url=_code_url(comparison, state, variant.bead, d=key),
    )


def _code_url(comparison: Comparison, state: PageState, bead: int, **more: str) -> str:
    query = {"comparison": comparison.pk, "left": state.left, "right": state.right, "row": bead, **more}
    return f"{reverse('coding:annotation_create')}?{urlencode(query)}"


def _placed_notes(
    request: HttpRequest,
    comparison: Comparison,
    collation: Collation,
    state: PageState,
    notes: Sequence[Note],
    *,
    only: int | None = None,
) -> defaultdict[int, list[SafeString]]:
    placed: defaultdict[int, list[SafeString]] = defaultdict(list)
    if not notes:
        return placed
    left, right = sorted((state.left, state.right))
    alignment = collation.alignment(left, right)
    for note in notes:
        spans = [(sigil, Span(start, end)) for sigil, start, end in note.spans]
        bead = bead_of(alignment, passages=collation.passages, spans=spans)
        if bead is not None and only in (None, bead):
            more = {"note": note.context, "comparison": comparison, "left": state.left, "right": state.right}
            context = {**more, "bead": bead, "row_id": f"row-{bead}", **note.context}
            placed[bead].append(render_to_string(note.template, context, request=request))
    return placed


def _bars(
    request: HttpRequest,
    comparison: Comparison,
    state: PageState,
    bars: Sequence[Bar],
    contrasts: Sequence[ContrastView],
) -> tuple[SafeString, ...]:
    selected = next((one for one in contrasts if one.selected), None)
    context = {"comparison": comparison, "left": state.left, "right": state.right, "selected": selected}
    return tuple(render_to_string(bar.template, {**context, **bar.context}, request=request) for bar in bars)


def _views(state: PageState) -> tuple[ViewLink, ...]:
    names = ((FACING, "Facing texts"), (DIFFERENCES, "Differences"))
    return tuple(ViewLink(label, url=state.query(view=view), current=state.view == view) for view, label in names)


def _address_notice(state: PageState) -> tuple[str, ...]:
    """A sentence on what the address asks for and the page cannot show."""
    ignored = (*state.ignored, *(["an entry of the legend"] if unknown_entries(state) else []))
    if not ignored:
        return ()
    return (f"The address asks for something that is not here ({', '.join(ignored)}). That part of it is left out.",)


def _pairs(sigils: Sequence[str], state: PageState) -> tuple[Pair, ...]:
    if len(sigils) < 3:
        return ()
    return tuple(
        Pair(left, right, url=state.query(left=left, right=right, selected=""), current=_is_pair(state, left, right))
        for left, right in combinations(sigils, 2)
    )


def _is_pair(state: PageState, left: str, right: str) -> bool:
    return {state.left, state.right} == {left, right}
