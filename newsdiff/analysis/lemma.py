"""Base forms and stems of words, so that inflected words meet."""

import re
from functools import lru_cache

import simplemma

_SUFFIXES = (
    "isations", "izations", "isation", "ization", "ations", "itions", "ation", "ition", "ments", "ment", "ances",
    "ences", "ance", "ence", "ities", "iness", "ness", "ity", "ions", "ion", "ists", "isms", "ist", "ism", "ings",
    "ing", "ers", "ors", "ives", "ive", "als", "al", "ied", "ies", "ed", "er", "or", "ly", "es", "s",
)  # fmt: skip
_SHORTEST_STEM = 4
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
    return str(simplemma.lemmatize(folded, lang=language)).casefold()


@lru_cache(maxsize=50_000)
def stem_of(word: str, language: str = "en") -> str:
    """A crude stem that joins noun, verb and adjective of one root. English only; elsewhere the lemma.

    >>> stem_of("withdrawal") == stem_of("withdraws")
    True
    """
    lemma = lemma_of(word, language)
    if language != "en":
        return lemma
    for suffix in _SUFFIXES:
        if lemma.endswith(suffix) and len(lemma) - len(suffix) >= _SHORTEST_STEM:
            lemma = lemma.removesuffix(suffix)
            break
    return lemma.rstrip("e") if len(lemma) > _SHORTEST_STEM else lemma
