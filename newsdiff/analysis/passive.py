"""Agentless passives: an act told without the one who did it ("three people were killed")."""

from collections.abc import Iterator, Sequence

from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.lexicon import load
from newsdiff.analysis.types import FramingCue, Span, Token
from newsdiff.analysis.wordclass import WordClass

_BE = frozenset(("be", "is", "are", "am", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't"))
_GET = frozenset(("get", "gets", "got", "gotten", "getting"))
_BETWEEN: frozenset[WordClass] = frozenset(("adv", "neg"))
_FLOATING = frozenset(("all", "both", "also", "each", "either"))
_FARTHEST_AGENT = 14  # words after the participle
_CLAUSE_ENDS = frozenset(
    [
        *(".", "!", "?", ";", ":", "—", "–", "--", "(", ")", "“", "”", '"'),
        *("that", "which", "who", "whom", "after", "before", "because", "while", "when", "but", "if", "although"),
        *("though", "since", "until", "where", "whether", "saying", "said"),
    ]
)
_TIMES = frozenset(
    [
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"),
        *("april", "may", "june", "july", "august", "september", "october", "november", "december", "noon", "midnight"),
        *("dawn", "dusk", "nightfall", "night", "day", "then", "now", "today", "tomorrow", "tonight", "late", "early"),
    ]
)
_MEANS = frozenset(
    [
        *("mistake", "accident", "force", "law", "hand", "phone", "telephone", "email", "mail", "post", "train", "car"),
        *("air", "sea", "land", "road", "rail", "default", "chance", "name", "consensus", "far", "surprise", "design"),
    ]
)


def passives_in(sigil: str, tokens: Sequence[Token], classes: Sequence[WordClass]) -> Iterator[FramingCue]:
    """The agentless passives of one passage, each from its first auxiliary to its participle."""
    forms = tuple(token.form.casefold().replace("’", "'") for token in tokens)
    done = 0
    for at, form in enumerate(forms):
        participle = _participle_after(forms, classes, at) if at >= done and form in _BE | _GET else None
        if participle is None:
            continue
        done = participle + 1
        if not _has_agent(forms, classes, participle):
            first = _first_auxiliary(classes, at)
            span = Span(tokens[first].span.start, tokens[participle].span.end)
            words = " ".join(token.form for token in tokens[first : participle + 1])
            yield FramingCue(kind="passive", sigil=sigil, span=span, rule=f"passive.agentless: {words}")


def _participle_after(forms: Sequence[str], classes: Sequence[WordClass], at: int) -> int | None:
    """The place of the participle that a form of "be" or "get" goes with, adverbs between them."""
    place = at + 1
    while place < len(forms) and (classes[place] in _BETWEEN or forms[place] in _FLOATING or forms[place] in _BE):
        place += 1
    if place >= len(forms) or classes[place] not in ("verb", "noun", "adv") or not _is_participle(forms[place]):
        return None
    return None if forms[at] in _GET and forms[place] in ("used", "done", "going") else place


def _is_participle(form: str) -> bool:
    """Whether a form is the past participle of an act.

    >>> [_is_participle(form) for form in ("killed", "shot", "retired", "red")]
    [True, True, False, False]
    """
    listed = load("participles").by_first.get(form)
    if listed:
        return listed[0].group == "participle"
    return form.endswith("ed") and "-" not in form and lemma_of(form) != form


def _first_auxiliary(classes: Sequence[WordClass], at: int) -> int:
    while at > 0 and classes[at - 1] in ("aux", "modal", "neg"):
        at -= 1
    return at


def _has_agent(forms: Sequence[str], classes: Sequence[WordClass], participle: int) -> bool:
    """Whether a by-phrase in the same clause names who or what did it."""
    for place in range(participle + 1, min(len(forms), participle + 1 + _FARTHEST_AGENT)):
        form = forms[place]
        if form == "by" and _names_agent(forms, classes, place + 1):
            return True
        if form in _CLAUSE_ENDS or (form == "," and "by" not in forms[place + 1 : place + 3]):
            return False
    return False


def _names_agent(forms: Sequence[str], classes: Sequence[WordClass], place: int) -> bool:
    """Whether what follows "by" is somebody or something, not a time, an amount, a means or an act."""
    while place < len(forms) and classes[place] == "det":
        place += 1
    if place >= len(forms) or forms[place] in _TIMES | _MEANS or classes[place] == "punct":
        return False
    if forms[place] == "end" or (forms[place].endswith("ing") and classes[place] == "verb"):
        return False
    return classes[place] != "number" or (place + 1 < len(forms) and _counts_somebody(forms[place + 1]))


def _counts_somebody(form: str) -> bool:
    """Whether a number before this word counts doers: "by two gunmen", not "by 20 per cent" or "by 10 p.m."."""
    return form.isalpha() and form not in ("per", "percent", "points", "pm", "am", "years", "days", "hours", "times")
