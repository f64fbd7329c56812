"""Where sentences end in languages other than English.

A library of rules for many languages says so; a few of its bounds, which news shows to be wrong, are taken back.
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from newsdiff.analysis.abbreviations import TITLES_ELSEWHERE

WINDOW = 6_000  # code points given to the library at a time: its time grows with the square of some texts
_LAST_WORD = re.compile(r"[^\s(«“„\"‘]+\Z")
_INITIALS = re.compile(r"-?(?:[^\W\d_]\.-?)+\Z")
_GOES_ON = re.compile(r"\s*(?:[—–-]\s*)?(\w)")
_JAPANESE_QUOTE_GOES_ON = re.compile(r"(?:と|って|など|という|との|を|の|に|は|が)")
_CHINESE_SPEECH = re.compile(r"[^。！？“”「」]{0,8}(?:说|說|道|表示|称|稱|指出|写道|寫道|问|問|强调|強調|补充|補充)")
_CLOSING = "\"'”’»"
_OPENING = "\"'“„«‘「『("


def bounds_of(words: str, language: str) -> Iterator[int]:
    """The offsets in `words` at which a sentence ends and another begins, rising; in linear time."""
    start = 0
    while start < len(words):
        window = words[start : start + WINDOW]
        ends = [start + end for end in _library(window, language)]
        whole = start + len(window) == len(words)
        yield from (end for end in (ends if whole else ends[:-1]) if _ends(words, end, language))
        start = ends[-2] if len(ends) > 1 and not whole else start + len(window)


def _library(window: str, language: str) -> list[int]:
    found = [boundary["end_index"] for boundary in get_sentence_boundaries(language, window)]
    return [_before_opening(window, end) for end in found] or [len(window)]


def _before_opening(window: str, end: int) -> int:
    """The bound, before a quotation mark that opens the next sentence."""
    if end < len(window) and end > 1 and window[end - 1] in _OPENING and window[end - 2].isspace():
        return end - 1
    return end


def _ends(words: str, end: int, language: str) -> bool:
    """Whether a sentence ends where the library says so."""
    if not 0 < end < len(words):
        return False
    before, after = words[max(0, end - 64) : end].rstrip(), words[end : end + 64]
    if language == "ja" and before[-1:] in "」』":
        return not _JAPANESE_QUOTE_GOES_ON.match(after)
    if language == "zh" and before[-1:] in "”」』":
        return not _CHINESE_SPEECH.match(after)
    if words[end - 1] in _CLOSING and after[:1].isalpha():
        return False
    following = _GOES_ON.match(after)
    if following and following.group(1).islower():
        return False
    last = _LAST_WORD.search(before)
    return not (last and _is_short_form(last.group(), language))


def _is_short_form(word: str, language: str) -> bool:
    """Whether the stop of a word belongs to it: the initial of a name, or a title that the library does not know."""
    return (word.isupper() and bool(_INITIALS.match(word))) or word.casefold() in TITLES_ELSEWHERE.get(language, ())
