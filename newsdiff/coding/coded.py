"""What each coder said of each unit: the one reading of annotations under agreement and adjudication.

A unit is a row of a comparison or a contrast in it. Comparisons whose blind round is closed are left out for everybody,
and so are coders who have not finished.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Count, Max

from newsdiff.accounts.models import Project, User
from newsdiff.coding.blind import closed_rounds
from newsdiff.coding.models import Annotation, Assignment, CodeUse
from newsdiff.comparisons.models import AlignedPair, AnalysisRun, Comparison, Variant

Unit = tuple[int, str]  # primary key of the comparison, name of the unit
Codes = frozenset[int]  # primary keys
Row = tuple[Codes | None, ...]  # what each coder gave to one unit; None for who does not take part in its comparison
NOTHING: Codes = frozenset()


@dataclass(frozen=True)
class CodedUnits:
    """Units that somebody coded, and how many nobody did."""

    coders: tuple[User, ...]
    taking_part: Mapping[int, frozenset[int]]  # coders of each comparison
    said: Mapping[Unit, Mapping[int, Codes]]  # what each coder gave; who gave nothing is not there
    slots: Mapping[tuple[Unit, int], tuple[frozenset[str], frozenset[str]]]  # polarities and certainties
    n_units: Mapping[int, int]  # units in all of each comparison

    @property
    def n_all(self) -> int:
        """Units in all comparisons."""
        return sum(self.n_units.values())

    def codes_of(self, unit: Unit) -> Row:
        """For each coder the codes of a unit, coded or not."""
        present, said = self.taking_part[unit[0]], self.said.get(unit, {})
        return tuple(said.get(coder.pk, NOTHING) if coder.pk in present else None for coder in self.coders)

    @cached_property
    def rows(self) -> Mapping[Unit, Row]:
        """`codes_of` each unit that somebody coded."""
        return {unit: self.codes_of(unit) for unit in self.said}

    @cached_property
    def counted(self) -> Counter[Row]:
        """How often each row of codes occurs among the units that somebody coded."""
        return Counter(self.rows.values())

    @cached_property
    def silent(self) -> Counter[Row]:
        """The same among the units that nobody coded."""
        coded = Counter(comparison for comparison, _ in self.said)
        found: Counter[Row] = Counter()
        for comparison, n in self.n_units.items():
            found[self.codes_of((comparison, ""))] += max(0, n - coded[comparison])
        return found

    @cached_property
    def counted_with_silent(self) -> Counter[Row]:
        """Both together: all units."""
        return self.counted + self.silent

    def of(self, coders: Sequence[User]) -> "CodedUnits":
        """The same for some of the coders."""
        return self if tuple(coders) == self.coders else replace(self, coders=tuple(coders))


def coded_units(project: Project, *, comparison: Comparison | None = None) -> CodedUnits:
    """What the coders of a project, or of one comparison, said. The number of queries does not grow."""
    comparisons = project.comparisons.exclude(pk__in=closed_rounds().values("comparison"))
    if comparison is not None:
        comparisons = comparisons.filter(pk=comparison.pk)
    annotations = Annotation.objects.filter(comparison__in=comparisons, deleted_at=None)
    rows = list(
        CodeUse.objects.filter(annotation__in=annotations)
        .order_by()
        .values_list("annotation__comparison", "annotation__unit", "annotation__coder", "code", "polarity", "certainty")
    )
    taking_part = _taking_part(comparisons.values_list("pk", flat=True), rows)
    said: dict[Unit, dict[int, Codes]] = {}
    slots: defaultdict[tuple[Unit, int], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    alone: dict[int, Codes] = {}  # one set for each code: most units are given one, and ten thousand sets are slow
    for of_comparison, name, coder, code, polarity, certainty in rows:
        if coder not in taking_part.get(of_comparison, ()):
            continue
        unit = (of_comparison, name)
        given = alone.get(code) or alone.setdefault(code, frozenset((code,)))
        by = said.setdefault(unit, {})
        by[coder] = by[coder] | given if coder in by else given
        if polarity:
            slots[unit, coder][0].add(polarity)
        if certainty:
            slots[unit, coder][1].add(certainty)
    present = frozenset().union(*taking_part.values()) if taking_part else frozenset()
    n_units = _n_units(taking_part, said)
    return CodedUnits(
        coders=tuple(User.objects.filter(pk__in=present).order_by("username")),
        taking_part=taking_part,
        said=said,
        slots={key: (frozenset(polarities), frozenset(certain)) for key, (polarities, certain) in slots.items()},
        n_units=n_units,
    )


def _taking_part(
    comparisons: Iterable[int], rows: Iterable[tuple[int, str, int, int, str, str]]
) -> dict[int, frozenset[int]]:
    """The coders of each comparison: who was assigned and has finished; where nobody was assigned, who coded."""
    pks = list(comparisons)
    assigned: defaultdict[int, set[int]] = defaultdict(set)
    arranged = set()
    for comparison, coder, state in Assignment.objects.filter(comparison__in=pks).values_list(
        "comparison", "coder", "state"
    ):
        arranged.add(comparison)
        if state == Assignment.State.FINISHED:
            assigned[comparison].add(coder)
    for comparison, _, coder, *_ in rows:
        if comparison not in arranged:
            assigned[comparison].add(coder)
    return {pk: frozenset(assigned[pk]) for pk in pks if assigned[pk]}


def _n_units(taking_part: Mapping[int, object], said: Iterable[Unit]) -> dict[int, int]:
    """Rows and contrasts of the last done run of each comparison, but never fewer than were coded."""
    runs = AnalysisRun.objects.filter(comparison__in=taking_part, state=AnalysisRun.State.DONE)
    last = dict(runs.order_by().values_list("comparison").annotate(run=Max("pk")))
    of_run = {run: comparison for comparison, run in last.items()}
    n_units: defaultdict[int, int] = defaultdict(int)
    pairs = AlignedPair.objects.filter(run__in=of_run).order_by()
    contrasts = Variant.objects.filter(pair__run__in=of_run).exclude(category="").order_by()
    for run, n in [
        *pairs.values_list("run").annotate(n=Count("pk")),
        *contrasts.values_list("pair__run").annotate(n=Count("pk")),
    ]:
        n_units[of_run[run]] += n
    coded: defaultdict[int, int] = defaultdict(int)
    for comparison, _ in said:
        coded[comparison] += 1
    return {comparison: max(n_units[comparison], coded[comparison]) for comparison in taking_part}
