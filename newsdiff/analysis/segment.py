"""Passages of a witness: headings as they stand, paragraphs cut into sentences, in linear time and with exact offsets.

A sentence ends at a stop, with the quotes and brackets that close on it, where white space and a possible beginning
follow. Rules for short forms, initials, ellipses and speech decide the doubtful stops. They are written for English and
serve where the language is not known; for every other language a library says where sentences end (`bounds`).
"""

import re
from collections.abc import Iterator

from newsdiff.analysis.abbreviations import AFTER_TIME, NUMBERED, OPEN, STARTERS, TITLES
from newsdiff.analysis.bounds import bounds_of
from newsdiff.analysis.types import Passage, PassageKind, Span, Witness

LONGEST = 2000  # code points: a longer stretch without a stop is cut, at white space where there is some
_NEAR = 64  # code points looked at on either side of a stop: keeps the time linear
_CLOSERS = "\"'”’»›)\\]}"
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_STOP = re.compile(rf"(?<![.!?…؟۔।॥])[.!?…؟۔।॥]++[{_CLOSERS}]*+(?=\s)|[。！？｡]+[」』）”’]*")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘«/—–]*\Z")
_WORD_AFTER = re.compile(r"[^\w#@$€£]*([$€£#@]?\w[\w.’'&-]*)")
_SPEECH = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|added|told|wrote|tweeted|replied|shouted|cried)\b")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z|.*-(?:[^\W\d_]\.)+[^\W\d_]\Z")
_MARKER = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})\Z")


def passages_of(witness: Witness) -> tuple[Passage, ...]:
    """The headings and sentences of a witness in text order; together they cover all but white space."""
    kinds = {heading.span.start: heading.kind for heading in witness.headings}
    found: list[Passage] = []
    for number, paragraph in enumerate(paragraphs(witness.text)):
        kind: PassageKind = kinds.get(paragraph.start, "sentence")
        is_text = kind == "sentence"
        spans = sentences(witness.text, paragraph, language=witness.language) if is_text else (paragraph,)
        for span in spans:
            found.append(Passage(sigil=witness.sigil, index=len(found), kind=kind, paragraph=number, span=span))
    return tuple(found)


def is_very_long(passage: Passage) -> bool:
    """Whether it is, or may have been, cut out of a stretch without a full stop."""
    return passage.span.end - passage.span.start > LONGEST // 2


def paragraphs(text: str) -> Iterator[Span]:
    """Stretches between blank lines, without white space around them."""
    for match in _PARAGRAPH.finditer(text):
        yield Span(match.start(), match.start() + len(match.group().rstrip()))


def sentences(text: str, paragraph: Span, *, language: str) -> Iterator[Span]:
    """The sentences of one paragraph, without white space around them."""
    words = paragraph.of(text)
    start = 0
    for end in _english(words) if language in ("en", "") else bounds_of(words, language):
        yield from _cut(words, start=start, end=end, offset=paragraph.start)
        start = end
    yield from _cut(words, start=start, end=len(words), offset=paragraph.start)


def _english(words: str) -> Iterator[int]:
    """Where a sentence ends and another begins, by the rules of this file."""
    caseless = words == words.lower()
    start = 0
    for match in _STOP.finditer(words):
        if match.end() < len(words) and _ends(words, start=start, stop=match, caseless=caseless):
            yield match.end()
            start = match.end()


def _ends(words: str, *, start: int, stop: re.Match[str], caseless: bool) -> bool:
    """Whether the sentence that began at `start` ends with this stop."""
    marks = stop.group()
    if marks[0] in "。！？｡؟۔।॥":
        return True
    near = words[stop.end() : stop.end() + _NEAR]
    after = _WORD_AFTER.match(near)
    following = after.group(1) if after else ""
    if not following:
        return near.strip()[:1] not in _CLOSERS.replace("\\", "")
    if following[0].islower() and not caseless and not _is_brand(following):
        return False
    if marks[0] in "!?":
        return not (marks[-1] in _CLOSERS and _SPEECH.match(near.lstrip()))
    if marks.rstrip(_CLOSERS) != ".":
        return True
    before = _WORD_BEFORE.search(words[max(start, stop.start() - _NEAR) : stop.start()])
    return _ends_after(
        before.group() if before else "", following, opening=words[start : min(stop.start(), start + _NEAR)]
    )


def _is_brand(word: str) -> bool:
    """Such as "iPhone": a small letter first and a capital after it."""
    return any(character.isupper() for character in word)


def _ends_after(before: str, following: str, *, opening: str) -> bool:
    """Whether a single stop between these two words ends a sentence."""
    word, after = before.strip("\"'”’").casefold(), following.split("'")[0].split("’")[0].casefold().rstrip(".")
    if _MARKER.match(opening.strip()) and opening.strip().endswith(before):
        return False
    if word in ("a.m", "p.m"):
        return after not in AFTER_TIME
    if word in TITLES:
        return False
    if word in NUMBERED:
        return not following[0].isdigit()
    if word in OPEN or _ACRONYM.match(before) or (len(before) == 1 and before.isupper()):
        return after in STARTERS
    return True


def _cut(words: str, *, start: int, end: int, offset: int) -> Iterator[Span]:
    """The stretch without white space around it, in pieces no longer than `LONGEST`."""
    while start < end and words[start].isspace():
        start += 1
    while end - start > LONGEST:
        space = max(words.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in " \n\t")
        place = space if space > start else start + LONGEST
        yield Span(offset + start, offset + start + len(words[start:place].rstrip()))
        start = place
        while start < end and words[start].isspace():
            start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(offset + start, offset + end)
