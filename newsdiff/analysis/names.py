"""Names of people, places and organisations, by their capitals; and when two of them can be one."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from newsdiff.analysis.lexicon import load
from newsdiff.analysis.numerals import DAYS, MONTHS, number_of
from newsdiff.analysis.spelling import alias_of, plain, same_alias, same_word, word_keys
from newsdiff.analysis.tokenize import is_word
from newsdiff.analysis.types import Passage, Token

_INSIDE = frozenset(("of", "the", "and", "for", "de", "del", "der", "van", "von", "bin", "ibn", "al", "el", "da", "di"))
_LINKS = frozenset(("of", "de", "del", "der", "van", "von", "bin", "ibn", "al", "el", "da", "di"))
TITLES = frozenset(
    [
        *("mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "capt", "sgt", "sen", "rep", "gov", "prof", "rev", "sir"),
        *("president", "vice", "prime", "minister", "premier", "chancellor", "king", "queen", "prince", "princess"),
        *("general", "colonel", "major", "captain", "lieutenant", "admiral", "commander", "senator", "representative"),
        *("governor", "mayor", "judge", "justice", "professor", "chairman", "chairwoman", "speaker", "secretary"),
        *("ambassador", "lord", "lady", "pope", "congressman", "congresswoman", "ayatollah", "sheikh", "imam"),
        *("spokesman", "spokeswoman", "deputy", "foreign", "defence", "defense", "attorney", "former", "brig"),
    ]
)
_NO_NAMES = frozenset((*DAYS, *MONTHS, "i", "mr", "mrs", "ms", "dr", "dear"))
_INSTITUTIONS = frozenset(
    ("office", "department", "ministry", "committee", "council", "court", "commission", "agency", "bureau")
)
_DEMONYMS = ("i", "is", "n", "ns", "an", "ans", "ian", "ians", "ese", "ish", "s", "ite", "ites")
_SHORTEST_STEM = 4
_DASHES = (("—",), ("―",), ("–",), ("-",), ("--",))
_STOPS = frozenset((".", "!", "?", "”", '"'))
_BUILT_ON = re.compile(r"-(?:backed|led|funded|born|based|style|made|run|controlled|held|aligned|sponsored|trained)$")


def known_names(passages: Sequence[Passage], tokens: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Words that are capitalised inside a sentence somewhere: what tells a name from a sentence's first word."""
    return frozenset(
        token.form.casefold()
        for passage, own in zip(passages, tokens, strict=True)
        if passage.kind == "sentence" and not _is_title_case([token.form for token in own])
        for before, token in pairwise(own)
        if token.form[:1].isupper() and is_word(before.form)
    )


