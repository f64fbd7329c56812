"""Agreement figures equal those of the papers that define them, and keep their laws."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.agreement.figures import figure_of
from newsdiff.analysis.agreement.ratings import ratings_of

# K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units.
KRIPPENDORFF_C = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
# The same, sections A (binary) and B (nominal): two observers, nothing missing.
KRIPPENDORFF_A = ((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0))
KRIPPENDORFF_B = ("aabbdccceDDa".lower(), "babbbcccedDd".lower())
# J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, table 1: 30 patients, 6 raters, by
# diagnosis: depression, personality disorder, schizophrenia, neurosis, other.
FLEISS = (
    "00060",
    "03003",
    "01401",
    "00006",
    "03030",
    "20400",
    "00402",
    "20310",
    "20040",
    "00006",
    "10050",
    "11040",
    "03300",
    "10050",
    "02031",
    "00501",
    "30012",
    "51000",
    "02040",
    "10203",
    "00006",
    "01050",
    "02013",
    "20040",
    "10041",
    "05010",
    "40002",
    "02040",
    "10500",
    "00006",
)
# J. Cohen (1960), A coefficient of agreement for nominal scales: the table of proportions, and that of frequencies.
COHEN_PROPORTIONS = ((25, 13, 12), (12, 2, 16), (3, 15, 2))
COHEN_FREQUENCIES = ((88, 14, 18), (10, 40, 10), (2, 6, 12))


def from_observers(observers):
    return list(zip(*observers, strict=True))


def from_confusion(matrix):
    return [(row, column) for row, line in enumerate(matrix) for column, n in enumerate(line) for _ in range(n)]


def from_counts(lines):
    return [[category for category, n in enumerate(line) for _ in range(int(n))] for line in lines]


@pytest.mark.parametrize(
    ("measure", "units", "published"),
    [
        ("alpha", from_observers(KRIPPENDORFF_C), 0.743),
        ("ordinal_alpha", from_observers(KRIPPENDORFF_C), 0.815),
        ("alpha", from_observers(KRIPPENDORFF_A), 0.095),
        ("alpha", from_observers(KRIPPENDORFF_B), 0.692),
        ("fleiss", from_counts(FLEISS), 0.430),
        ("percent", from_counts(FLEISS), 0.556),
        ("cohen", from_confusion(COHEN_FREQUENCIES), 0.492),
        ("percent", from_confusion(COHEN_FREQUENCIES), 0.700),
        ("cohen", from_confusion(COHEN_PROPORTIONS), -0.092),
    ],
)
def test_a_published_example_gives_its_published_figure(measure, units, published):
    order = (1, 2, 3, 4, 5) if measure == "ordinal_alpha" else ()
    assert figure_of(measure, ratings_of(units, order=order)).value == pytest.approx(published, abs=0.0005)


def test_units_used_stand_beside_units_in_all():
    ratings = ratings_of(from_observers(KRIPPENDORFF_C))
    alpha, fleiss = figure_of("alpha", ratings), figure_of("fleiss", ratings)
    assert (alpha.n_used, alpha.n_units) == (11, 12)
    assert (fleiss.n_used, fleiss.n_units) == (8, 12)


@pytest.mark.parametrize("measure", ["cohen", "fleiss", "alpha", "ordinal_alpha"])
def test_where_one_value_alone_occurs_a_figure_is_undefined(measure):
    figure = figure_of(measure, ratings_of([("a", "a")] * 9))
    assert (figure.value, figure.undefined) == (None, "only one value occurs")


@pytest.mark.parametrize("units", [[], [("a", None), (None, "b")]])
@pytest.mark.parametrize("measure", ["percent", "cohen", "fleiss", "alpha", "ordinal_alpha"])
def test_without_a_unit_to_use_a_figure_is_undefined_and_says_why(measure, units):
    figure = figure_of(measure, ratings_of(units))
    assert (figure.value, figure.n_used, figure.n_units) == (None, 0, len(units))
    assert figure.undefined


def test_cohen_compares_two_coders():
    assert figure_of("cohen", ratings_of([("a", "b", "a")])).undefined == "it compares two coders"


def test_a_unit_with_too_few_or_unknown_values_is_refused():
    with pytest.raises(ValueError, match="one value or None"):
        ratings_of([("a", "b"), ("a",)])
    with pytest.raises(ValueError, match="does not hold"):
        ratings_of([("a", "b")], order=("a",))


def test_an_interval_holds_the_value_and_is_the_same_each_time():
    ratings = ratings_of(from_confusion(COHEN_FREQUENCIES))
    one, again, other = (figure_of("cohen", ratings, seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert one != other
    assert one.low < one.value < one.high
    assert 0.17 < one.high - one.low < 0.25  # Cohen's standard error for this table is .054: about .21 wide


def test_an_interval_without_a_resample_that_is_defined_is_empty():
    figure = figure_of("alpha", ratings_of([("a", "b")]), n_resamples=0)
    assert (figure.low, figure.high) == (None, None)


values = st.one_of(st.none(), st.integers(0, 3))
tables = st.integers(2, 4).flatmap(lambda n: st.lists(st.tuples(*[values] * n), min_size=1, max_size=12))


@given(tables)
def test_alpha_is_one_minus_disagreement_inside_units_by_that_of_all_values(units):
    """Krippendorff's definition written out pair by pair, without matrices."""
    used = [[value for value in unit if value is not None] for unit in units]
    used = [unit for unit in used if len(unit) > 1]
    pooled = [value for unit in used for value in unit]
    expected = [a != b for a, b in itertools.permutations(pooled, 2)]
    figure = figure_of("alpha", ratings_of(units), n_resamples=10)
    if not any(expected):
        assert figure.value is None
        return
    inside = sum(sum(a != b for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1) for unit in used)
    assert figure.value == pytest.approx(1 - (inside / len(pooled)) / (sum(expected) / len(expected)))


@given(tables, st.randoms())
def test_neither_the_order_of_units_nor_that_of_coders_changes_a_figure(units, random):
    shuffled = random.sample(units, len(units))
    coders = random.sample(range(len(units[0])), len(units[0]))
    turned = [tuple(unit[coder] for coder in coders) for unit in shuffled]
    for measure in ("percent", "cohen", "fleiss", "alpha", "ordinal_alpha"):
        first, second = (
            figure_of(measure, ratings_of(rows, order=range(4)), n_resamples=5) for rows in (units, turned)
        )
        assert first.value == (None if second.value is None else pytest.approx(second.value))


@given(tables)
def test_no_figure_exceeds_one(units):
    for measure in ("percent", "cohen", "fleiss", "alpha", "ordinal_alpha"):
        figure = figure_of(measure, ratings_of(units, order=range(4)), n_resamples=20)
        assert figure.value is None or figure.value <= 1 + 1e-9
