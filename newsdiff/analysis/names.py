"""Names of people, places and organisations, by their capitals."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsdiff.analysis.lexicon import load
from newsdiff.analysis.numerals import DAYS, MONTHS, number_of
from newsdiff.analysis.tokenize import is_word
from newsdiff.analysis.types import Passage, Token

_INSIDE = frozenset(("of", "the", "and", "for", "de", "del", "der", "van", "von", "bin", "ibn", "al", "el", "da", "di"))
_LINKS = frozenset(("of", "de", "del", "der", "van", "von", "bin", "ibn", "al", "el", "da", "di"))
_TITLES = frozenset(
    [
        *("mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "capt", "sgt", "sen", "rep", "gov", "prof", "rev", "sir"),
        *("president", "vice", "prime", "minister", "premier", "chancellor", "king", "queen", "prince", "princess"),
        *("general", "colonel", "major", "captain", "lieutenant", "admiral", "commander", "senator", "representative"),
        *("governor", "mayor", "judge", "justice", "professor", "chairman", "chairwoman", "speaker", "secretary"),
        *("ambassador", "lord", "lady", "pope", "congressman", "congresswoman", "ayatollah", "sheikh", "imam"),
        *("spokesman", "spokeswoman", "deputy", "foreign", "defence", "defense", "attorney", "former", "brig"),
    ]
)
_NO_NAMES = frozenset((*DAYS, *MONTHS, "i", "mr", "mrs", "ms", "dr"))
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
        if first < end:
            yield first, end, " ".join(plain_name(form) for form in forms[first:end])
        at = max(end, at + 1)


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
    return at not in taken and begins_capital(form) and form.casefold() not in _NO_NAMES


def begins_capital(form: str) -> bool:
    """A capital first, or after a small particle and a hyphen: "al-Muhandis"."""
    return form[:1].isupper() or ("-" in form and form.split("-")[0] in _LINKS and form.split("-")[1][:1].isupper())


def _end_of_name(forms: Sequence[str], at: int, taken: frozenset[int]) -> int:
    end = at + 1
    while end < len(forms):
        if _is_capital(forms, end, taken):
            end += 1
        elif forms[end] in _LINKS and end + 1 < len(forms) and _is_capital(forms, end + 1, taken):
            end += 2
        else:
            break
    return end


def without_titles(forms: Sequence[str], at: int, end: int) -> int:
    """Where the name of forms[at:end] begins behind its last title; `end` where it is nothing but titles."""
    titles = [place for place in range(at, end) if forms[place].casefold().rstrip(".") in _TITLES]
    return titles[-1] + 1 if titles else at


def _is_title_case(forms: Sequence[str]) -> bool:
    """Whether most words are capitalised and no stop ends them, as in a headline: capitals then say nothing."""
    if not forms or forms[-1] in _STOPS:
        return False
    words = [form for form in forms if form[:1].isalpha() and form.casefold() not in _INSIDE]
    return len(words) > 3 and sum(form[0].isupper() for form in words) > 0.7 * len(words)
