"""Scare quotes: a few words in quotation marks that nobody is said to have spoken and that are no title."""

import re
from collections.abc import Iterator, Sequence

from newsdiff.analysis.lexicon import Lexicon, load
from newsdiff.analysis.senses import hits
from newsdiff.analysis.tokenize import is_word
from newsdiff.analysis.types import FramingCue, Span, Token
from newsdiff.analysis.wordclass import WordClass

MOST_WORDS = 4
_DOUBLE_OPENERS, _DOUBLE_CLOSERS = '“„«"', '”»"“'
_SINGLE_OPENERS, _SINGLE_CLOSERS = "‘'", "’'"
_MENTIONED = frozenset(  # what stands before a title, a name or a word that is only mentioned
    [
        *("word", "words", "term", "terms", "phrase", "slogan", "hashtag", "letter", "letters", "acronym", "chant"),
        *("film", "movie", "book", "novel", "song", "album", "series", "show", "play", "programme", "program", "game"),
        *("documentary", "magazine", "newspaper", "painting", "opera", "titled", "entitled", "named", "dubbed"),
        *("nicknamed", "codenamed", "operation", "called", "headlined", "means", "meaning", "reads", "read", "quote"),
    ]
)
_SPOKEN = frozenset(  # what hands words to a speaker beside the list of attribution words
    [
        *("said", "says", "say", "saying", "told", "asked", "added", "according", "quoted", "wrote", "refer", "refers"),
        *("referred", "referring", "believe", "believed", "deem", "deemed", "comment", "comments", "remark", "remarks"),
        *("statement", "warning", "warnings", "speech", "interview", "tweet", "letter", "words", "testimony", "phrase"),
    ]
)
_EXPLICIT = frozenset(("so-called", "supposed", "self-styled", "self-proclaimed", "alleged", "ostensible"))
_ENDS = (".", "!", "?", "…")
_MARK_OR_END = re.compile(r"[“”„«»\"]|\n\n")


def scare_quotes_in(
    sigil: str, tokens: Sequence[Token], classes: Sequence[WordClass], *, text: str, attribution: Lexicon
) -> Iterator[FramingCue]:
    """The scare quotes of one passage that is not itself spoken; `text` is the whole text.

    `attribution` lists the words that hand others to a speaker.
    """
    at = 0
    spoken: Sequence[int] | None = None
    while at < len(tokens):
        end = _closing(tokens, text, at) if _opens(tokens, text, at) else None
        if end is None:
            at += 1
            continue
        inner = tokens[at + 1 : end]
        if spoken is None:
            spoken = _places_of_speech(tokens, classes, attribution)
        if _n_words(inner) <= MOST_WORDS and _is_scare(tokens, spoken, at, end):
            words = " ".join(token.form for token in inner)
            span = Span(tokens[at].span.start, tokens[end].span.end)
            yield FramingCue(kind="scare_quotes", sigil=sigil, span=span, rule=f"scare_quotes.unattributed: {words}")
        at = end + 1


def spoken_at(text: str, starts: Sequence[int]) -> Iterator[bool]:
    """For each of these places, rising, whether a quotation that began earlier in its paragraph is still open there."""
    marks = _MARK_OR_END.finditer(text)
    mark = next(marks, None)
    opened = False
    for start in starts:
        while mark is not None and mark.end() <= start:
            opened = not opened if mark.group() == '"' else mark.group() in _DOUBLE_OPENERS
            mark = next(marks, None)
        yield opened


def _opens(tokens: Sequence[Token], text: str, at: int) -> bool:
    """A mark with white space or a bracket before it and a word after it."""
    form, start = tokens[at].form, tokens[at].span.start
    if form not in _DOUBLE_OPENERS + _SINGLE_OPENERS or at + 1 >= len(tokens) or not is_word(tokens[at + 1].form):
        return False
    before = text[start - 1] if start else " "
    return (before.isspace() or before in "([—–-") and tokens[at + 1].span.start == tokens[at].span.end


def _closing(tokens: Sequence[Token], text: str, at: int) -> int | None:
    """The mark that closes the one at `at`, wherever it stands in the passage."""
    double = tokens[at].form in _DOUBLE_OPENERS
    closers = _DOUBLE_CLOSERS if double else _SINGLE_CLOSERS
    for place in range(at + 2, len(tokens)):
        end = tokens[place].span.end
        attached = tokens[place].span.start == tokens[place - 1].span.end
        if tokens[place].form in closers and attached and not text[end : end + 1].isalnum():
            return place
    return None


def _n_words(tokens: Sequence[Token]) -> int:
    return sum(is_word(token.form) for token in tokens)


def _is_scare(tokens: Sequence[Token], spoken: Sequence[int], at: int, end: int) -> bool:
    inner = [token.form for token in tokens[at + 1 : end] if is_word(token.form)]
    before = [token.form.casefold() for token in tokens[max(0, at - 2) : at]]
    explicit = bool(before) and before[-1] in _EXPLICIT
    if not any(form[0].isalpha() for form in inner) or (not explicit and _is_title(tokens, at, end)):
        return False
    if explicit:
        return True
    if before and (before[-1] in ("(", ":") or _MENTIONED & set(before)):
        return False
    return not _is_spoken(tokens, spoken, at, end)


def _is_title(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the words look like a name or title: all capitalised, but for those that carry grammar."""
    common = load("function_words").by_first
    matter = [token.form for token in tokens[at + 1 : end] if is_word(token.form)]
    matter = [form for form in matter if form.casefold() not in common] or matter
    capitals = [form for form in matter if form[0].isupper() or form[0].isdigit()]
    return len(capitals) == len(matter) and not (at == 0 and len(matter) == 1)


def _is_spoken(tokens: Sequence[Token], spoken: Sequence[int], at: int, end: int) -> bool:
    """Whether the passage hands the words to a speaker, or they make a sentence of their own."""
    if tokens[end - 1].form in _ENDS and tokens[at + 1].form[0].isupper():
        return True
    return bool(spoken) and (spoken[0] < at or spoken[-1] > end)


def _places_of_speech(tokens: Sequence[Token], classes: Sequence[WordClass], attribution: Lexicon) -> Sequence[int]:
    """Which tokens of a passage hand words to a speaker, rising."""
    forms = [token.form for token in tokens]
    listed = {at for at, _ in hits(attribution, forms, classes)}
    return [at for at, form in enumerate(forms) if at in listed or form.casefold() in _SPOKEN]
