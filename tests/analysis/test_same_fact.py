from typing import get_args

import pytest

from newsdiff.analysis.same_fact import contradicts, same_fact
from newsdiff.analysis.types import Fact, FactKind, Span


def pair(kind: FactKind, one: str, other: str) -> tuple[Fact, Fact]:
    """Two facts with these values, under A and B."""
    return Fact(kind, "A", Span(0, 1), one), Fact(kind, "B", Span(0, 1), other)


SAME = [
    ("number", "12 rocket", "12 rocket"),
    ("number", "12 rocket", "12 missile"),
    ("number", "12 rocket", "12"),
    ("number", "dozens attack", "36 attack"),
    ("date", "sunday", "2020-10-11"),
    ("date", "10-11", "2020-10-11"),
    ("date", "10", "10-11"),
    ("date", "yesterday", "sunday"),
    ("date", "2020", "10-11"),
    ("date", "sunday", "2020-02-30"),
    ("name", "qassem soleimani", "soleimani"),
    ("name", "us", "united states"),
    ("name", "muhammad mohi", "mohammed mohi"),
    ("name", "iraqi", "iraq"),
    ("name", "pmu", "popular mobilization units"),
    ("name", "popular mobilization units", "pmu"),
    ("name", "baghdad airport", "baghdad international airport"),
    ("speaker", "mohi", "muhammad mohi"),
    ("quotation", "a conditional truce", "presented a conditional ceasefire"),
]
APART = [
    ("number", "12 rocket", "dozens rocket"),
    ("number", "12 $", "12 %"),
    ("number", "dozens rocket", "hundreds rocket"),
    ("name", "soleimani", "muhandis"),
    ("name", "iran", "iraq"),
    ("name", "washington", "tehran"),
    ("quotation", "a conditional truce", "an end of all attacks"),
    ("quotation", "of the", "to a"),
    ("date", "yesterday", "last month"),
]
CONTRADICTIONS = [
    ("number", "12 kill", "15 kill"),
    ("number", "dozens rocket", "12 rocket"),
    ("date", "sunday", "monday"),
    ("date", "monday", "2020-10-11"),
    ("date", "10-11", "10-12"),
    ("date", "2020-10-12", "2020-10-11"),
]
NO_CONTRADICTIONS = [
    ("number", "12 kill", "15 rocket"),
    ("number", "12", "15"),
    ("number", "12 kill", "12 kill"),
    ("date", "yesterday", "last month"),
    ("name", "soleimani", "muhandis"),
]


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_facts_that_agree(kind: FactKind, one: str, other: str) -> None:
    left, right = pair(kind, one, other)
    assert same_fact(left, right)
    assert same_fact(right, left)
    assert not contradicts(left, right)


@pytest.mark.parametrize(("kind", "one", "other"), APART)
def test_facts_that_are_not_the_same(kind: FactKind, one: str, other: str) -> None:
    left, right = pair(kind, one, other)
    assert not same_fact(left, right)
    assert not same_fact(right, left)


@pytest.mark.parametrize(("kind", "one", "other"), CONTRADICTIONS)
def test_facts_that_cannot_both_be_so(kind: FactKind, one: str, other: str) -> None:
    left, right = pair(kind, one, other)
    assert contradicts(left, right)
    assert contradicts(right, left)


@pytest.mark.parametrize(("kind", "one", "other"), NO_CONTRADICTIONS)
def test_facts_that_only_differ_do_not_contradict(kind: FactKind, one: str, other: str) -> None:
    assert not contradicts(*pair(kind, one, other))


@pytest.mark.parametrize("kind", get_args(FactKind))
def test_facts_of_two_kinds_are_never_held_against_each_other(kind: FactKind) -> None:
    left = Fact(kind, "A", Span(0, 1), "12")
    for other in get_args(FactKind):
        if other != kind:
            right = Fact(other, "B", Span(0, 1), "12")
            assert not same_fact(left, right)
            assert not contradicts(left, right)
