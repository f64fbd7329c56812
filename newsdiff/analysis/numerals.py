"""Numbers in figures or words as values, so that "5,000" meets "five thousand" and differs from "dozens"."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
SCALES: Mapping[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
}
_WORDS: Mapping[str, float] = {
    **{word: float(value) for value, word in enumerate(_UNITS)},
    **{word: 20.0 + 10 * place for place, word in enumerate(_TENS)},
    **{word: float(value) for value, word in enumerate(_ORDINALS) if word != "second"},
    "dozen": 12.0,
}
_FIGURES = re.compile(r"^[$€£¥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%|st|nd|rd|th|bn|m|k)?$")
_SIGNS = re.compile(r"[$€£¥%]")
_PLACE = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_SUFFIXES: Mapping[str, float] = {"bn": 1e9, "m": 1e6, "k": 1e3}
MONTHS = tuple(date(2000, month, 1).strftime("%B").casefold() for month in range(1, 13))
DAYS = tuple(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


@lru_cache(maxsize=10_000)
def number_of(word: str) -> float | None:
    """The value of one word.

    >>> number_of("5,000"), number_of("twenty-one"), number_of("dozens")
    (5000.0, 21.0, None)
    """
    folded = word.casefold()
    figures = _FIGURES.match(folded)
    if figures:
        value = float(figures[1].replace(",", "") + (figures[2] or ""))
        return value * _SUFFIXES.get(figures[3] or "", 1.0)
    parts = folded.split("-")
    if len(parts) == 2 and parts[0] in _TENS and parts[1] in _UNITS:
        return _WORDS[parts[0]] + _WORDS[parts[1]]
    return _WORDS.get(folded)


def numbers_of(words: Sequence[str]) -> tuple[float, ...]:
    """The numbers of a phrase, those of one numeral multiplied or added together.

    >>> numbers_of(("about", "$1.5", "million", "and", "five", "thousand"))
    (1500000.0, 5000.0)
    """
    values: list[float] = []
    running: float | None = None
    for word in words:
        scale = SCALES.get(word.casefold())
        if scale is not None and running is not None:
            running *= scale
            continue
        value = number_of(word)
        if running is not None:
            values.append(running)
        running = value
    return tuple(values if running is None else [*values, running])


def place_of(word: str) -> int | None:
    """The place in an order that a word names.

    >>> place_of("Third"), place_of("2nd"), place_of("two")
    (3, 2, None)
    """
    folded = word.casefold()
    figures = _PLACE.match(folded)
    if figures:
        return int(figures[1])
    return _ORDINALS.index(folded) if folded in _ORDINALS else None


def units_of(words: Sequence[str]) -> tuple[str, ...]:
    """What the numbers of a phrase count by their own signs: money, per cent, "th" for a place in an order.

    >>> units_of(("$5", "or", "3%", "on", "the", "2nd"))
    ('$', '%', 'th')
    """
    found: list[str] = []
    for word in words:
        folded = word.casefold()
        found += _SIGNS.findall(folded)
        if place_of(folded) is not None:
            found.append("th")
    return tuple(found)


def same_amount(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two phrases give one number in two ways, in the same unit, and have the same words around it.

    >>> same_amount(("$2.5", "million"), ("$2,500,000",)), same_amount(("$5",), ("€5",))
    (True, False)
    """
    one = numbers_of(left)
    other = numbers_of(right) if one else ()  # as a rule there is none
    if not one or len(one) != len(other) or units_of(left) != units_of(right):
        return False
    return _around(left) == _around(right) and all(math.isclose(*both) for both in zip(one, other, strict=True))


def _around(words: Sequence[str]) -> list[str]:
    folded = (word.casefold() for word in words)
    return [word for word in folded if number_of(word) is None and word not in SCALES]
