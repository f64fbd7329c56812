"""Mends words that a typesetter broke at the end of a line."""

import re
from collections.abc import Collection, Sequence

_WORD_END = re.compile(r"([^\W\d_]{2,40})[-‐]$")
_WORD_START = re.compile(r"([^\W\d_]{2,40})(\S*) ?")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = 50  # code points at the end of a line that are looked at


def mend_hyphens(lines: Sequence[str], *, skip: Collection[int] = ()) -> tuple[list[str], int]:
    """Move the end of a broken word up to its beginning, and say how many words were mended.

    A word is mended where the whole is known in the text's language or stands in the text, and not where the text
    also writes it with the hyphen. Lines in `skip` are left alone.
    """
    left_alone = frozenset(skip)
    broken = [
        at
        for at in range(len(lines) - 1)
        if _is_broken(lines[at], lines[at + 1]) and at not in left_alone and at + 1 not in left_alone
    ]
    if not broken:
        return list(lines), 0
    # The dictionaries take half a second to load, and most texts have no broken word.
    from newsdiff.ingest.language import language_of

    words = {word.casefold() for line in lines for word in _WORDS.findall(line)}
    language = language_of("\n".join(lines)) or "en"
    mended, count = list(lines), 0
    for at in broken:
        left, right = _WORD_END.search(mended[at][-_TAIL:]), _WORD_START.match(mended[at + 1])
        if left is None or right is None:
            continue
        whole, hyphenated = left[1] + right[1], f"{left[1]}-{right[1]}"
        if hyphenated.casefold() in words or not (whole.casefold() in words or _is_word(whole, language)):
            continue
        mended[at] = mended[at][: -len(left[0])] + whole + right[2]
        mended[at + 1] = mended[at + 1][right.end() :]
        count += 1
    return mended, count


def _is_broken(left: str, right: str) -> bool:
    return right[:1].islower() and left[-1:] in ("-", "‐") and _WORD_END.search(left[-_TAIL:]) is not None


def _is_word(word: str, language: str) -> bool:
    from simplemma import is_known

    try:
        return is_known(word, lang=language) or is_known(word.lower(), lang=language)
    except ValueError:  # a language without a dictionary
        return False


def mended_text(text: str, *, skip: Collection[int] = ()) -> tuple[str, tuple[str, ...]]:
    """A text with its broken words mended, and the notice that says so; lines keep their numbers."""
    lines, count = mend_hyphens(text.split("\n"), skip=skip)
    if not count:
        return text, ()
    return "\n".join(lines), (f"Words broken at line ends were joined: {count}.",)
