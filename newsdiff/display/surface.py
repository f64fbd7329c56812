"""Surface differences: the same words in other case, punctuation or quotation marks, which the analysis passes over."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
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
_PIECE = re.compile(rf"(?P<word>[^\s{_MARK}]+(?:{_INNER}[^\s{_MARK}]+)*)|[{_MARK}]")
_APOSTROPHES = str.maketrans("’ʼ", "''")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or one mark of punctuation."""

    form: str
    span: Span


_Pieces = tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a bead: its words, and the marks that stand before each of them and after the last."""

    words: _Pieces
    gaps: tuple[_Pieces, ...]  # one more than words

    @property
    def keys(self) -> list[str]:
        """What makes two words the same."""
        return [word.form.casefold().translate(_APOSTROPHES) for word in self.words]

    def around(self, gap: int) -> tuple[_Piece | None, _Piece | None]:
        """The words before and after a gap, None at either end."""
        return (
            self.words[gap - 1] if gap else None,
            self.words[gap] if gap < len(self.words) else None,
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """Two stretches of the same words that look different."""

    kind: str  # one of SURFACES
    spans: tuple[Span, Span]


def surface_marks(collation: Collation, left_sigil: str, right_sigil: str) -> tuple[Mark, ...]:
    """The marks of two witnesses, in either order, where their words are the same and look different.

    Each stands on both sides: a mark of punctuation is shown with the word that it touches, so that where it is
    missing shows too.
    """
    sigils = sorted((left_sigil, right_sigil))
    texts = [collation.witness(sigil).text for sigil in sigils]
    passages = [collation.passages_of(sigil) for sigil in sigils]
    marks: list[Mark] = []
    for index, bead in enumerate(collation.alignment(*sigils).beads):
        if bead.left and bead.right:
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
    words: list[_Piece] = []
    gaps: list[list[_Piece]] = [[]]
    for span in spans:
        for match in _PIECE.finditer(text, span.start, span.end):
            piece = _Piece(match.group(), Span(*match.span()))
            if match["word"]:
                words.append(piece)
                gaps.append([])
            else:
                gaps[-1].append(piece)
    return _Side(tuple(words), tuple(map(tuple, gaps)))


def _differences(left: _Side, right: _Side) -> Iterator[_Found]:
    """What looks different among the words that stand in the same place of both sides, and between them."""
    pairs = {-1: -1, len(left.words): len(right.words)}  # both beginnings and both ends meet
    for step in Levenshtein.opcodes(left.keys, right.keys):
        if step.tag == "equal":
            pairs.update(zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True))
    for here in range(len(left.gaps)):
        there = pairs.get(here)
        if there is None:
            continue
        if pairs.get(here - 1) == there - 1:
            yield from _in_gap((left.gaps[here], right.gaps[there]), (left.around(here), right.around(there)))
        if here < len(left.words) and left.words[here].form != right.words[there].form:
            one, other = left.words[here], right.words[there]
            kind = "case" if one.form.casefold() == other.form.casefold() else "quotes"
            yield _Found(kind, (one.span, other.span))


def _in_gap(gaps: Sequence[_Pieces], around: Sequence[tuple[_Piece | None, _Piece | None]]) -> Iterator[_Found]:
    """What differs in the marks between two neighbouring words that both sides have."""
    for kind in ("quotes", "punctuation"):
        marks = [[piece for piece in gap if (piece.form in _QUOTES) == (kind == "quotes")] for gap in gaps]
        if [piece.form for piece in marks[0]] == [piece.form for piece in marks[1]]:
            continue
        before = any(_touch(words[0], own[0]) for words, own in zip(around, marks, strict=True) if own)
        after = any(_touch(own[-1], words[1]) for words, own in zip(around, marks, strict=True) if own)
        held = [
            [*own, *(word for word, holds in zip(words, (before or not after, after), strict=True) if word and holds)]
            for words, own in zip(around, marks, strict=True)
        ]
        if all(held):
            yield _Found(kind, (_hull(held[0]), _hull(held[1])))


def _touch(one: _Piece | None, other: _Piece | None) -> bool:
    return one is not None and other is not None and one.span.end == other.span.start


def _hull(pieces: Sequence[_Piece]) -> Span:
    return Span(min(piece.span.start for piece in pieces), max(piece.span.end for piece in pieces))
