"""Finds dates in lines of news pages, in the languages whose month names are listed here."""

import re
from datetime import date

from newsdiff.ingest.wordlists import phrases, rows

_MONTHS = {name: number for row in rows("months") for number, name in enumerate(row.split(), start=1)}
_MONTHS |= {"sept": 9, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9}
_WEEKDAYS = phrases("weekdays")
_FILLERS = phrases("date_words")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[.'’][^\W\d_]+)*")
_TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_HAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号일]?")
_HAN_TIME = re.compile(r"[上下]午|星期[一二三四五六日天]|[年月日号時时分秒년월일点點]|오[전후]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_LONGEST = 120
_AGO = re.compile(
    r"(?:\d{1,3}|an?|one|two|three)\s?(?:s|m|h|d|w|sec|min|hr|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?)"
    r"(?: ago)?"
)


def find_date(text: str) -> date | None:
    """The first date of a short text, None where there is none or where day and month can't be told apart.

    >>> find_date("Publish Date: 11 October 2020 - 21:46"), find_date("on 3/4/2020")
    (datetime.date(2020, 10, 11), None)
    """
    text = text[:_LONGEST].translate(_DIGITS)
    return _in_figures(text) or _in_words(_TOKEN.findall(_TIME.sub(" ", text.casefold())))


def _in_figures(text: str) -> date | None:
    if found := _ISO.search(text) or _HAN.search(text):
        return _date(*found.groups())
    found = _NUMERIC.search(text)
    if found is None:
        return None
    first, second, year = found.groups()
    if int(first) <= 12 and int(second) <= 12 and first != second and "." not in found[0]:
        return None
    return _date(year, second, first) or _date(year, first, second)


def _in_words(tokens: list[str]) -> date | None:
    """A month's name with a day beside it and a year close after."""
    for at, token in enumerate(tokens):
        month = _MONTHS.get(token)
        if month is None:
            continue
        near = tokens[max(0, at - 2) : at][::-1] + tokens[at + 1 : at + 5]
        numbers = [word for word in near if word.isdecimal()]
        year = next((word for word in numbers if len(word) == 4), None)
        day = next((word for word in numbers if len(word) <= 2), None)
        if year and day and (found := _date(year, str(month), day)):
            return found
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if 1900 <= int(year) <= 2100 else None
    except ValueError:
        return None


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else: weekday, time and zone may stand with it.

    >>> is_date("Wednesday 02 December 2020"), is_date("In October 2020"), is_date("3 hours ago")
    (True, False, True)
    """
    if len(text) > _LONGEST:
        return False
    text = text.translate(_DIGITS).casefold()
    bare = text.strip(" .|·•-–—,()")
    if _AGO.fullmatch(bare):
        return True
    if _HAN.search(text):
        text = _HAN_TIME.sub(" ", text)
    tokens = _TOKEN.findall(text)
    months = sum(token in _MONTHS for token in tokens)
    numbers = [token for token in tokens if token.isdecimal()]
    dated = bool(_ISO.search(text) or _NUMERIC.search(text) or _HAN.search(bare)) or (months > 0 and bool(numbers))
    return dated and len(numbers) <= 8 and all(_is_part(token) for token in tokens)


def _is_part(token: str) -> bool:
    if token.isdecimal():
        return len(token) <= 4
    return token in _MONTHS or token in _WEEKDAYS or token in _FILLERS or token[:-2].isdecimal()
