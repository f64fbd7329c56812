"""Units with their words and with what each coder said of them, for pages and tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from newsdiff.accounts.models import User
from newsdiff.coding import queries
from newsdiff.coding.blind import seen_by
from newsdiff.coding.coded import CodedUnits, Unit
from newsdiff.coding.models import Annotation, Code, CodeUse
from newsdiff.coding.sides import Side, sides_of
from newsdiff.coding.uses import CodeSaid, merged
from newsdiff.comparisons.models import Comparison, ComparisonArticle


@dataclass(frozen=True, slots=True)
class CoderSaid:
    """What one coder said of a unit."""

    pk: int
    name: str
    takes_part: bool
    codes: tuple[CodeSaid, ...]
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitShown:
    """A unit with its words."""

    comparison: Comparison
    unit: str
    sides: tuple[Side, ...]
    coders: tuple[CoderSaid, ...]
    url: str  # where it stands in the texts
    places: tuple[tuple[int, int | None, int | None, str], ...]  # article, start, end, quote


def units_shown(
    coded: CodedUnits, units: Sequence[Unit], *, codes: Mapping[int, Code], user: User
) -> tuple[UnitShown, ...]:
    """These units in their order. The number of queries does not grow with them."""
    annotations = _annotations_of(units, user)
    letters = letters_by_comparison({comparison for comparison, _ in units})
    return tuple(
        _shown(coded, unit, annotations[unit], codes=codes, letters=letters[unit[0]])
        for unit in units
        if annotations[unit]
    )


def letters_by_comparison(comparisons: set[int]) -> dict[int, dict[int, str]]:
    """The letters of the articles of several comparisons, by the articles' primary keys."""
    letters: defaultdict[int, dict[int, str]] = defaultdict(dict)
    rows = ComparisonArticle.objects.filter(comparison__in=comparisons).values_list("comparison", "article", "sigil")
    for comparison, article, sigil in rows:
        letters[comparison][article] = sigil
    return letters


def _annotations_of(units: Sequence[Unit], user: User) -> defaultdict[Unit, list[Annotation]]:
    wanted = set(units)
    found = seen_by(user, Annotation.objects.filter(deleted_at=None))
    found = found.filter(Q(comparison__in={one for one, _ in wanted}) & Q(unit__in={name for _, name in wanted}))
    by_unit: defaultdict[Unit, list[Annotation]] = defaultdict(list)
    for annotation in found.select_related("comparison").prefetch_related("anchors", "uses"):
        by_unit[annotation.comparison_id, annotation.unit].append(annotation)
    return by_unit


def _shown(
    coded: CodedUnits, unit: Unit, annotations: list[Annotation], *, codes: Mapping[int, Code], letters: dict[int, str]
) -> UnitShown:
    first = annotations[0]
    comments: defaultdict[int, list[str]] = defaultdict(list)
    uses: defaultdict[tuple[int, int], list[CodeUse]] = defaultdict(list)
    for annotation in annotations:
        for use in annotation.uses.all():
            uses[annotation.coder_id, use.code_id].append(use)
        if annotation.comment:
            comments[annotation.coder_id].append(annotation.comment)
    said = zip(coded.coders, coded.codes_of(unit), strict=True)
    return UnitShown(
        comparison=first.comparison,
        unit=unit[1],
        sides=sides_of(first, letters),
        coders=tuple(
            CoderSaid(
                pk=coder.pk,
                name=queries.name_of(coder),
                takes_part=given is not None,
                codes=tuple(
                    CodeSaid(code, merged(uses[coder.pk, code.pk], guid=code.guid))
                    for code in sorted((codes[pk] for pk in given or ()), key=lambda code: code.position)
                ),
                comments=tuple(comments[coder.pk]),
            )
            for coder, given in said
        ),
        url=reverse("coding:annotation_detail", args=[first.pk]),
        places=tuple((one.article_id, one.start, one.end, one.quote) for one in first.anchors.all()),
    )
