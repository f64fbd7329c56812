"""Tells headline and sub-headings from paragraphs."""

import re
from collections.abc import Sequence

from newsdiff.ingest.scripts import columns, ends_sentence, is_balanced, is_bullet, starts_lower
from newsdiff.ingest.types import BlockKind

_LONGEST_HEADLINE = 200
_MOST_WORDS = 32
_LATEST = 10  # blocks looked at for a headline
_FEWEST_WORDS = 4
_FEWEST_COLUMNS = 25
_LONGEST_SUBHEADING = 90
_MOST_SUBHEADING_WORDS = 14
_LONGEST_CJK_HEADING = 45
_SHORTEST_PARAGRAPH = 40  # code points of the text that must follow a heading
_TIME_ALONE = re.compile(r"(?:\d{1,2}[:.h]\d{2}|\d{1,2})(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_SAME = re.compile(r"[\W_]+")


def kinds_of(texts: Sequence[str], *, headline: str = "") -> list[BlockKind]:
    """The kind of each block; `headline` is the one that the file itself names."""
    kinds: list[BlockKind] = ["paragraph"] * len(texts)
    first = find_headline(texts, headline=headline)
    if first is not None:
        kinds[first] = "headline"
    for at, text in enumerate(texts):
        following = texts[at + 1] if at + 1 < len(texts) else ""
        if at != first and _is_subheading(text, following):
            kinds[at] = "subheading"
    return kinds


def find_headline(texts: Sequence[str], *, headline: str = "") -> int | None:
    """Which block is the headline, None where none is. A known headline is only looked for in the first ten.

    An unknown one stands before the first paragraph; site names and topics above it are shorter.
    """
    if headline:
        return next((at for at, text in enumerate(texts[:_LATEST]) if same_words(text, headline)), None)
    candidates: list[int] = []
    for at, text in enumerate(texts[:_LATEST]):
        if ends_sentence(text, strong=True) and text[-1] not in "?!？！":
            break
        if could_be_headline(text) and _is_followed(texts, at):
            candidates.append(at)
    return next((at for at in candidates if _is_telling(texts[at])), candidates[0] if candidates else None)


def _is_followed(texts: Sequence[str], at: int) -> bool:
    """Whether a longer text or a sentence comes soon after."""
    return any(len(text) > len(texts[at]) or ends_sentence(text, strong=True) for text in texts[at + 1 : at + 4])


def _is_telling(text: str) -> bool:
    """Whether a line says something, as a headline does, and is no name of a site, section or topic."""
    words = text.split()
    return len(words) >= _FEWEST_WORDS or columns(text) >= _FEWEST_COLUMNS or any(word[0].islower() for word in words)


def could_be_headline(text: str) -> bool:
    """Whether a line by itself may be a headline: not too long, no full stop, no item of a list."""
    if len(text) > _LONGEST_HEADLINE or len(text.split()) > _MOST_WORDS or len(text) < 2:
        return False
    if is_bullet(text) or starts_lower(text) or not any(char.isalpha() for char in text):
        return False
    return not ends_sentence(text) or (text[-1] in "?!？！" and not _has_sentences(text))


def _has_sentences(text: str) -> bool:
    return ". " in text or "。" in text


def _is_subheading(text: str, following: str) -> bool:
    """A short line without a full stop before a paragraph, or the time of an entry in a live report."""
    if _TIME_ALONE.fullmatch(text):
        return True
    if len(text) > _LONGEST_SUBHEADING or len(text.split()) > _MOST_SUBHEADING_WORDS:
        return False
    if is_bullet(text) or starts_lower(text) or not is_balanced(text) or text.count('"') % 2:
        return False
    if not any(char.isalpha() for char in text):
        return False
    if " " not in text and len(text) > _LONGEST_CJK_HEADING:
        return False
    question = text[-1] in "?？" and not text.startswith(('"', "“", "«", "‘", "'"))
    if ends_sentence(text) and not question:
        return False
    if text[-1] in ",-–—،、，":
        return False
    return len(following) >= _SHORTEST_PARAGRAPH or (
        len(following) > len(text) and ends_sentence(following, strong=True)
    )


def same_words(left: str, right: str) -> bool:
    """Whether two lines differ at most in case, spaces and signs.

    >>> same_words("Talks fail, again", "TALKS FAIL – AGAIN")
    True
    """
    words = _SAME.sub("", left.casefold())
    return words != "" and words == _SAME.sub("", right.casefold())
