"""Tells headline and sub-headings from paragraphs."""

import re
from collections.abc import Sequence

from newsdiff.ingest.scripts import ends_sentence, is_balanced, is_bullet, starts_lower
from newsdiff.ingest.types import BlockKind

_LONGEST_HEADLINE = 200
_MOST_WORDS = 32
_LONGEST_SUBHEADING = 90
_MOST_SUBHEADING_WORDS = 14
_LONGEST_CJK_HEADING = 45
_SHORTEST_PARAGRAPH = 40  # code points of the text that must follow a heading
_TIME = re.compile(r"(?:\d{1,2}[:.h]\d{2}\b|\d{1,2} ?[ap]m\b)", re.IGNORECASE)
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
    """Which block is the headline, None where none is. A known headline is only looked for in the first ten."""
    if headline:
        return next((at for at, text in enumerate(texts[:10]) if same_words(text, headline)), None)
    if len(texts) < 2 or not _could_be_headline(texts[0]):
        return None
    longer = (text for text in texts[1:4] if len(text) > len(texts[0]) or ends_sentence(text, strong=True))
    return 0 if next(longer, None) else None


def _could_be_headline(text: str) -> bool:
    if len(text) > _LONGEST_HEADLINE or len(text.split()) > _MOST_WORDS or len(text) < 2:
        return False
    if is_bullet(text) or starts_lower(text) or not any(char.isalpha() for char in text):
        return False
    return not ends_sentence(text) or (text[-1] in "?!？！" and not _has_sentences(text))


def _has_sentences(text: str) -> bool:
    return ". " in text or "。" in text


def _is_subheading(text: str, following: str) -> bool:
    """A short line without a full stop, before a paragraph."""
    if len(text) > _LONGEST_SUBHEADING or len(text.split()) > _MOST_SUBHEADING_WORDS:
        return False
    if is_bullet(text) or starts_lower(text) or not is_balanced(text) or text.count('"') % 2:
        return False
    if not any(char.isalpha() for char in text) and not _TIME.match(text):
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
