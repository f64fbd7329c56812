"""Telling mere spelling from wording: two ways to write one name, number or word."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.lexicon import load
from newsdiff.analysis.numerals import number_of, same_amount

_MARKS = re.compile(r"[^\w%$€£]|_")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]")
_BRITISH = (
    (re.compile(r"(?<=[a-z][bcdfgklmnprtv])our(?=$|s|ed|ing|able|ful|ite|hood|ly|er)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ers?$|ations?$)"), "iz"),
    (re.compile(r"ys(?=e$|es$|ed$|ing$)"), "yz"),
    (re.compile(r"(?<=[bcdghtv])re$"), "er"),
    (re.compile(r"(?<=[bcdghtv])res$"), "ers"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|ers?$|or$)"), "l"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[aeiou]n)ce$"), "se"),
    (re.compile(r"(?<=ward)s$"), ""),
    (re.compile(r"(?<=am[iou])d?st$|(?<=mong)st$|(?<=whil)st$"), "e"),
    (re.compile(r"(?<=while|among)e$"), ""),
    (re.compile(r"gramme"), "gram"),
    (re.compile(r"[ao]e(?=[bcdfgmnpstv])"), "e"),
)
_SOUNDS = (
    (re.compile(r"^al-?(?=[a-z]{3})|^el-"), ""),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|gh|ck|[qkcgx]"), "k"),
    (re.compile(r"sch|sh|ch|ts|tz|cz|[szj]"), "s"),
    (re.compile(r"th|dh|[td]"), "t"),
    (re.compile(r"[wv]|ff"), "f"),
    (re.compile(r"h"), ""),
)
_SHORTEST_NAME = 4
_CLOSE_NAMES = 0.55


def same_spelling(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two phrases are one, written in two ways: marks, case, hyphens, spaces, British or American, numerals,
    abbreviations with stops, transliteration of a name.

    >>> same_spelling(("Kataib",), ("Kata'ib",)), same_spelling(("air", "strikes"), ("airstrikes",))
    (True, True)
    >>> same_spelling(("truce",), ("ceasefire",))
    False
    """
    if not left or not right:
        return False
    if joined(left) == joined(right) or same_amount(left, right):
        return True
    return len(left) == len(right) and all(same_word(a, b) for a, b in zip(left, right, strict=True))


@lru_cache(maxsize=50_000)
def same_word(left: str, right: str) -> bool:
    """Whether two words are spellings of one."""
    if plain(left) == plain(right):
        return True
    return same_amount((left,), (right,)) or _same_name(left, right)


@lru_cache(maxsize=50_000)
def word_keys(word: str) -> frozenset[str]:
    """What a word is found by: words that `same_word` holds for one have a key in common.

    >>> sorted(word_keys("Kataib") & word_keys("Kata'ib"))
    ['kataib', 'sounds ktb']
    """
    bare, number = plain(word), number_of(word)
    return frozenset((bare, f"sounds {_skeleton(bare)}", *([f"number {number:.9g}"] if number is not None else [])))


def same_alias(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two phrases are listed names of one thing, as "US" and "United States"."""
    one, other = alias_of(" ".join(left)), alias_of(" ".join(right))
    return one is not None and one == other


def joined(words: Sequence[str]) -> str:
    """The letters and digits of a phrase in the plain form of each word, without spaces."""
    return "".join(plain(word) for word in words)


def joined_words(left: Sequence[str], right: Sequence[str]) -> list[tuple[range, range]]:
    """Places where two words of one side are one word of the other, as "air strikes" and "airstrikes".

    >>> joined_words(("launch", "air", "strikes"), ("airstrikes",))
    [(range(1, 3), range(0, 1))]
    """
    bare = [plain(form) for form in left], [plain(form) for form in right]
    found = list(_joins(*bare))
    return found + [(one, two) for two, one in _joins(*bare[::-1])]


def _joins(pairs: Sequence[str], singles: Sequence[str]) -> Iterator[tuple[range, range]]:
    """The same for plain forms, the two words in `pairs`."""
    where = {form: at for at, form in reversed(list(enumerate(singles))) if form}
    for at, (first, second) in enumerate(pairwise(pairs)):
        single = where.get(first + second) if first and second else None
        if single is not None:
            yield range(at, at + 2), range(single, single + 1)


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """A word without case, accents, marks and the differences of British and American."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = _MARKS.sub("", "".join(mark for mark in decomposed if not unicodedata.combining(mark)))
    for pattern, replacement in _BRITISH:
        bare = pattern.sub(replacement, bare)
    return bare


@lru_cache(maxsize=50_000)
def alias_of(phrase: str) -> str | None:
    """What a listed name stands for, None for any other phrase."""
    folded = phrase.casefold()
    words = tuple(folded.removeprefix("the ").split())
    if not words:
        return None
    for entry in load("aliases").by_first.get(words[0], ()) or load("aliases").by_first.get(lemma_of(words[0]), ()):
        if entry.words == words or entry.phrase == folded:
            return entry.group
    return None


def _same_name(left: str, right: str) -> bool:
    """Transliterations: both capitalised, the same consonants by sound, most letters equal."""
    if not (left[:1].isupper() and right[:1].isupper()) or left.isupper() or right.isupper():
        return False
    one, other = plain(left), plain(right)
    if min(len(one), len(other)) < _SHORTEST_NAME or one.startswith(other) or other.startswith(one):
        return False
    skeleton = _skeleton(one)
    if len(skeleton) < 2 or skeleton != _skeleton(other):
        return False
    return bool(Levenshtein.normalized_similarity(one, other) >= _CLOSE_NAMES)


def _skeleton(name: str) -> str:
    for pattern, replacement in _SOUNDS:
        name = pattern.sub(replacement, name)
    first_vowel = "a" if _VOWELS.match(name) else ""
    return first_vowel + _VOWELS.sub("", _DOUBLED.sub(r"\1", name))
