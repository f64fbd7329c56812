"""Finds the dateline at the beginning of a report: "BAGHDAD (Dispatches) --", "LONDON, Oct. 11 (Reuters) -"."""

import re
from dataclasses import dataclass

from newsdiff.ingest.wordlists import phrases, rows

_LONGEST = 110  # code points of a dateline with its dash
_UPPER = r"A-Z\u00c0-\u00d6\u00d8-\u00de\u0130\u011e\u015e\u0410-\u042f\u0401\u0406\u0407\u0391-\u03a9"
_ARABIC = r"\u0600-\u06ff"
# Atomic, so that no opening makes the search go back and forth.
_WORD = rf"(?>[{_UPPER}][^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?)"
_PLACE = rf"(?:{_WORD}(?: (?:of|de|del|la|el|am|al|upon|sur)(?= ))?(?: {_WORD}){{0,3}})"
_PLACES = rf"{_PLACE}(?:(?:, ?|/| - | and | & |; ?){_PLACE}){{0,3}}"
_DAY = (
    r"(?:,? (?:(?:\d{1,2}\.? [^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.? \d{1,2})(?:,? \d{4})?(?: г\.)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}))"
)
_AGENCY = r"(?: ?[(\[][^()\[\]]{2,40}[)\]])"
_DASH = r"(?: ?(?:\.?--+|\.?[—–―]|\.-)| -)(?= |[^\W\d_]|[\"“‘«']|$)"
_KNOWN_AGENCY = f"(?:{'|'.join(map(re.escape, rows('agencies_in_datelines')))})"
_CITIES = phrases("cities")
_NOT_PLACES = phrases("not_places")
_BETWEEN_PLACES = re.compile(r"[,/]| and | & ")
_WITHOUT_DASH = re.compile(rf"(?P<place>{_PLACES}) ?\({_KNOWN_AGENCY}\)(?= ?[{_UPPER}“\"])")
_AGENCY_IN_STROKES = re.compile(rf"(?P<place>{_PLACES}){_DAY}\.? ?[/(]{_KNOWN_AGENCY}[/)]\.?(?= )")
_WITH_AGENCY = re.compile(rf"(?P<place>{_PLACES}){_DAY}?{_AGENCY}{_DAY}?(?:{_DASH}| ?-(?= )|:(?= ))")
_AGENCY_AFTER_COMMA = re.compile(rf"(?P<place>{_PLACES}),? ?[/(]?{_KNOWN_AGENCY}[/)]?(?:{_DASH}|:(?= ))")
_WITH_DAY = re.compile(rf"(?P<place>{_PLACES}){_DAY}(?:{_DASH}|:(?= ))(?: ?/?{_KNOWN_AGENCY}[./]+)?")
_BARE = re.compile(rf"(?P<place>{_PLACES})(?:{_DASH})")
_CAPITALS_COLON = re.compile(rf"(?P<place>[{_UPPER}]{{3,}}(?:[ /][{_UPPER}]{{2,}}){{0,3}}):(?= )")
_AGENCY_FIRST = re.compile(
    rf"[(\[](?:{_KNOWN_AGENCY}|[{_UPPER}]{{2,8}})[)\]](?:{_DASH})?|{_KNOWN_AGENCY}(?: ?[—–]| -)(?= )"
)
_ARABIC_PLACE = rf"[{_ARABIC}]+(?: [{_ARABIC}]+){{0,2}}"
_OTHER_SCRIPTS = re.compile(
    rf"(?:{_ARABIC_PLACE}(?:[,،/] ?{_ARABIC_PLACE})?(?: ?\([^()]{{2,30}}\)) ?[-–—:]+(?= )"
    rf"|[\u0590-\u05ff]+(?: [\u0590-\u05ff]+){{0,2}} \([^()]{{2,30}}\) ?[-–—](?= )"
    rf"|[（(]?[\u4e00-\u9fff]{{2,20}}\d{{1,2}}(?:月\d{{1,2}})?日[电電讯訊](?:[)）]|(?:[（(][^（）()]{{1,30}}[)）])?))"
)
_CAPITAL_OR_QUOTE = re.compile(rf"[{_UPPER}\d\"“‘«„'(\[]|[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and where the text goes on after it."""

    name: str  # without the dash: "BAGHDAD (Dispatches)"
    end: int  # code points: where the report's first word begins


def find_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with, None where there is none.

    >>> find_dateline("BAGHDAD (Dispatches) -- An array of groups").name
    'BAGHDAD (Dispatches)'
    """
    opening = text[:_LONGEST]
    for pattern in (
        _WITH_AGENCY,
        _AGENCY_AFTER_COMMA,
        _WITH_DAY,
        _AGENCY_IN_STROKES,
        _WITHOUT_DASH,
        _BARE,
        _CAPITALS_COLON,
        _AGENCY_FIRST,
        _OTHER_SCRIPTS,
    ):
        found = pattern.match(opening)
        if found and _is_believable(found, text):
            end = found.end() + (len(text[found.end() :]) - len(text[found.end() :].lstrip(" ")))
            return Dateline(name=_name(found[0]), end=end)
    return None


def _name(found: str) -> str:
    return found.rstrip(" -–—―:|").removesuffix(".") if not found.endswith((")", ".)")) else found.strip()


def _is_believable(found: re.Match[str], text: str) -> bool:
    rest = text[found.end() :].lstrip(" ")
    if not rest or not _CAPITAL_OR_QUOTE.match(rest):
        return False
    place = found.groupdict().get("place")
    if place is None:
        return True
    first = _BETWEEN_PLACES.split(place)[0].strip()
    if len(first) < 2 or first in _NOT_PLACES or place in _NOT_PLACES:
        return False
    if found.re in (_BARE, _CAPITALS_COLON):
        letters = first.replace(".", "")
        return (letters.isupper() and len(letters) > 2) or first.casefold() in _CITIES
    return True
