"""What the characters at the edge of a line say: does a sentence end, does one begin, does the script use spaces."""

import re
import unicodedata

_TERMINALS = frozenset(".!?…:;。．｡！？：；‽؟؛۔։।॥።፧។၊။᠃⸮")
_STRONG_TERMINALS = _TERMINALS - frozenset(":;：；؛")
_CLOSERS = frozenset("\"'”’»›)]}）」』】》〉〟›*†‡")
_OPENERS = frozenset("\"'“‘«‹([{¡¿（「『【《〈„‚‹†*")
_BULLET = re.compile(r"(?:[•●○▪▫■□◆◇►▶▸‣⁃·∙*+✓✔➤➢]|[-–—](?= )|\(?\d{1,3}[.)](?= )|\(?[a-zA-Z]\)(?= ))")
# Scripts that put no space between words: Thai to Myanmar, Khmer, kana, ideographs and their punctuation.
_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3001-\u303f\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]"
)
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]")
_QUOTE_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("「", "」"), ("《", "》"), ("（", "）"))
_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("—–―")


def ends_sentence(text: str, *, strong: bool = False) -> bool:
    """Whether the last character, closing quotes aside, may end a paragraph; strong leaves out colons.

    >>> ends_sentence('and left.”'), ends_sentence("Donald Trump balking")
    (True, False)
    """
    terminals = _STRONG_TERMINALS if strong else _TERMINALS
    for char in reversed(text):
        if char not in _CLOSERS:
            return char in terminals
    return False


def first_letter(text: str) -> str:
    """The first character that is no opening quote or bracket, "" where there is none."""
    for char in text:
        if char not in _OPENERS and char != " ":
            return char
    return ""


def starts_lower(text: str) -> bool:
    """Whether the text goes on in the middle of a sentence; names like "iPhone" do not count.

    >>> starts_lower("at the idea"), starts_lower("eBay said"), starts_lower("“at")
    (True, False, True)
    """
    for at, char in enumerate(text):
        if char not in _OPENERS and char != " ":
            return char.islower() and not text[at + 1 : at + 2].isupper()
    return False


def starts_upper(text: str) -> bool:
    """Whether the first letter is a capital."""
    return first_letter(text).isupper()


def is_caseless(text: str) -> bool:
    """Whether the first letter belongs to a script without capitals.

    >>> is_caseless("قال"), is_caseless("said"), is_caseless("2 men")
    (True, False, False)
    """
    char = first_letter(text)
    return char.isalpha() and not char.islower() and not char.isupper()


def is_bullet(text: str) -> bool:
    """Whether the line opens an item of a list."""
    return _BULLET.match(text) is not None


def columns(text: str) -> int:
    """How wide the text is: ideographs and kana count twice.

    >>> columns("talks"), columns("联合国")
    (5, 6)
    """
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def is_balanced(text: str) -> bool:
    """Whether every quotation mark and bracket that opens also closes."""
    return all(text.count(left) <= text.count(right) for left, right in _QUOTE_PAIRS)


def joined(left: str, right: str) -> str:
    """The text of two lines that belong together: no space inside scripts without spaces or after a hyphen.

    >>> joined("the Iranian-", "backed"), joined("联合国", "安理会"), joined("of the", "deal")
    ('the Iranian-backed', '联合国安理会', 'of the deal')
    """
    return left + separator(left, right) + right


def separator(left: str, right: str) -> str:
    """What stands between two joined lines: a space or nothing."""
    last, first = left[-1:], right[:1]
    if not last or not first:
        return ""
    if _NO_SPACES.match(last) and _NO_SPACES.match(first) and not unicodedata.combining(first):
        return ""
    if last in _HYPHENS and left[-2:-1].isalnum() and first.isalnum():
        return ""
    return "" if last in _DASHES and left[-2:-1].isalnum() and first.isalnum() else " "
