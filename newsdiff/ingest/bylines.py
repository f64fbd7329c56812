"""Finds lines that say who wrote a report."""

import re

from newsdiff.ingest.scripts import is_balanced
from newsdiff.ingest.wordlists import phrases

_NAME = r"(?>[^\W\d_a-z][^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?)"  # atomic: never tried in another way
_NAMES = rf"{_NAME}(?: (?:(?:al|el|de|van|von|der|bin|ibn|da|di|la|le|dos)[ -])?{_NAME}){{0,4}}"
_PEOPLE = rf"{_NAMES}(?:(?:, | and | & |, and |; | und | et | y ){_NAMES}){{0,5}}"
_OPENING = (
    r"(?:[Bb][Yy]|[Ww]ritten by|[Rr]eported by|Story by|Author:?|Von|Par|Por"
    r"|Автор:|بقلم ?:|كتب ?:|كتبت ?:|מאת ?:|作者[:：]|文[/／]|记者[:：])"
)
_PLACE = rf"(?: ?[|•·–—/@-] ?.{{0,60}}| in {_NAMES}| \([^()]{{2,40}}\))"
_BYLINE = re.compile(rf"{_OPENING}[ :]*(?P<people>{_PEOPLE}){_PLACE}?")
_CREDITS = re.compile(
    r"[(\[]?(?:(?:Additional )?(?:Reporting|Writing|Editing|Compiled|Edited|Produced)(?: and (?:writing|editing))? by |"
    r"Our Standards: |With (?:inputs|reporting) (?:from|by) |Contributed by |Редактор |\(?编辑|（?责任编辑|（?编辑)"
    r"[^.]{2,200}\.?[^.]{0,80}\.?[)\]）]?"
)
_LONGEST = 160
_AGENCIES = phrases("agency_bylines")


_WITH_PLACE = re.compile(rf"(?P<people>{_PEOPLE})(?:,? in {_NAMES}| for {_NAMES})?,? and agencies")
_FULL_NAME = rf"{_NAME}(?: {_NAME}){{1,3}}"
_NAME_ONLY = re.compile(
    rf"{_FULL_NAME}(?:(?:, | and | & ){_FULL_NAME}){{0,3}}(?:,? (?:in|for) {_NAMES})?(?:, [^.]{{3,50}})?"
)
_DESK = re.compile(r"[^.]{2,40} (?:Staff|Staff Writers?|Correspondents?|Staff Reporters?|Reporter|Bureau)")
_CONTRIBUTED = re.compile(
    r"[^.]{3,200}(?:\.[^.]{1,80}){0,4} contributed (?:reporting|to this (?:report|story|article))[^.]{0,80}\.?"
)


def byline_of(line: str) -> str:
    """Whom a line near the headline names as author, "" where it is no byline.

    >>> byline_of("By JANE DOE and John Smith"), byline_of("By Sunday they had left")
    ('JANE DOE and John Smith', '')
    """
    if len(line) > _LONGEST:
        return ""
    if line.casefold().strip(" .()") in _AGENCIES:
        return line.strip(" .()")
    found = _BYLINE.fullmatch(line.strip()) or _WITH_PLACE.fullmatch(line.strip())
    if found is None and len(line) <= 60 and _DESK.fullmatch(line):
        return line
    if found is None or line.endswith((".", "?", "!")):
        return ""
    return found["people"].strip()


def is_desk_credit(line: str) -> bool:
    """Whether the line names reporters and editors at the end of a report.

    >>> is_desk_credit("Reporting by Jane Doe; Editing by John Smith")
    True
    """
    if len(line) > _LONGEST * 2 or not is_balanced(line):
        return False
    return _CREDITS.fullmatch(line.strip()) is not None or _CONTRIBUTED.fullmatch(line) is not None


def is_name(line: str) -> bool:
    """Whether the line could be an author's name with place or office and nothing else.

    >>> is_name("Jane Doe in Cairo"), is_name("Talks went on")
    (True, False)
    """
    return len(line) <= 80 and _NAME_ONLY.fullmatch(line) is not None


def name_of(line: str) -> str:
    """The author where the line is a bare name, "" otherwise."""
    return line if is_name(line) else ""
