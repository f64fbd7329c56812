"""Pages over all annotations of a project: search, and the matrix of codes and outlets."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsdiff.accounts.access import project_for, user_of
from newsdiff.accounts.models import Project, User
from newsdiff.coding import queries, search, team_queries
from newsdiff.coding.models import Annotation
from newsdiff.coding.passages import letters_by_comparison
from newsdiff.coding.sides import Side, sides_of
from newsdiff.coding.uses import CERTAINTIES, POLARITIES, CodeSaid
from newsdiff.comparisons.reading import titles_of
from newsdiff.corpus.veils import HIDDEN_OUTLET, veil_over
from newsdiff.display.veil import Veil


@dataclass(frozen=True, slots=True)
class Found:
    """An annotation in the list."""

    annotation: Annotation
    coder: str
    sides: tuple[Side, ...]
    codes: tuple[CodeSaid, ...]
    outlets: tuple[str, ...]
    title: str  # of the comparison


@login_required
@require_GET
def annotation_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The annotations of a project that fit what the address asks for."""
    project = project_for(user_of(request), pk)
    asked = search.asked_from(request.GET)
    page = search.page_of(search.annotations_where(project, user_of(request), asked), request.GET.get("page"))
    letters = letters_by_comparison({one.comparison_id for one in page})
    veils = _veils(page, letters, user_of(request))
    context = {
        **_frame(project, user_of(request), asked),
        "page": page,
        "found": [_found(one, letters[one.comparison_id], veils.get(one.comparison_id)) for one in page],
        "query": _query(asked),
    }
    return render(request, "coding/annotation_list.html", context)


@login_required
@require_GET
def annotation_matrix(request: HttpRequest, pk: int) -> HttpResponse:
    """How often each code stands with each outlet's words; each number opens its quotes."""
    project = project_for(user_of(request), pk)
    asked = search.asked_from(request.GET)
    matrix = search.matrix_of(project, user_of(request), asked)
    rows = [
        (
            code,
            [(n, _query(replace(asked, code=str(code.pk), outlet=outlet))) for outlet, n in cells],
            (n_all, _query(replace(asked, code=str(code.pk)))),
        )
        for code, cells, n_all in matrix.rows
    ]
    context = {
        **_frame(project, user_of(request), asked),
        "outlets": [name for _, name in matrix.outlets],
        "rows": rows,
    }
    return render(request, "coding/annotation_matrix.html", context)


def _veils(page: Iterable[Annotation], letters: Mapping[int, Mapping[int, str]], user: User) -> dict[int, Veil]:
    """What hides outlets from a person, by the comparisons of a page's annotations."""
    of_page = {one.comparison_id: list(letters[one.comparison_id]) for one in page}
    if veil_over([pk for articles in of_page.values() for pk in articles], user) is None:
        return {}
    found = ((comparison, veil_over(articles, user)) for comparison, articles in of_page.items())
    return {comparison: veil for comparison, veil in found if veil is not None}


def _found(annotation: Annotation, letters: dict[int, str], veil: Veil | None) -> Found:
    anchors = sorted(annotation.anchors.all(), key=lambda one: letters[one.article_id])
    outlets = dict.fromkeys(one.article.outlet.name for one in anchors if one.article.outlet and one.quote)
    return Found(
        annotation=annotation,
        coder=queries.name_of(annotation.coder),
        sides=sides_of(annotation, letters, veil),
        codes=tuple(CodeSaid(use.code, use) for use in annotation.uses.all()),
        outlets=(HIDDEN_OUTLET,) if veil else tuple(outlets),
        title=veil.over(annotation.comparison.title) if veil else annotation.comparison.title,
    )


def _frame(project: Project, user: User, asked: search.Asked) -> dict[str, object]:
    """What both pages have at their head: the fields of the search."""
    return {
        "project": project,
        "asked": asked,
        "codebook": queries.codebook_of(project),
        "codes": queries.entries_with_pks(project),
        "coders": [(str(one.pk), queries.name_of(one)) for one in team_queries.coders_of(project)],
        "outlets_all": [(str(one.pk), one.name) for one in project.outlets.order_by("name")],
        "comparisons": [(str(pk), title) for pk, title in titles_of(project.comparisons.all(), user)],
        "polarities": POLARITIES.items(),
        "certainties": CERTAINTIES.items(),
        "states": search.STATES.items(),
    }


def _query(asked: search.Asked) -> str:
    return urlencode({name: value for name, value in asdict(asked).items() if value})
