"""The places that are coded, out of a difference, a row, a selection or typed words, checked against the text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from newsdiff.analysis.types import Alignment, Collation, Passage, Span, Variant
from newsdiff.comparisons.quotes import spans_of_words, stretches_of
from newsdiff.display.keys import variant_keys

MAX_DIGITS = 10


class PlaceError(Exception):
    """`str()` is a sentence for the coder; `sigil` says on which side it happened, "" where on none."""

    def __init__(self, message: str, *, sigil: str = "") -> None:
        super().__init__(message)
        self.sigil = sigil


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one article; without a span, the side of a difference that has nothing opposite."""

    sigil: str
    span: Span | None
    quote: str  # the words of the span, "" without one


@dataclass(frozen=True, slots=True)
class Pair:
    """What one run found on two articles of a comparison."""

    collation: Collation
    alignment: Alignment
    moved: Mapping[Variant, tuple[Span | None, Span | None]] = field(default_factory=dict)  # those a person adjusted

    def sides(self, variant: Variant) -> list[tuple[str, Span | None]]:
        """The sides of a difference as it is shown, each with its letter."""
        left, right = self.moved.get(variant, (variant.left, variant.right))
        return sides_found(replace(variant, left=left, right=right))

    @property
    def sigils(self) -> tuple[str, str]:
        """Left and right."""
        return self.alignment.left_sigil, self.alignment.right_sigil

    def text(self, sigil: str) -> str:
        """The text of one of the two articles. Raises `PlaceError` for any other."""
        if sigil not in self.sigils:
            raise PlaceError(f"Article {sigil} is not one of the two that stand here.", sigil=sigil)
        return self.collation.witness(sigil).text

    def passages(self, sigil: str, bead: int) -> tuple[Passage, ...]:
        """The passages of one side of a bead."""
        found = self.alignment.beads[bead]
        indexes = found.left if sigil == self.sigils[0] else found.right
        of_article = self.collation.passages_of(sigil)
        return tuple(of_article[index] for index in indexes)


def places_asked(params: QueryDict, pair: Pair) -> tuple[Place, ...]:
    """The places that a link or form names: by words with offsets, else a difference (`d=` and its key), else a row.

    Raises `PlaceError` where they do not fit the text or the difference is not there.
    """
    if params.getlist("sigil"):
        fields = [params.getlist(name) for name in ("sigil", "start", "end", "quote")]
        if len({len(values) for values in fields}) > 1:
            raise PlaceError("Each chosen place needs an article, a start, an end and its words.")
        return tuple(_checked(pair, *values) for values in zip(*fields, strict=True))
    difference = params.get("d")
    if difference:
        return places_of_variant(_variant(pair, str(difference)), pair)
    return places_of_row(_row(pair, str(params.get("row", ""))), pair)


def places_of_variant(variant: Variant, pair: Pair) -> tuple[Place, ...]:
    """Both sides of a wording difference, the left one first."""
    return tuple(_place(pair, sigil, span) for sigil, span in pair.sides(variant))


def places_of_row(bead: int, pair: Pair) -> tuple[Place, ...]:
    """All passages of a row, those that follow each other joined, the left side first."""
    of_side = ((sigil, stretches_of(pair.passages(sigil, bead))) for sigil in pair.sigils)
    return tuple(_place(pair, sigil, span) for sigil, spans in of_side for span in spans or (None,))


def place_of_words(words: str, *, sigil: str, passages: Sequence[Passage], pair: Pair) -> Place:
    """The one place in `passages` where typed words stand; quotes and dashes may be typed straight.

    Raises `PlaceError` where they stand nowhere or more than once.
    """
    spans = spans_of_words(words, pair.text(sigil), [passage.span for passage in passages])
    if len(spans) == 1:
        return _place(pair, sigil, spans[0])
    if spans:
        raise PlaceError(
            f"These words stand {len(spans)} times in this row of {sigil}. Add a word before or after them.",
            sigil=sigil,
        )
    raise PlaceError(
        f"These words do not stand in this row of {sigil}. Copy them from the passage as they are.", sigil=sigil
    )


def difference_type(places: Sequence[Place], pair: Pair) -> str:
    """What was coded: a difference's category or kind, "passages" for a whole row, "" for words that were chosen.

    One that stands on one side only is an "omission" (only left) or "addition" (only right), as in a variant's kind.
    """
    spans = [(place.sigil, place.span) for place in places]
    found = variant_at(places, pair)
    if found is not None:
        ranked = (contrast.category for contrast in pair.collation.contrasts if contrast.variant == found)
        return next(ranked, found.kind)
    if any(place.span is None for place in places):
        return "omission" if places[0].span else "addition"
    rows = ([(place.sigil, place.span) for place in places_of_row(bead, pair)] for bead in _beads(pair))
    return "passages" if spans in rows else ""


def variant_at(places: Sequence[Place], pair: Pair) -> Variant | None:
    """The difference that these places are, a contrast before others; as it is shown, else as the program found it."""
    spans = [(place.sigil, place.span) for place in places]
    known = (*(contrast.variant for contrast in pair.collation.contrasts), *pair.collation.variants)
    found = (one for of in (pair.sides, sides_found) for one in known if of(one) == spans)
    return next(found, None)


def sides_found(variant: Variant) -> list[tuple[str, Span | None]]:
    """The sides of a difference as the program found it, each with its letter."""
    return [(variant.left_sigil, variant.left), (variant.right_sigil, variant.right)]


def _beads(pair: Pair) -> range:
    return range(len(pair.alignment.beads))


def _place(pair: Pair, sigil: str, span: Span | None) -> Place:
    return Place(sigil, span, span.of(pair.text(sigil)) if span else "")


def _checked(pair: Pair, sigil: str, start: str, end: str, quote: str) -> Place:
    text = pair.text(sigil)
    if not start and not end and not quote:
        return Place(sigil, None, "")
    first, after = whole_number(start), whole_number(end)
    if first is None or after is None or not first < after <= len(text):
        raise PlaceError(f"No words were chosen in {sigil}. Select at least one word.", sigil=sigil)
    found = text[first:after]
    if found.split() != quote.split():
        raise PlaceError(
            f"“{shortened(quote)}” does not stand at that place in {sigil}: there stands “{shortened(found)}”. "
            "Load the page again and select the words once more.",
            sigil=sigil,
        )
    if not found.strip():
        raise PlaceError(f"No words were chosen in {sigil}. Select at least one word.", sigil=sigil)
    first += len(found) - len(found.lstrip())
    return _place(pair, sigil, Span(first, first + len(found.strip())))


def whole_number(text: str | None) -> int | None:
    """A number that a form or link may hold; `None` for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < MAX_DIGITS else None


def shortened(words: str, length: int = 80) -> str:
    """Words for a message, cut where they are long."""
    words = " ".join(words.split())
    return words if len(words) <= length else words[: length - 1] + "…"


def _variant(pair: Pair, key: str) -> Variant:
    for variant, name in variant_keys(pair.collation).items():
        if name == key and (variant.left_sigil, variant.right_sigil) == pair.sigils:
            return variant
    raise PlaceError("This difference is no longer on the page. Load the page again and choose it once more.")


def _row(pair: Pair, text: str) -> int:
    number = whole_number(text)
    if number is not None and number < len(pair.alignment.beads):
        return number
    raise PlaceError("This row is no longer on the page. Load the page again and choose it once more.")
