"""Framing cues: words that a lexicon lists or a rule finds, each with the rule's name. Pointers, never a score."""

from collections.abc import Iterator, Mapping, Sequence

from newsdiff.analysis.article import Article
from newsdiff.analysis.lexicon import Lexicon
from newsdiff.analysis.passive import passives_in
from newsdiff.analysis.scare_quotes import scare_quotes_in, spoken_at
from newsdiff.analysis.senses import hits
from newsdiff.analysis.types import CueKind, FramingCue, Span, Token, Witness
from newsdiff.analysis.wordclass import WordClass, classes_of
from newsdiff.analysis.wordlists import BUILT_IN, Wordlists

_KINDS: Mapping[str, CueKind] = {
    "attribution": "attribution",
    "hedges": "hedge",
    "intensifiers": "intensifier",
    "evaluative": "evaluative",
    "speech_acts": "speech_act",
}
_PLAIN_MODALS = frozenset(("can", "would", "should", "could"))  # too common to point at


def cues_of(article: Article, wordlists: Wordlists = BUILT_IN) -> tuple[FramingCue, ...]:
    """The cues in an article's passages, by position. English only; other languages have no lexicon yet."""
    witness = article.witness
    if witness.language not in ("en", ""):
        return ()
    lexicons = {kind: wordlists.get(name) for name, kind in _KINDS.items()}
    spoken = spoken_at(witness.text, [passage.span.start for passage in article.passages])
    found = [
        cue
        for tokens, is_spoken in zip(article.tokens, spoken, strict=True)
        for cue in _cues_in(witness, tokens, lexicons, is_spoken=is_spoken)
    ]
    return tuple(sorted(found, key=lambda cue: (cue.span, cue.kind)))


def _cues_in(
    witness: Witness, tokens: Sequence[Token], lexicons: Mapping[CueKind, Lexicon], *, is_spoken: bool
) -> Iterator[FramingCue]:
    forms = tuple(token.form for token in tokens)
    classes = classes_of(forms)
    listed = [
        cue
        for kind, lexicon in lexicons.items()
        for cue in _hits(witness.sigil, tokens, forms, classes, lexicon=lexicon, kind=kind)
    ]
    yield from _without_repeats(listed)
    yield from passives_in(witness.sigil, tokens, classes)
    if not is_spoken:
        yield from scare_quotes_in(
            witness.sigil, tokens, classes, text=witness.text, attribution=lexicons["attribution"]
        )


def _without_repeats(cues: Sequence[FramingCue]) -> Iterator[FramingCue]:
    """A charging verb of speech is named once: by its act, where the list of speech acts has it."""
    acts = {cue.span.start for cue in cues if cue.kind == "speech_act"}
    for cue in cues:
        if not (cue.span.start in acts and cue.rule.startswith("attribution.charging")):
            yield cue


def _hits(
    sigil: str,
    tokens: Sequence[Token],
    forms: tuple[str, ...],
    classes: Sequence[WordClass],
    *,
    lexicon: Lexicon,
    kind: CueKind,
) -> Iterator[FramingCue]:
    for at, entry in hits(lexicon, forms, classes):
        if kind == "hedge" and entry.phrase in _PLAIN_MODALS:
            continue
        span = Span(tokens[at].span.start, tokens[at + len(entry.words) - 1].span.end)
        yield FramingCue(kind=kind, sigil=sigil, span=span, rule=f"{kind}.{entry.group}: {entry.phrase}")
