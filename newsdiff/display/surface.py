"""Surface differences: the same words in other case, punctuation or quotation marks, which the analysis passes over."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from newsdiff.analysis.types import Collation, Span
from newsdiff.display.types import Mark

SURFACES: dict[str, str] = {"case": "Case", "punctuation": "Punctuation", "quotes": "Quotation marks"}
_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』")
_NO_MARKS = frozenset("%‰&@#*_/\\")  # punctuation by their class, but with a meaning of their own
_MARK = "".join(
    re.escape(sign)
    for sign in map(chr, range(0x10000))
    if unicodedata.category(sign).startswith("P") and sign not in _NO_MARKS
)
_INNER = r"(?:['’ʼ‐‑-]|(?<=\d)[.,:](?=\d))"  # what stands inside of words and numbers
_WORD = re.compile(rf"[^\s{_MARK}]+(?:{_INNER}[^\s{_MARK}]+)*")
_APOSTROPHES = str.maketrans("’ʼ", "''")


_Place = tuple[int, int]  # start and end in the text: a plain pair, as there are thousands a page


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a bead: its words, and what stands before each of them and after the last."""

    text: str
    words: tuple[_Place, ...]
    gaps: tuple[tuple[_Place, ...], ...]  # one more than words; of two places where the words are of two passages

    def form(self, word: int) -> str:
        """A word as it stands."""
        start, end = self.words[word]
        return self.text[start:end]

    def signs(self, gap: int) -> str:
        """The marks of a gap without blanks."""
        return "".join("".join(self.text[start:end] for start, end in self.gaps[gap]).split())

    def marks(self, gap: int, *, quotes: bool) -> list[_Place]:
        """Where the quotation marks of a gap stand, or its other marks."""
        places = (at for start, end in self.gaps[gap] for at in range(start, end) if not self.text[at].isspace())
        return [(at, at + 1) for at in places if (self.text[at] in _QUOTES) is quotes]

    def around(self, gap: int) -> tuple[_Place | None, _Place | None]:
        """The words before and after a gap, None at either end."""
        return (self.words[gap - 1] if gap else None, self.words[gap] if gap < len(self.words) else None)


@dataclass(frozen=True, slots=True)
class _Found:
    """Two stretches of the same words that look different."""

    kind: str  # one of SURFACES
    spans: tuple[Span, Span]


def surface_marks(
    collation: Collation, left_sigil: str, right_sigil: str, *, only: Container[int] | None = None
) -> tuple[Mark, ...]:
    """The marks of two witnesses, in either order, where their words are the same and look different; those of some
    beads where `only` is given.

    Each stands on both sides: a mark of punctuation is shown with the word that it touches, so that where it is
    missing shows too.
    """
    sigils = sorted((left_sigil, right_sigil))
    texts = [collation.witness(sigil).text for sigil in sigils]
    passages = [collation.passages_of(sigil) for sigil in sigils]
    marks: list[Mark] = []
    for index, bead in enumerate(collation.alignment(*sigils).beads):
        if bead.left and bead.right and (only is None or index in only):
            left, right = (
                _side(text, [own[at].span for at in indexes])
                for text, own, indexes in zip(texts, passages, (bead.left, bead.right), strict=True)
            )
            for number, found in enumerate(_differences(left, right)):
                marks += _marks(found, sigils, texts, bead=index, key=f"s{index}-{number}")
    return tuple(marks)


def _marks(found: _Found, sigils: Sequence[str], texts: Sequence[str], *, bead: int, key: str) -> Iterator[Mark]:
    for here, there in ((0, 1), (1, 0)):
        span, partner = found.spans[here], found.spans[there].of(texts[there])
        title = f"{SURFACES[found.kind]}. {sigils[there]} has: {partner}"
        yield Mark("spelling", sigils[here], span.start, span.end, key, found.kind, title, partner, bead=bead)


def _side(text: str, spans: Sequence[Span]) -> _Side:
    words: list[_Place] = []
    gaps: list[list[_Place]] = [[]]
    for span in spans:
        at = span.start
        for match in _WORD.finditer(text, span.start, span.end):
            place = match.span()
            gaps[-1].append((at, place[0]))
            words.append(place)
            gaps.append([])
            at = place[1]
        gaps[-1].append((at, span.end))
    return _Side(text, tuple(words), tuple(map(tuple, gaps)))


def _differences(left: _Side, right: _Side) -> Iterator[_Found]:
    """What looks different among the words that stand in the same place of both sides, and between them."""
    forms = [[side.form(word) for word in range(len(side.words))] for side in (left, right)]
    keys = [[form.casefold().translate(_APOSTROPHES) for form in own] for own in forms]
    pairs = {-1: -1, len(left.words): len(right.words)}  # both beginnings and both ends meet
    for step in Levenshtein.opcodes(*keys):
        if step.tag == "equal":
            pairs.update(zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True))
    for here in range(len(left.gaps)):
        there = pairs.get(here)
        if there is None:
            continue
        if pairs.get(here - 1) == there - 1 and left.signs(here) != right.signs(there):
            yield from _in_gap((left, right), (here, there))
        if here < len(left.words) and forms[0][here] != forms[1][there]:
            one, other = forms[0][here], forms[1][there]
            kind = "case" if one.casefold() == other.casefold() else "quotes"
            yield _Found(kind, (Span(*left.words[here]), Span(*right.words[there])))


def _in_gap(sides: tuple[_Side, _Side], gaps: tuple[int, int]) -> Iterator[_Found]:
    """What differs in the marks between two neighbouring words that both sides have."""
    around = [side.around(gap) for side, gap in zip(sides, gaps, strict=True)]
    for kind in ("quotes", "punctuation"):
        marks = [side.marks(gap, quotes=kind == "quotes") for side, gap in zip(sides, gaps, strict=True)]
        said = [[side.text[start:end] for start, end in own] for side, own in zip(sides, marks, strict=True)]
        if said[0] == said[1]:
            continue
        before = any(own and words[0] and words[0][1] == own[0][0] for words, own in zip(around, marks, strict=True))
        after = any(own and words[1] and own[-1][1] == words[1][0] for words, own in zip(around, marks, strict=True))
        held = [
            [*own, *(word for word, holds in zip(words, (before or not after, after), strict=True) if word and holds)]
            for words, own in zip(around, marks, strict=True)
        ]
        if all(held):
            yield _Found(kind, (_hull(held[0]), _hull(held[1])))


def _hull(places: Sequence[_Place]) -> Span:
    return Span(min(start for start, _ in places), max(end for _, end in places))
