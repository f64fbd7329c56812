"""Finding annotations over all comparisons of a project, and counting them by code and outlet."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from newsdiff.accounts.models import Project, User
from newsdiff.coding.blind import seen_by
from newsdiff.coding.models import Anchor, Annotation, Code, CodeUse, Decision
from newsdiff.coding.outlets import veiled_articles
from newsdiff.coding.places import whole_number
from newsdiff.corpus.models import Outlet

PAGE_SIZE = 50
NO_OUTLET = "none"
STATES = {"": "any", "open": "not decided", "decided": "decided", "changed": "changed since it was made"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; "" means anything."""

    code: str = ""  # primary key
    target: str = ""
    polarity: str = ""
    voice: str = ""
    certainty: str = ""
    coder: str = ""  # primary key
    outlet: str = ""  # primary key, or "none"
    comparison: str = ""  # primary key
    text: str = ""  # in the quotes or the comment
    state: str = ""  # a key of STATES


@dataclass(frozen=True, slots=True)
class Matrix:
    """Annotations by code and outlet. An annotation counts for each outlet that it has words of."""

    outlets: tuple[tuple[str, str], ...]  # as an address names it, and its name
    rows: tuple[tuple[Code, tuple[tuple[str, int], ...], int], ...]  # counts by outlet, and annotations in all


def asked_from(params: Mapping[str, str]) -> Asked:
    """What an address asks for; names it does not know are left out."""
    return Asked(**{field.name: str(params.get(field.name, "")).strip()[:200] for field in fields(Asked)})


def annotations_where(project: Project, user: User, asked: Asked) -> QuerySet[Annotation]:
    """The annotations of a project that the user may see and that fit, newest first.

    Words and outlets of articles whose outlet is hidden from the user fit nothing.
    """
    found = seen_by(user, Annotation.objects.filter(comparison__project=project, deleted_at=None))
    uses = _uses_where(asked)
    if uses is not None:
        found = found.filter(Exists(uses.filter(annotation=OuterRef("pk"))))
    anchors = Anchor.objects.filter(annotation=OuterRef("pk")).exclude(article__in=veiled_articles(user))
    if asked.outlet == NO_OUTLET:
        found = found.filter(Exists(anchors.filter(article__outlet=None).exclude(quote="")))
    elif asked.outlet:
        found = found.filter(Exists(anchors.filter(article__outlet=_pk(asked.outlet)).exclude(quote="")))
    if asked.text:
        found = found.filter(Q(comment__icontains=asked.text) | Exists(anchors.filter(quote__icontains=asked.text)))
    if asked.coder:
        found = found.filter(coder=_pk(asked.coder))
    if asked.comparison:
        found = found.filter(comparison=_pk(asked.comparison))
    return _in_state(found, asked.state).order_by("-id")


def page_of(found: QuerySet[Annotation], number: str | None) -> Page[Annotation]:
    """One page of them, with all that is shown."""
    shown = found.select_related("coder", "comparison").prefetch_related("uses__code", "anchors__article__outlet")
    return Paginator(shown, PAGE_SIZE).get_page(whole_number(number) or 1)


def matrix_of(project: Project, user: User, asked: Asked) -> Matrix:
    """Counts of the annotations that fit, by code and outlet. Three queries, however many there are."""
    found = annotations_where(project, user, asked).order_by().values("pk")
    codes = {code.pk: code for code in Code.objects.filter(codebook__project=project)}
    uses = CodeUse.objects.filter(annotation__in=found)
    if asked.code:
        uses = uses.filter(code=_pk(asked.code))
    in_all = dict(uses.order_by().values_list("code").annotate(n=Count("pk")))
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    with_words = uses.filter(annotation__anchors__start__isnull=False).order_by()
    with_words = with_words.exclude(annotation__anchors__article__in=veiled_articles(user))
    by_outlet = with_words.values_list("code", "annotation__anchors__article__outlet")
    for code, outlet, n in by_outlet.annotate(n=Count("annotation", distinct=True)):
        counts[code][NO_OUTLET if outlet is None else str(outlet)] = n
    names = {str(pk): name for pk, name in Outlet.objects.filter(project=project).values_list("pk", "name")}
    seen = {outlet for by in counts.values() for outlet in by}
    outlets = [(key, name) for key, name in sorted(names.items(), key=lambda one: one[1]) if key in seen]
    if NO_OUTLET in seen:
        outlets.append((NO_OUTLET, "Outlet not given"))
    rows = sorted((codes[pk] for pk in in_all), key=lambda code: (code.position, code.pk))
    return Matrix(
        outlets=tuple(outlets),
        rows=tuple(
            (code, tuple((key, counts[code.pk].get(key, 0)) for key, _ in outlets), in_all[code.pk]) for code in rows
        ),
    )


def _uses_where(asked: Asked) -> QuerySet[CodeUse] | None:
    """The uses of codes that fit, `None` where nothing is asked of them. Code and slots are of one use."""
    wanted: dict[str, object] = {}
    if asked.code:
        wanted["code"] = _pk(asked.code)
    for slot in ("target", "voice"):
        if value := getattr(asked, slot):
            wanted[f"{slot}__icontains"] = value
    for slot in ("polarity", "certainty"):
        if value := getattr(asked, slot):
            wanted[slot] = value
    return CodeUse.objects.filter(**wanted) if wanted else None


def _in_state(found: QuerySet[Annotation], state: str) -> QuerySet[Annotation]:
    decisions = Decision.objects.filter(comparison=OuterRef("comparison"), unit=OuterRef("unit"), replaced_at=None)
    if state == "open":
        return found.filter(~Exists(decisions))
    if state == "decided":
        return found.filter(Exists(decisions))
    return found.filter(version__gt=1) if state == "changed" else found


def _pk(text: str) -> int:
    """A primary key out of an address; 0, which nothing has, for anything else."""
    return whole_number(text) or 0
