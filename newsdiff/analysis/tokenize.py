"""Words, numbers and marks of punctuation, with their places.

Kept whole: hyphenated words ("anti-terror", "al-Muhandis"), words with an inner apostrophe ("Kata'ib", "don’t"), short
forms with their stop ("U.S.", "Gen.", "a.m."), numbers with their signs ("5,000", "$1.5", "21:46", "40%", "1990s"),
"#tags" and "@names", addresses of the web. Split: the possessive ("Iran’s" → "Iran", "’s"), every other mark of
punctuation, and scripts without spaces, character by character.
"""

import re
from functools import lru_cache

from newsdiff.analysis.abbreviations import NUMBERED, OPEN, TITLES
from newsdiff.analysis.types import Span, Token

# Signs that belong to the letter before them but are no word characters for `re`.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u200c\u200d"
_UNSPACED = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"(?:(?![{_UNSPACED}])[\w{_SIGNS}])"
_APOSTROPHE = r"['’ʼ]"
_PART = rf"{_LETTER}+(?:{_APOSTROPHE}(?!(?:s|S)\b){_LETTER}+)*"
_SHORT = "|".join(
    sorted(
        (TITLES | OPEN | NUMBERED)
        - {"no", "st", "la", "art", "sun", "mass", "ill", "miss", "v", "p", "est", "cardinal"}
    )
)

_TOKEN = re.compile(
    rf"""
      [A-Za-z]++(?=[ ,])                                    # most words, found without trying what follows
    | (?:https?://|www\.)[^\s<>"”]*[^\s<>"”.,;:!?)]        # an address
    | [@\#]{_LETTER}+                                      # a name or tag
    | (?:[^\W\d_]\.){{2,}}                                  # U.S., a.m.
    | (?:\b(?i:{_SHORT})\.(?=\s+["“(]?[\w]))               # Gen., Calif. inside a sentence
    | [$€£¥]?\d+(?:[.,:/]\d+)*(?:%|{_LETTER}{{1,3}}\b)?(?:-{_PART})*  # 5,000, $1.5, 1990s, 20-year-old
    | {_PART}(?:[-‐‑](?:(?:[^\W\d_]\.){{2,}}|{_PART}))*          # word, hyphenated word, R-S.C.
    | {_APOSTROPHE}[sS]\b                                   # the possessive
    | [{_UNSPACED}]
    | \.{{2,}} | … | -{{2,}}
    | \S
    """,
    re.VERBOSE,
)


def tokenize(text: str, *, start: int = 0) -> tuple[Token, ...]:
    """The tokens of `text` in order; `start` is added to their offsets.

    >>> [token.form for token in tokenize("Iran’s U.S. envoy, 5,000 anti-terror men.")]
    ['Iran', '’s', 'U.S.', 'envoy', ',', '5,000', 'anti-terror', 'men', '.']
    """
    return tuple(
        Token(span=Span(start + match.start(), start + match.end()), form=match.group())
        for match in _TOKEN.finditer(text)
    )


@lru_cache(maxsize=50_000)
def is_word(form: str) -> bool:
    """Whether a token is a word or number rather than punctuation.

    >>> is_word("U.S."), is_word("’s"), is_word("“")
    (True, False, False)
    """
    return any(character.isalnum() for character in form) and form not in ("'s", "’s", "'S", "’S")
