"""Numbers in figures or words with what they count: "2.5 million dollars", "a dozen rockets", "half", "dozens"."""

import math
from collections.abc import Iterator, Sequence

from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.numerals import SCALES, number_of
from newsdiff.analysis.wordclass import WordClass

VAGUE: dict[str, tuple[float, float]] = {  # words that count roughly, and the numbers that they leave room for
    "dozens": (24, 199),
    "scores": (40, 199),
    "hundreds": (200, 9_999),
    "thousands": (2_000, 999_999),
    "millions": (2e6, 9.99e8),
    "billions": (2e9, 9.99e11),
}
_COUNTED = 1_000
_LEAST_DIGITS = 2
_SHARES = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "thirds": 1 / 3, "quarters": 0.25}
_CURRENCIES = {"$": "$", "dollar": "$", "€": "€", "euro": "€", "£": "£", "pound": "£", "¥": "¥", "yen": "¥"}
_PERCENT = frozenset(("%", "percent", "pc"))
_NO_COUNT = frozenset(("of", "another", "by", "the", "'s", "’s", ",", ".", "or", "and", "day", "thing"))
_PEOPLE = frozenset(("person", "people", "man", "woman", "civilian", "individual"))
_SKIPPED: frozenset[WordClass] = frozenset(("aux", "adv", "poss"))


def numbers_in(
    forms: Sequence[str], classes: Sequence[WordClass], *, taken: frozenset[int]
) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and "value unit" of each number; `taken` are tokens of something else."""
    at = 0
    while at < len(forms):
        end, value = (at, "") if at in taken else _number_at(forms, at)
        if not value:
            at += 1
            continue
        last, unit = _unit(forms, classes, at, end)
        if forms[at].casefold() != "one" or (unit and classes[last - 1] == "noun"):
            yield at, last, f"{value} {unit}".strip()
        at = last


def _number_at(forms: Sequence[str], at: int) -> tuple[int, str]:
    """Where the number that begins here ends, and its value as text; "" where there is none."""
    word = forms[at].casefold()
    following = forms[at + 1].casefold() if at + 1 < len(forms) else ""
    if word in VAGUE:
        return at + 1, word
    if word == "half":
        return _half(forms, at)
    if word == "a" and following in ("dozen", *SCALES):
        return at + 2, _text(12.0 if following == "dozen" else SCALES[following])
    value = _value(forms, at)
    if value is None:
        return at, ""
    if following in _SHARES and following != "half":
        return at + 2, _text(value * _SHARES[following])
    return _scaled(forms, at + 1, value)


def _half(forms: Sequence[str], at: int) -> tuple[int, str]:
    following = tuple(form.casefold() for form in forms[at + 1 : at + 3])
    if following[:1] == ("a",) and following[1:] and following[1] in (*SCALES, "dozen"):
        return at + 3, _text(6.0 if following[1] == "dozen" else SCALES[following[1]] / 2)
    return (at, "") if at and forms[at - 1].casefold() == "in" else (at + 1, "0.5")  # "broke it in half"


def _value(forms: Sequence[str], at: int) -> float | None:
    word = forms[at].casefold()
    following = forms[at + 1].casefold() if at + 1 < len(forms) else "."
    if following == "-":  # "a 40- to 60-hour course"
        return None
    if word == "one" and (following in _NO_COUNT or not following[0].isalpha()):
        return None
    if word.endswith(("st", "nd", "rd", "th")) or word in ("first", "second", "third", "dozen"):
        return None
    return number_of(word)


def _scaled(forms: Sequence[str], at: int, value: float) -> tuple[int, str]:
    """Words of scale and smaller numbers that go on: "2.5 million", "two hundred and five"."""
    while at < len(forms):
        word = forms[at].casefold()
        smaller = _smaller(forms, at, value)
        if word in SCALES:
            value *= SCALES[word]
        elif word == "dozen":
            value *= 12
        elif smaller is not None:
            value, at = value + smaller[1], smaller[0] - 1
        else:
            break
        at += 1
    return at, _text(value)


def _smaller(forms: Sequence[str], at: int, value: float) -> tuple[int, float] | None:
    """Where a number ends that "and" adds to hundreds, and its value."""
    if value < 100 or value % 100 or forms[at].casefold() != "and" or at + 1 >= len(forms):
        return None
    added = number_of(forms[at + 1]) if forms[at + 1].isalpha() or "-" in forms[at + 1] else None
    return (at + 2, added) if added is not None and added < 100 else None


def _text(value: float) -> str:
    return f"{value:.15g}" if value >= 1 else f"{value:.3g}"


def _unit(forms: Sequence[str], classes: Sequence[WordClass], at: int, end: int) -> tuple[int, str]:
    """Where the number with its unit ends, and the unit: sign, "%", or the base form of the noun or verb after it."""
    sign = forms[at][0] if forms[at][0] in _CURRENCIES else ""
    if sign or forms[at].endswith("%"):
        return end, sign or "%"
    if [form.casefold() for form in forms[end : end + 2]] == ["per", "cent"]:
        return end + 2, "%"
    place = end
    if forms[place : place + 1] == ("of",):
        place += 1
        while place < len(forms) and classes[place] in ("det", "poss"):
            place += 1
    while place < len(forms) and classes[place] in _SKIPPED:
        place += 1
    last = place
    while last < len(forms) and classes[last] == "noun" and not _starts_name(forms, place, last):
        last += 1
    if last == place:
        verb = place < len(forms) and classes[place] == "verb"
        return (place + 1, lemma_of(forms[place])) if verb else (end, "")
    return last, _named_unit(lemma_of(forms[last - 1]))


def _starts_name(forms: Sequence[str], first: int, at: int) -> bool:
    """Whether a capitalised word follows the noun that is counted: "12 people Monday"."""
    return at > first and forms[at][:1].isupper() and not forms[at - 1][:1].isupper()


def _named_unit(lemma: str) -> str:
    if lemma in _PERCENT:
        return "%"
    return "person" if lemma in _PEOPLE else _CURRENCIES.get(lemma, lemma)


def is_rounded(rough: float, exact: float) -> bool:
    """Whether the first can be the second, rounded to two digits or more. Whole numbers below a thousand are counts.

    >>> is_rounded(13_600_000, 13_625_777), is_rounded(12, 12.4), is_rounded(120, 123), is_rounded(5_000, 5_100)
    (True, True, False, False)
    """
    if exact <= 0 or (exact < _COUNTED and exact == int(exact)):
        return False
    digits = f"{rough:.10e}".partition("e")[0].replace(".", "").rstrip("0")
    return len(digits) >= _LEAST_DIGITS and math.isclose(float(f"{exact:.{len(digits) - 1}e}"), rough)
