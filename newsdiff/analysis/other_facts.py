"""Whether two phrases that stand against each other give other dates or other figures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsdiff.analysis.days import compatible, dates_in, is_relative
from newsdiff.analysis.numerals import place_of
from newsdiff.analysis.quantities import VAGUE, numbers_in
from newsdiff.analysis.same_fact import same_number
from newsdiff.analysis.wording import Phrase

_MONEY = frozenset("$€£¥")
_HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730.5, "year": 8766, "decade": 87_660}


def other_dates(left: Phrase, right: Phrase) -> bool:
    """Whether both give dates, and no two of them can be one day. Words like "yesterday" can be any."""
    one, other = ([value for _, _, value in _dates(phrase) if not is_relative(value)] for phrase in (left, right))
    return bool(one and other) and not any(compatible(date, said) for date in one for said in other)


def other_figures(left: Phrase, right: Phrase) -> bool:
    """Whether both give figures of one sort, and no two of them agree.

    Percentages, money, spans of time, places in an order and other numbers are sorts of their own; years are dates.
    """
    one, other = _figures(left), _figures(right)
    shared = one.keys() & other.keys()
    return bool(shared) and not any(
        (_same_time if sort == "time" else same_number)(value, said)
        for sort in shared
        for value in one[sort]
        for said in other[sort]
    )


def _same_time(one: str, other: str) -> bool:
    """Whether one span of time is the other, rounded to its own unit: 19 days are three weeks, 48 hours no two."""
    (value, _, unit), (opposite, _, counted) = one.partition(" "), other.partition(" ")
    if unit == counted or not {value, opposite}.isdisjoint(VAGUE):
        return same_number(value, opposite)
    if _HOURS[unit] < _HOURS[counted]:
        return _same_time(other, one)
    return round(float(opposite) * _HOURS[counted] / _HOURS[unit]) == round(float(value))


def _dates(phrase: Phrase) -> Iterator[tuple[int, int, str]]:
    """As `dates_in`; the word before the phrase tells whether its first number is a year."""
    for start, end, value in dates_in((phrase.before or ".", *phrase.forms)):
        yield start - 1, end - 1, value


def _figures(phrase: Phrase) -> Mapping[str, Sequence[str]]:
    """By sort the numbers, each with its unit where it has a sign."""
    taken = frozenset(at for start, end, _ in _dates(phrase) for at in range(start, end))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for _, _, said in numbers_in(phrase.forms, phrase.classes, taken=taken):
        value, _, unit = said.partition(" ")
        sort = "money" if unit in _MONEY else "time" if unit in _HOURS else unit if unit == "%" else "other"
        found[sort].append(value if sort == "other" else said)
    for at, place in enumerate(map(place_of, phrase.forms)):
        if place is not None and at not in taken:
            found["place"].append(str(place))
    return found
