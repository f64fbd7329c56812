"""Dates as news says them: weekdays, months, days of a month, years, and words relative to the day of writing."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

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
    [
        *("in", "since", "of", "until", "by", "from", "during", "to", "and", "late", "early", "(", "the"),
        *("his", "her", "its", "their", "our", "’s", "'s"),
    ]
)


TIMES = frozenset((  # words that say when, folded
    *DAYS, *MONTHS, *_RELATIVE, *_TURNED, "early", "late", "earlier", "later", "last", "next", "ago", "morning", "noon",
    "afternoon", "evening", "minute", "hour", "day", "decade", "minutes", "hours", "days", "weeks", "months", "years",
)) - {"may", "march"}  # fmt: skip


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


def compatible(one: str, other: str) -> bool:
    """Whether two values can be one day: "sunday" can be 11 October, "10" (October) holds it, 12 October is another.

    Relative words can be any day but one that other relative words name.

    >>> compatible("sunday", "2020-10-11"), compatible("sunday", "2020-10-12"), compatible("10-11", "2020-10-11")
    (True, False, True)
    """
    if one == other:
        return True
    kinds = _kind(one), _kind(other)
    if "relative" in kinds:
        return kinds[0] != kinds[1]
    if kinds == ("weekday", "weekday"):
        return False
    if "weekday" in kinds:
        day, said = (one, other) if kinds[0] == "weekday" else (other, one)
        return _weekday(said) in ("", day)
    return all(a == b or not a or not b for a, b in zip(_parts(one), _parts(other), strict=True))


def is_relative(value: str) -> bool:
    """Whether a value counts from the day of writing: "yesterday", "last month"."""
    return _kind(value) == "relative"


def _kind(value: str) -> str:
    if value in DAYS:
        return "weekday"
    return "calendar" if value[:1].isdigit() else "relative"


def _parts(value: str) -> tuple[str, str, str]:
    """Year, month and day of a value, "" where it says nothing of them."""
    pieces = value.split("-")
    year = pieces.pop(0) if len(pieces[0]) == 4 else ""
    return year, pieces[0] if pieces else "", pieces[1] if len(pieces) > 1 else ""


def _weekday(value: str) -> str:
    """The weekday of a whole date, "" for one that leaves something open or that no calendar has."""
    try:
        return DAYS[date.fromisoformat(value).weekday()]
    except ValueError:
        return ""
