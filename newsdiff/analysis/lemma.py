"""Base forms and stems of words, so that inflected words meet."""

import re
from functools import lru_cache

import simplemma

_SUFFIXES = (  # longest first
    "isations", "izations", "isation", "ization", "ations", "itions", "ances", "ation", "ative", "ators", "ences",
    "iness", "ising", "ities", "ition", "izing", "ments", "ance", "ates", "ator", "ence", "ings", "ions", "ised",
    "ises", "isms", "ists", "ives", "ized", "izes", "ment", "ness", "als", "ate", "ers", "ied", "ies", "ing", "ion",
    "ise", "ism", "ist", "ity", "ive", "ize", "ors", "al", "ed", "en", "er", "es", "ly", "or", "s",
)  # fmt: skip
_SHORTEST_STEM = 4
_MOST_SUFFIXES = 2  # "nation-al-ist"
_OWN = {"lay": "lay"}  # where the library's base form is rarely meant: "lay off", not "lie"
_WORD = re.compile(r"^[^\W\d_][\w.'’-]*$")
_LANGUAGES = frozenset((
    "ast", "bg", "ca", "cs", "cy", "da", "de", "el", "en", "enm", "es", "et", "fa", "fi", "fr", "ga", "gd", "gl",
    "gv", "hbs", "hi", "hu", "hy", "id", "is", "it", "ka", "la", "lb", "lt", "lv", "mk", "ms", "nb", "nl", "nn", "pl",
    "pt", "ro", "ru", "se", "sk", "sl", "sq", "sv", "sw", "tl", "tr", "uk",
))  # fmt: skip


@lru_cache(maxsize=50_000)
def lemma_of(word: str, language: str = "en") -> str:
    """The base form of a word, casefolded; the word itself where nothing is known of it.

    >>> lemma_of("Militias"), lemma_of("vowed"), lemma_of("5,000")
    ('militia', 'vow', '5,000')
    """
    folded = word.casefold()
    if not _WORD.match(folded):
        return folded
    if language not in _LANGUAGES:
        return folded
    if language == "en" and folded in _OWN:
        return _OWN[folded]
    return str(simplemma.lemmatize(folded, lang=language)).casefold()


@lru_cache(maxsize=50_000)
def stem_of(word: str, language: str = "en") -> str:
    """A crude stem that joins noun, verb and adjective of one root. English only; elsewhere the lemma.

    >>> stem_of("withdrawal") == stem_of("withdraws")
    True
    >>> stem_of("investigate") == stem_of("investigation"), stem_of("criticised") == stem_of("criticism")
    (True, True)
    """
    lemma = lemma_of(word, language)
    if language != "en":
        return lemma
    for _ in range(_MOST_SUFFIXES):
        lemma = _without_suffix(lemma)
    return lemma.rstrip("e") if len(lemma) > _SHORTEST_STEM else lemma


def _without_suffix(word: str) -> str:
    """Without the longest suffix that leaves enough of the word."""
    if not word.endswith(_SUFFIXES):
        return word
    return next(
        (word.removesuffix(end) for end in _SUFFIXES if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM),
        word,
    )
