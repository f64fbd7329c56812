"""Pages of agreement: the figures, the units behind one, and all units as a table."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsdiff.accounts.access import project_for, user_of
from newsdiff.accounts.models import Project, User
from newsdiff.coding import agreement, queries
from newsdiff.coding.coded import CodedUnits, Row, Unit, coded_units
from newsdiff.coding.passages import UnitShown, units_shown
from newsdiff.coding.places import whole_number
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.reading import titled, titles_of
from newsdiff.display.tables import table
from newsdiff.web.downloads import download

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address of agreement is about."""

    project: Project
    comparison: Comparison | None
    coded: CodedUnits


@login_required
@require_GET
def agreement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Figures over a project or one comparison, and the matrix of two coders."""
    asked = _asked(request, pk)
    codes = agreement.codes_by_pk(asked.project)
    coders = asked.coded.coders
    two = _two(request, asked.coded)
    context = {
        **_frame(asked, user_of(request)),
        "coders": [(one, queries.name_of(one)) for one in coders],
        "lines": agreement.lines_of(asked.coded, codes),
        "confusion": agreement.confusion_of(asked.coded, *two, codes) if two else None,
    }
    return render(request, "coding/agreement_detail.html", context)


@login_required
@require_GET
def agreement_units(request: HttpRequest, pk: int) -> HttpResponse:
    """The units behind a figure or a cell, with what each coder said."""
    asked = _asked(request, pk)
    codes = agreement.codes_by_pk(asked.project)
    found = agreement.units_where(asked.coded, _wanted(request, asked.coded))
    context = {
        **_frame(asked, user_of(request)),
        "units": units_shown(asked.coded, found[:MOST_SHOWN], codes=codes, user=user_of(request)),
        "n_units": len(found),
        "most_shown": MOST_SHOWN,
    }
    return render(request, "coding/agreement_units.html", context)


@login_required
@require_GET
def agreement_table(request: HttpRequest, pk: int) -> HttpResponse:
    """One row for each coded unit, one column for each coder, for one's own statistics."""
    asked = _asked(request, pk)
    codes = agreement.codes_by_pk(asked.project)
    units = agreement.units_where(asked.coded, lambda _unit, _given: True)
    names = [queries.name_of(one) for one in asked.coded.coders]
    shown = units_shown(asked.coded, units, codes=codes, user=user_of(request))
    content = table(("comparison_id", "unit", "quotes", *names, "used", "reason"), [_table_row(one) for one in shown])
    return download(content, name="agreement.csv", media_type="text/csv; charset=utf-8")


def _table_row(unit: UnitShown) -> tuple[str, ...]:
    n_said = sum(one.takes_part for one in unit.coders)
    cells = (
        "; ".join(said.code.name for said in one.codes) or ("(nothing)" if one.takes_part else "")
        for one in unit.coders
    )
    quotes = " | ".join(f"{side.sigil}: {side.words}" for side in unit.sides)
    reason = "" if n_said > 1 else "one coder alone"
    return (str(unit.comparison.pk), unit.unit, quotes, *cells, "yes" if n_said > 1 else "no", reason)


def _asked(request: HttpRequest, pk: int) -> Asked:
    project = project_for(user_of(request), pk)
    comparison = project.comparisons.filter(pk=whole_number(request.GET.get("comparison")) or 0).first()
    if comparison is not None:
        titled(comparison, user_of(request))
    return Asked(project, comparison, coded_units(project, comparison=comparison))


def _frame(asked: Asked, user: User) -> dict[str, object]:
    """What every page of agreement has at its head."""
    return {
        "project": asked.project,
        "comparison": asked.comparison,
        "comparisons": titles_of(asked.project.comparisons.all(), user),
        "codebook": queries.codebook_of(asked.project),
        "coded": asked.coded,
        "scope": f"comparison={asked.comparison.pk}&" if asked.comparison else "",
    }


def _two(request: HttpRequest, coded: CodedUnits) -> tuple[User, User] | None:
    by_pk = {one.pk: one for one in coded.coders}
    first, second = (by_pk.get(whole_number(request.GET.get(name)) or 0) for name in ("first", "second"))
    if first and second and first != second:
        return first, second
    return (coded.coders[0], coded.coders[1]) if len(coded.coders) > 1 else None


def _wanted(request: HttpRequest, coded: CodedUnits) -> Callable[[Unit, Row], bool]:
    """Which units the address asks for."""
    code = whole_number(request.GET.get("code"))
    if "row" in request.GET:
        coders = _two(request, coded)
        if coders is None:
            return lambda _unit, _given: False
        two = coded.of(coders)
        cell = (whole_number(request.GET["row"]), whole_number(request.GET.get("column")))
        return lambda unit, _given: agreement.confused(two, unit, cell)
    if code is not None:
        return lambda _unit, given: any(codes and code in codes for codes in given)
    if request.GET.get("differ") == "detection":
        return lambda _unit, given: len({bool(codes) for codes in given if codes is not None}) > 1
    if "slots" in request.GET:
        return lambda unit, _given: any(coded.slots.get((unit, one.pk), ((), ())) != ((), ()) for one in coded.coders)
    return lambda _unit, given: agreement.disagrees(given)
