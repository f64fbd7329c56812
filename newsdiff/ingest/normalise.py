"""Canonical characters: NFC, one kind of line end, one kind of space, nothing invisible that could mislead."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Soft hyphens, zero-width spaces and bidirectional overrides go; joiners and direction marks are part of words.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONGEST_MARK_RUN = 30  # Unicode annex 15, "Stream-Safe Text Format"; sorting longer runs takes quadratic time
_GRAPHEME_JOINER = "\u034f"


def _combining_marks() -> str:
    """The marks that NFC may move, as the inside of a character class."""
    return "".join(chr(point) for point in range(0x300, 0x1F000) if unicodedata.combining(chr(point)))


_MARK_RUN = re.compile(f"([{_combining_marks()}]{{{_LONGEST_MARK_RUN}}})(?=[{_combining_marks()}])")


def _break_mark_runs(text: str) -> str:
    return text if text.isascii() else _MARK_RUN.sub(rf"\1{_GRAPHEME_JOINER}", text)


def unify(text: str) -> str:
    """Make characters canonical but leave spaces inside lines as they are; never raises.

    >>> unify("cafe\\u0301\\r\\nbar\\x00")
    'café\\nbar'
    """
    text = _SURROGATES.sub("\ufffd", text)
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return _break_mark_runs(unicodedata.normalize("NFC", _break_mark_runs(text)))


def tidy(line: str) -> str:
    """Collapse the white space of one line.

    >>> tidy("  at the\\xa0 idea ")
    'at the idea'
    """
    return _SPACES.sub(" ", line).strip(" ")


def normalise(text: str) -> str:
    """Return the text whose lines `Removal.line` counts: canonical characters, tidy lines, nothing joined."""
    return "\n".join(tidy(line) for line in unify(text).split("\n"))
