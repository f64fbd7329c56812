"""The comparison page: one value that holds everything its template shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from newsdiff.accounts.access import may, user_of
from newsdiff.analysis.types import Collation
from newsdiff.comparisons import queries
from newsdiff.comparisons.articles import ArticlesView, articles_of
from newsdiff.comparisons.contrasts import contrasts_of, judged_marks_of
from newsdiff.comparisons.contributions import Bar, contributions_of
from newsdiff.comparisons.differences import Difference, list_of
from newsdiff.comparisons.filters import Menu, listed, menus_of
from newsdiff.comparisons.folds import Fold, drawn, with_rows
from newsdiff.comparisons.judging.bar import judge_bars
from newsdiff.comparisons.judging.queries import verdicts_in
from newsdiff.comparisons.legend import Legend, is_shown, legend_of, unknown_entries
from newsdiff.comparisons.links.bar import link_bars
from newsdiff.comparisons.minimap import MapCell, map_cells
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.comparisons.pagerows import plan_of_page, row_views
from newsdiff.comparisons.reading import reading_of
from newsdiff.comparisons.rowview import SALIENT, ContrastView, RowView
from newsdiff.comparisons.search import Place, places_of
from newsdiff.comparisons.state import ARTICLES, DIFFERENCES, FACING, PageState
from newsdiff.corpus.models import Article

N_TOP = 5  # contrasts that stand open even on a narrow page
MOST_SALIENT = 24  # contrasts that stand open on a wide one, where they are salient


@dataclass(frozen=True, slots=True)
class Head:
    """A witness at the head of its column."""

    sigil: str
    side: str
    article: Article
    cells: tuple[MapCell, ...]  # of its strip; none in the view of differences


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
    menus: tuple[Menu, ...]  # that narrow the list
    contrasts: tuple[ContrastView, ...]  # those that are shown, falling salience
    n_contrasts: int  # hidden ones too
    rows: tuple[RowView, ...]  # those that are drawn; none in the view of articles
    items: tuple[RowView | Fold, ...]  # the facing view: its rows, and what is folded between them
    folds_url: str  # of the page with its rows folded, or with all of them; "" in the other views
    folds: bool  # rows without a difference are folded
    articles: ArticlesView | None  # None in the other views
    differences: tuple[Difference | Fold, ...]  # the contrasts with their contexts; empty in the other views
    places: tuple[Place, ...]  # passages that hold the words sought
    bars: tuple[SafeString, ...]  # what later apps put above the rows
    words_changed: bool  # the project's words for the lexicons are others than those of the run
    may_compare: bool  # the user may then have them compared again
    judge_bars: tuple[SafeString, ...]  # what stands below the rows and stays in view
    newer_run: AnalysisRun | None  # one that waits, runs or failed after the run shown

    @property
    def _n_open(self) -> int:
        n_salient = sum(contrast.salience >= SALIENT for contrast in self._kept)
        return min(max(n_salient, N_TOP), MOST_SALIENT)

    @property
    def _kept(self) -> tuple[ContrastView, ...]:
        return tuple(one for one in self.contrasts if one.selected or not one.verdict.is_dismissed)

    @property
    def dismissed(self) -> tuple[ContrastView, ...]:
        """Those that people put aside, which fold away; the selected one stays in the list."""
        return tuple(one for one in self.contrasts if one.verdict.is_dismissed and not one.selected)

    @property
    def selected(self) -> ContrastView | None:
        """The contrast that is selected, where it is shown."""
        return next((one for one in self.contrasts if one.selected), None)

    @property
    def top_contrasts(self) -> tuple[ContrastView, ...]:
        """The contrasts at the head of the list."""
        return self._kept[:N_TOP]

    @property
    def next_contrasts(self) -> tuple[ContrastView, ...]:
        """The other salient ones, which fold away where the page is narrow."""
        return self._kept[N_TOP : self._n_open]

    @property
    def weak_contrasts(self) -> tuple[ContrastView, ...]:
        """The ones that are folded away at first."""
        return self._kept[self._n_open :]

    @property
    def n_folded(self) -> int:
        """How many fold away where the page is narrow."""
        return len(self._kept) - len(self.top_contrasts)

    @property
    def has_facts(self) -> bool:
        """Whether the sides of a row differ in a fact."""
        return any(row.facts for row in self.rows)

    @property
    def texts_url(self) -> str:
        """The query string of a view that shows the texts: this one, or else the facing one."""
        return self.state.query(view=FACING if self.state.view == DIFFERENCES else self.state.view)

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
    found = collation or queries.shown_collation_of(run)
    collation = reading.over_collation(found)
    contribution = contributions_of(comparison, user_of(request))
    verdicts = verdicts_in(found, comparison, user_of(request))
    contrasts = contrasts_of(collation, comparison, state, verdicts)
    marks = judged_marks_of(collation, state, verdicts, contribution.marks)
    salient = frozenset(contrast.key for contrast in contrasts if contrast.salience >= SALIENT)
    shown = [mark for mark in marks if is_shown(mark, state, salient)]
    shown_contrasts = listed(contrasts, state, collation, coded=lambda: contribution.marks)
    in_order = state.view == ARTICLES
    plan = plan_of_page(collation, state, marks, contrasts, contribution.notes) if state.view == FACING else None
    only = frozenset() if in_order else drawn(plan.items) if plan else None
    rows = row_views(request, comparison, collation, state, shown, contrasts, contribution.notes, only=only)
    newest = queries.latest_run(comparison)
    words_changed = queries.words_changed(run)
    return ComparisonPage(
        comparison=comparison,
        state=state,
        heads=tuple(
            Head(
                sigil=sigil,
                side=side,
                article=reading.articles[sigil],
                cells=map_cells(collation, state, shown, side) if state.view != DIFFERENCES else (),
            )
            for side, sigil in (("left", state.left), ("right", state.right))
        ),
        pairs=_pairs(reading.sigils, state),
        views=_views(state),
        notices=(*_address_notice(state), *(fallback.reason for fallback in collation.fallbacks)),
        legend=legend_of(marks, state, salient),
        menus=menus_of(state),
        contrasts=shown_contrasts,
        n_contrasts=len(contrasts),
        rows=rows,
        items=with_rows(plan.items, rows) if plan else (),
        folds_url=state.query(folds=not plan.folds, opened=frozenset()) if plan else "",
        folds=plan is not None and plan.folds,
        articles=articles_of(collation, state, shown, contrasts) if in_order else None,
        differences=list_of(collation, shown_contrasts, rows, state) if state.view == DIFFERENCES else (),
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
        judge_bars=_bars(
            request, comparison, state, judge_bars(comparison, user_of(request), shown_contrasts, state), contrasts
        ),
        newer_run=newest if newest != run else None,
    )


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
    names = ((FACING, "Facing texts"), (ARTICLES, "Articles"), (DIFFERENCES, "Differences"))
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
