"""The facts of a witness that can be held against those of another: numbers, dates, names, quotations, speakers."""

from collections.abc import Iterable, Iterator, Sequence

from newsdiff.analysis.article import Article
from newsdiff.analysis.days import dates_in
from newsdiff.analysis.lexicon import Lexicon
from newsdiff.analysis.names import known_names, names_in
from newsdiff.analysis.quantities import numbers_in
from newsdiff.analysis.quotations import quotations_in, speakers_in
from newsdiff.analysis.types import Fact, FactKind, Span, Token
from newsdiff.analysis.wordclass import classes_of
from newsdiff.analysis.wordlists import BUILT_IN, Wordlists

Found = tuple[int, int, str]  # first token, token after the last, value


def facts_of(article: Article, wordlists: Wordlists = BUILT_IN) -> tuple[Fact, ...]:
    """The facts of an article by position: of one in English, or where no language is known.

    Words that are part of a date are no number, and days and months no names. `wordlists` have the verbs of speech.
    """
    witness = article.witness
    if witness.language not in ("en", ""):
        return ()
    known = known_names(article.passages, article.tokens)
    attribution = wordlists.get("attribution")
    found = [fact for tokens in article.tokens for fact in _facts_in(witness.sigil, tokens, known, attribution)]
    return tuple(sorted(found, key=lambda fact: (fact.span, fact.kind)))


def _facts_in(sigil: str, tokens: Sequence[Token], known: frozenset[str], attribution: Lexicon) -> Iterator[Fact]:
    forms = tuple(token.form for token in tokens)
    classes = classes_of(forms)
    dates = list(dates_in(forms))
    taken = frozenset(place for start, end, _ in dates for place in range(start, end))
    by_kind: tuple[tuple[FactKind, Iterable[Found]], ...] = (
        ("date", dates),
        ("number", numbers_in(forms, classes, taken=taken)),
        ("name", names_in(forms, taken=taken, known=known)),
        ("quotation", quotations_in(forms)),
        ("speaker", speakers_in(forms, classes, attribution=attribution)),
    )
    for kind, found in by_kind:
        for start, end, value in found:
            yield Fact(kind, sigil, Span(tokens[start].span.start, tokens[end - 1].span.end), value)
