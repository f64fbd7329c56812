"""Figures of agreement between the coders of a project, and the units behind each of them."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from newsdiff.accounts.models import Project, User
from newsdiff.analysis.agreement.figures import Figure, MeasureName, figure_of
from newsdiff.analysis.agreement.ratings import Ratings, ratings_of
from newsdiff.coding.coded import CodedUnits, Codes, Row, Unit
from newsdiff.coding.models import Code
from newsdiff.coding.queries import name_of
from newsdiff.coding.uses import CERTAINTIES, POLARITIES

Values = tuple[Hashable | None, ...]
Cell = tuple[int | None, int | None]  # a code of the first coder and one of the second; None for nothing


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table of figures."""

    label: str
    explained: str
    query: str  # leads to the units behind it
    code: Code | None
    n_used: int
    n_units: int
    figures: tuple[tuple[str, Figure], ...]  # heading and value


@dataclass(frozen=True, slots=True)
class Confusion:
    """What one coder said against what another said, unit by unit; `None` stands for nothing."""

    first: User
    second: User
    first_name: str
    second_name: str
    codes: tuple[Code | None, ...]
    rows: tuple[tuple[Code | None, tuple[tuple[Code | None, int], ...]], ...]


def lines_of(coded: CodedUnits, codes: Mapping[int, Code]) -> tuple[Line, ...]:
    """Detection, classification and the ordered slots, then each code that was used."""
    if len(coded.coders) < 2 or not coded.said:
        return ()
    used = sorted({code for by in coded.said.values() for given in by.values() for code in given})
    overall = (
        _line(coded, "Detection", "Is there something to code?", "differ=detection", _detection(coded)),
        _line(coded, "Classification", "Which codes, where both coded something", "differ=1", _classification(coded)),
        _ordinal(coded, "Polarity", 0, tuple(POLARITIES)),
        _ordinal(coded, "Certainty", 1, tuple(CERTAINTIES)),
    )
    by_position = sorted((codes[pk] for pk in used if pk in codes), key=lambda code: code.position)
    per_code = (
        _line(coded, code.name, "Is this code there?", f"code={code.pk}", _code_rows(coded, code.pk), code)
        for code in by_position
    )
    return (*(line for line in overall if line.n_used or line.label in ("Detection", "Classification")), *per_code)


def confusion_of(coded: CodedUnits, first: User, second: User, codes: Mapping[int, Code]) -> Confusion:
    """Units that either coded. Codes that both gave stand on the diagonal, the others against each other."""
    of_both = coded.of((first, second))
    counts: Counter[Cell] = Counter()
    for row, n in of_both.counted.items():
        for cell in _confused(row):
            counts[cell] += n
    seen = {code for pair in counts for code in pair}
    shown = [code for code in sorted(codes.values(), key=lambda code: code.position) if code.pk in seen]
    columns: tuple[Code | None, ...] = (*shown, None)
    rows = tuple((one, tuple((other, counts[_pk(one), _pk(other)]) for other in columns)) for one in columns)
    return Confusion(first, second, name_of(first), name_of(second), columns, rows)


def units_where(coded: CodedUnits, wanted: Callable[[Unit, Row], bool]) -> list[Unit]:
    """The coded units of which `wanted` says so, disagreements first."""
    found = [(unit, given) for unit, given in coded.rows.items() if wanted(unit, given)]
    return [unit for unit, given in sorted(found, key=lambda one: (not disagrees(one[1]), one[0]))]


def disagrees(given: Iterable[Codes | None]) -> bool:
    """Whether the coders who take part gave different codes."""
    return len({codes for codes in given if codes is not None}) > 1


def codes_by_pk(project: Project) -> dict[int, Code]:
    """All codes of a project, retired ones too."""
    return {code.pk: code for code in Code.objects.filter(codebook__project=project)}


def confused(coded: CodedUnits, unit: Unit, cell: Cell) -> bool:
    """Whether a unit counts for a cell of the matrix of the two coders of `coded`."""
    return cell in _confused(coded.rows[unit])


def _confused(row: Row) -> list[Cell]:
    one, other = row
    if one is None or other is None or not one | other:
        return []
    left: list[int | None] = [*sorted(one - other)] or [None]
    right: list[int | None] = [*sorted(other - one)] or [None]
    both: list[Cell] = [(code, code) for code in sorted(one & other)]
    return both + [(a, b) for a in left for b in right if a is not None or b is not None]


def _pk(code: Code | None) -> int | None:
    return None if code is None else code.pk


def _detection(coded: CodedUnits) -> Ratings:
    return _ratings(coded, lambda codes: bool(codes), silent=True)


def _classification(coded: CodedUnits) -> Ratings:
    return _ratings(coded, lambda codes: tuple(sorted(codes)) or None, silent=False)


def _code_rows(coded: CodedUnits, code: int) -> Ratings:
    return _ratings(coded, lambda codes: code in codes, silent=True)


def _ratings(coded: CodedUnits, value: Callable[[Codes], Hashable | None], *, silent: bool) -> Ratings:
    """One value for each coder of each unit; with `silent` of the units that nobody coded too."""

    def values(given: Row) -> Values:
        return tuple(None if codes is None else value(codes) for codes in given)

    counted = coded.counted_with_silent if silent else coded.counted
    rows: Counter[Values] = Counter()
    for given, n in counted.items():
        if n:
            rows[values(given)] += n
    return ratings_of(rows)


def _line(
    coded: CodedUnits, label: str, explained: str, query: str, ratings: Ratings, code: Code | None = None
) -> Line:
    kappa: tuple[str, MeasureName] = (
        ("Cohen's kappa", "cohen") if len(coded.coders) == 2 else ("Fleiss' kappa", "fleiss")
    )
    names: tuple[tuple[str, MeasureName], ...] = (("Percent", "percent"), kappa, ("Krippendorff's alpha", "alpha"))
    figures = tuple((heading, figure_of(name, ratings)) for heading, name in names)
    return Line(label, explained, query, code, figures[-1][1].n_used, coded.n_all, figures)


def _ordinal(coded: CodedUnits, label: str, slot: int, order: tuple[str, ...]) -> Line:
    """Agreement on an ordered slot, over units in which a coder gave one value."""

    def value(unit: Unit, coder: int) -> str | None:
        said = coded.slots.get((unit, coder), (frozenset(), frozenset()))[slot]
        return next(iter(said)) if len(said) == 1 else None

    rows = Counter(tuple(value(unit, coder.pk) for coder in coded.coders) for unit in {unit for unit, _ in coded.slots})
    ratings = ratings_of(rows, order=order)
    percent, alpha = figure_of("percent", ratings), figure_of("ordinal_alpha", ratings)
    none = Figure(None, None, None, 0, ratings.n_units, "kappa knows no order")
    figures = (("Percent", percent), ("Kappa", none), ("Krippendorff's alpha", alpha))
    return Line(label, "How the slot was filled, in its order", "slots=1", None, alpha.n_used, coded.n_all, figures)
