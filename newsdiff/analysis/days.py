"""Dates as news says them: weekdays, months, days of a month, years, and words relative to the day of writing."""

import re
from collections.abc import Iterator, Sequence

from newsdiff.analysis.numerals import DAYS, MONTHS

_SHORT_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, start=1)} | {"sept": 9}
_LONG_MONTHS = {month: number for number, month in enumerate(MONTHS, start=1)}
_DAY = re.compile(r"^([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
_RELATIVE = frozenset(("yesterday", "today", "tomorrow", "tonight", "overnight"))
_TURNS = frozenset(("last", "next", "this", "previous", "past"))
_TURNED = frozenset(("week", "month", "year", "weekend", "night", "spring", "summer", "autumn", "fall", "winter"))
_BEFORE_MONTH = frozenset(("in", "since", "of", "last", "next", "until", "till", "by", "early", "late", "mid", "this"))
_BEFORE_YEAR = frozenset(
    ("in", "since", "of", "until", "by", "from", "during", "to", "and", "late", "early", "(", "the")
)


def dates_in(forms: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and value of each date.

    The value is "2020-10-11", "10-11", "2020-10", "10" (a month) or "2020", a weekday's name, or relative words as
    they stand.
    """
    at = 0
    while at < len(forms):
        found = _date_at(forms, at)
        if found is None:
            at += 1
        else:
            yield at, *found
            at = found[0]


def _date_at(forms: Sequence[str], at: int) -> tuple[int, str] | None:
    word = forms[at].casefold()
    following = forms[at + 1].casefold() if at + 1 < len(forms) else ""
    if word in DAYS and forms[at][0].isupper():
        return at + 1, word
    if word in _RELATIVE:
        return at + 1, word
    if word in _TURNS and following in _TURNED:
        return at + 2, f"{word} {following}"
    return _calendar(forms, at) or (_year(forms, at) if _YEAR.match(word) else None)


def _calendar(forms: Sequence[str], at: int) -> tuple[int, str] | None:
    """ "11 October 2020", "October 11, 2020", "October 2020", "October"."""
    day = _DAY.match(forms[at].casefold())
    if day and at + 1 < len(forms):
        month = _month(forms[at + 1])
        return _with_year(forms, at + 2, month, int(day[1])) if month else None
    month = _month(forms[at])
    if month is None:
        return None
    after = _DAY.match(forms[at + 1].casefold()) if at + 1 < len(forms) else None
    if after:
        return _with_year(forms, at + 2, month, int(after[1]))
    if not _is_surely_month(forms, at):
        return None
    return _with_year(forms, at + 1, month, 0)


def _month(form: str) -> int | None:
    if not form[0].isupper():
        return None
    folded = form.casefold()
    return _LONG_MONTHS.get(folded) or (_SHORT_MONTHS.get(folded[:-1]) if folded.endswith(".") else None)


def _is_surely_month(forms: Sequence[str], at: int) -> bool:
    """ "May" and "March" alone may be a verb or a name; "in May" is a month."""
    if forms[at].casefold() not in ("may", "march", "august"):
        return True
    return at > 0 and forms[at - 1].casefold() in _BEFORE_MONTH


def _with_year(forms: Sequence[str], at: int, month: int, day: int) -> tuple[int, str]:
    said = f"{month:02}-{day:02}" if day else f"{month:02}"
    place = at + 1 if day and forms[at : at + 1] == (",",) else at
    if place < len(forms) and _YEAR.match(forms[place]):
        return place + 1, f"{forms[place]}-{said}"
    return at, said


def _year(forms: Sequence[str], at: int) -> tuple[int, str] | None:
    return (at + 1, forms[at]) if at and forms[at - 1].casefold() in _BEFORE_YEAR else None