def names_in(forms: Sequence[str], *, taken: frozenset[int], known: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and value of each name, titles before it left out."""
    heading = _is_title_case(forms)
    if heading:  # capitals say nothing here: only what other sentences know as names
        taken |= frozenset(place for place, form in enumerate(forms) if form.casefold() not in known)
    at = 0
    while at < len(forms):
        end = _end_of_name(forms, at, taken) if _may_start(forms, at, taken, known, heading=heading) else at
        first = without_titles(forms, at, end)
        if first < end and not _is_dateline(forms, first, end) and not is_bare_institution(forms, first, end):
            yield first, end, " ".join(plain_name(form) for form in forms[first:end] if form != ".")
        at = max(end, at + 1)


def _is_dateline(forms: Sequence[str], start: int, end: int) -> bool:
    """Whether it is where a report was written: "BAGHDAD —" at its head."""
    return start == 0 and forms[end : end + 1] in _DASHES and all(form.isupper() for form in forms[:end])


def plain_name(form: str) -> str:
    """A word of a name as it is compared: small letters, without apostrophes and what is built on it.

    >>> plain_name("Kata’ib"), plain_name("U.S."), plain_name("Iranian-backed")
    ('kataib', 'u.s.', 'iranian')
    """
    return _BUILT_ON.sub("", form.casefold()).replace("’", "").replace("'", "").replace("ʼ", "")


def _may_start(forms: Sequence[str], at: int, taken: frozenset[int], known: frozenset[str], *, heading: bool) -> bool:
    if not _is_capital(forms, at, taken):
        return False
    folded = forms[at].casefold()
    opens = at == 0 or forms[at - 1] in "\"“‘'«.?!:—–-("
    if folded in load("function_words").by_first and not (forms[at].isupper() and len(forms[at]) > 1):
        return False
    if not (heading or opens) or folded in known or folded in load("aliases").by_first:
        return True
    if (forms[at].isupper() and len(forms[at]) > 1) or _is_acronym(forms[at]):
        return True
    follows = at + 1 < len(forms) and _is_capital(forms, at + 1, taken)
    return follows and not heading and number_of(forms[at]) is None


def _is_acronym(form: str) -> bool:
    return "." in form and form.replace(".", "").isupper()


def _is_capital(forms: Sequence[str], at: int, taken: frozenset[int]) -> bool:
    form = forms[at]
    folded = form.casefold()
    return at not in taken and begins_capital(form) and folded not in _NO_NAMES and not folded.startswith(("i'", "i’"))


def begins_capital(form: str) -> bool:
    """A capital first, or after a small particle and a hyphen: "al-Muhandis"."""
    return form[:1].isupper() or ("-" in form and form.split("-")[0] in _LINKS and form.split("-")[1][:1].isupper())


def _end_of_name(forms: Sequence[str], at: int, taken: frozenset[int]) -> int:
    end = at + 1
    while end < len(forms):
        if _is_capital(forms, end, taken):
            end += 1
        elif (
            forms[end] == "."
            and len(forms[end - 1]) == 1
            and end + 1 < len(forms)
            and _is_capital(forms, end + 1, taken)
        ):
            end += 2  # "Michael G. Grimm"
        elif forms[end : end + 2] == ("of", "the") and end + 2 < len(forms) and _is_capital(forms, end + 2, taken):
            end += 3
        elif forms[end] in _LINKS and end + 1 < len(forms) and _is_capital(forms, end + 1, taken):
            end += 2
        else:
            break
    return end


def is_bare_institution(forms: Sequence[str], at: int, end: int) -> bool:
    """Whether a name says no more than what kind of institution it is: the "Office" behind "the attorney's"."""
    return end - at == 1 and forms[at].casefold() in _INSTITUTIONS and forms[at][:1].isupper()


def without_titles(forms: Sequence[str], at: int, end: int) -> int:
    """Where the name of forms[at:end] begins behind its last title; `end` where it is nothing but titles."""
    if at < end and forms[end - 1].casefold() in _INSTITUTIONS:
        return at  # "Justice Department", "Foreign Ministry"
    titles = [place for place in range(at, end) if forms[place].casefold().rstrip(".") in TITLES]
    return titles[-1] + 1 if titles else at


def _is_title_case(forms: Sequence[str]) -> bool:
    """Whether most words are capitalised and no stop ends them, as in a headline: capitals then say nothing."""
    if not forms or forms[-1] in _STOPS:
        return False
    small = load("function_words").by_first
    words = [form for form in forms if form[:1].isalpha() and form.casefold() not in small]
    return len(words) > 3 and sum(form[0].isupper() for form in words) > 0.7 * len(words)


@lru_cache(maxsize=50_000)
def same_name(one: str, other: str) -> bool:
    """Whether two values can name one: all words of one in the other, the same last word, an alias, initials.

    >>> same_name("qassem soleimani", "soleimani"), same_name("us", "united states"), same_name("iraqi", "iraq")
    (True, True, True)
    """
    left, right = one.split(), other.split()
    if one == other or _have_alias(left, right) or _is_initials(left, right) or _is_initials(right, left):
        return True
    if _same_place(left[-1], right[-1]):
        return True
    short, long = sorted((left, right), key=len)
    return all(any(_same_place(word, match) for match in long) for word in short)


@lru_cache(maxsize=50_000)
def name_keys(value: str) -> frozenset[str]:
    """What a value is found by: values that `same_name` holds for one have a key in common."""
    words = value.split()
    keys = {key for word in words for key in word_keys(word.title()) | word_keys(word)}
    keys.update(f"place {word[:_SHORTEST_STEM]}" for word in words)
    keys.update(f"alias {alias_of(' '.join(words[start:]))}" for start in range(len(words)))
    keys.add(f"initials {_letters(words)}")
    if len(words) == 1:
        keys.add(f"initials {words[0].replace('.', '')}")
    return frozenset(keys - {"alias None"})


def _letters(words: Sequence[str]) -> str:
    """The first letters of the words that count for initials."""
    return "".join(word[0] for word in words if word not in _INSIDE)


def _have_alias(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether they, or what is left of them behind their first words, are listed names of one thing."""
    return any(same_alias(left[i:], right[j:]) for i in range(len(left)) for j in range(len(right)))


def _same_place(one: str, other: str) -> bool:
    """Whether two words are one: spellings, or a place and what is of it."""
    if plain(one) == plain(other) or same_word(one.title(), other.title()):
        return True
    stem, longer = sorted((one, other), key=len)
    return len(stem) >= _SHORTEST_STEM and longer.startswith(stem) and longer.removeprefix(stem) in _DEMONYMS


def _is_initials(short: Sequence[str], words: Sequence[str]) -> bool:
    letters = _letters(words)
    return len(short) == 1 and len(letters) > 1 and short[0].replace(".", "") == letters
