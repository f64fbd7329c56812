"""Rough word classes by rule, enough to tell where a phrase begins and ends.

English only: for other languages every word is "noun", so that phrases are runs of words between marks of punctuation.
"""

import re
from functools import lru_cache
from typing import Literal

from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.lexicon import load

WordClass = Literal[
    "punct", "det", "poss", "prep", "conj", "rel", "pron", "aux", "modal", "neg", "to", "particle", "adv", "number",
    "verb", "noun",
]  # fmt: skip

FUNCTION: frozenset[WordClass] = frozenset(
    ("punct", "det", "poss", "prep", "conj", "rel", "pron", "aux", "modal", "neg", "to", "particle")
)
_NUMBER = re.compile(r"^[$€£¥#]?\d[\d.,:/]*(%|st|nd|rd|th|bn|m|k)?$")
_LETTER = re.compile(r"\w")
_NOT_ADVERB = frozenset(
    [
        "family",
        "early",
        "only",
        "rally",
        "reply",
        "ally",
        "july",
        "italy",
        "supply",
        "fly",
        "belly",
        "bully",
        "assembly",
        "monopoly",
        "anomaly",
        "jelly",
    ]
)
_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_MULTIPLES = frozenset(("several", "few", "many"))  # part of the number that follows: "several thousand"


@lru_cache(maxsize=8192)
def classes_of(forms: tuple[str, ...], language: str = "en") -> tuple[WordClass, ...]:
    """The class of each word of a sentence.

    >>> classes_of(("Rebels", "were", "killed", "in", "the", "strike"))
    ('noun', 'aux', 'verb', 'prep', 'det', 'noun')
    """
    if language not in ("en", ""):
        return tuple(
            "punct" if not _LETTER.search(form) else "number" if _NUMBER.match(form) else "noun" for form in forms
        )
    classes: list[WordClass] = []
    for at, form in enumerate(forms):
        following = _closed(forms[at + 1]) if at + 1 < len(forms) else "punct"
        classes.append(_class_at(form, classes[-1] if classes else "punct", following, first=at == 0))
    return tuple(classes)


@lru_cache(maxsize=20_000)
def _closed(form: str) -> WordClass | None:
    """The class of a word of a closed class, of a number or a mark; `None` for any other word."""
    if not _LETTER.search(form) and form not in _GENITIVE and form != "%":
        return "punct"
    if _NUMBER.match(form):
        return "number"
    folded = form.casefold()
    if form in ("US", "IT", "WHO"):
        return None
    entry = load("function_words").by_first.get(folded, ())
    for candidate in entry:
        if len(candidate.words) == 1:
            return candidate.group  # type: ignore[return-value]
    if folded.endswith("ly") and len(folded) > 4 and folded not in _NOT_ADVERB and form == folded:
        return "adv"
    return None


def _class_at(form: str, before: WordClass, following: WordClass | None, *, first: bool) -> WordClass:
    closed = _closed(form)
    if closed == "det" and following == "number" and form.casefold() in _MULTIPLES:
        return "number"
    if closed is not None:
        return "noun" if closed == "modal" and before in ("det", "poss", "prep") else closed
    if not first and form[:1].isupper():
        return "noun"
    verb = _verb_group(form)
    if verb is None:
        return "noun"
    return "verb" if _is_predicate(form.casefold(), verb, before, following) else "noun"


@lru_cache(maxsize=20_000)
def _verb_group(form: str) -> str | None:
    """The group in the list of verbs, "participle" for an unlisted word in -ed, `None` for what is no verb."""
    folded = form.casefold()
    if "-" in folded:
        return None
    group = load("verbs").group_of(folded)
    if group is None and folded.endswith("ed") and lemma_of(folded) != folded:
        return "participle"
    return group


def _is_predicate(word: str, group: str, before: WordClass, following: WordClass | None) -> bool:
    inflected = group == "past" or word.endswith(("ed", "ing")) or (group == "verb" and lemma_of(word) != word)
    if before in ("det", "poss", "number"):
        return False
    if before == "to":
        return lemma_of(word) == word  # "respond to attacks"
    if before in ("modal", "pron", "neg"):
        return True
    if before == "aux":
        return inflected or group == "verb"
    if before == "noun":
        return inflected or group == "verb" or following in ("det", "poss", "pron", "to")
    if word.endswith("ed") and following is None:
        return before in ("rel", "adv", "conj")
    return inflected or group == "verb" or (before in ("rel", "conj", "adv") and following in ("det", "poss", "pron"))
