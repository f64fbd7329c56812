"""Framing cues: words that a lexicon lists, each hit with the rule's name. Pointers for a reader, never a score."""

from collections.abc import Iterator, Mapping, Sequence

from newsdiff.analysis.lexicon import load
from newsdiff.analysis.tokenize import tokenize
from newsdiff.analysis.types import CueKind, FramingCue, Passage, Span, Token, Witness
from newsdiff.analysis.wordclass import WordClass, classes_of

_KINDS: Mapping[str, CueKind] = {
    "attribution": "attribution",
    "hedges": "hedge",
    "intensifiers": "intensifier",
    "evaluative": "evaluative",
}
_PLAIN_MODALS = frozenset(("can", "would", "should", "could"))  # too common to point at


def cues_of(witness: Witness, passages: Sequence[Passage]) -> tuple[FramingCue, ...]:
    """The cues in a witness's passages, by position. English only; other languages have no lexicon yet."""
    if witness.language not in ("en", ""):
        return ()
    found = [cue for passage in passages for cue in _cues_in(witness, passage)]
    return tuple(sorted(found, key=lambda cue: (cue.span, cue.kind)))


def _cues_in(witness: Witness, passage: Passage) -> Iterator[FramingCue]:
    tokens = tokenize(passage.span.of(witness.text), start=passage.span.start)
    classes = classes_of(tuple(token.form for token in tokens))
    for name, kind in _KINDS.items():
        yield from _hits(witness.sigil, tokens, classes, name=name, kind=kind)


def _hits(
    sigil: str, tokens: Sequence[Token], classes: Sequence[WordClass], *, name: str, kind: CueKind
) -> Iterator[FramingCue]:
    lexicon = load(name)
    forms = tuple(token.form.casefold() for token in tokens)
    at = 0
    while at < len(tokens):
        entry = lexicon.match(forms, at)
        if entry is None or not _fits(kind, tokens[at].form, classes[at], n_words=len(entry.words)):
            at += 1
            continue
        last = at + len(entry.words) - 1
        span = Span(tokens[at].span.start, tokens[last].span.end)
        yield FramingCue(kind=kind, sigil=sigil, span=span, rule=f"{kind}.{entry.group}: {entry.phrase}")
        at = last + 1


def _fits(kind: CueKind, form: str, word_class: WordClass, *, n_words: int) -> bool:
    """Whether the hit is of the class that the lexicon means."""
    if n_words > 1:
        return True
    if kind == "attribution":
        return word_class == "verb"
    if kind == "hedge":
        return form.casefold() not in _PLAIN_MODALS and not (form[:1].isupper() and word_class == "noun")
    return True
