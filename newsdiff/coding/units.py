"""Names of what is coded: a difference or a row, by its words, so that a new run of the analysis keeps them."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from newsdiff.analysis.types import Span
from newsdiff.coding.places import Pair, Place, difference_type, places_of_row, sides_found, variant_at

ID_LENGTH = 12


def difference_id(spans: Iterable[tuple[int, Span | None]]) -> str:
    """Names a difference by its words: primary key of each article, and the span or None for nothing opposite."""
    parts = sorted(f"{article_id}:{f'{span.start}-{span.end}' if span else ''}" for article_id, span in spans)
    return "d" + sha256(" ".join(parts).encode()).hexdigest()[:ID_LENGTH]


def unit_of(places: Sequence[Place], pair: Pair, *, row: int | None, articles: Mapping[str, int]) -> str:
    """The unit that an annotation counts for: the difference that was coded, else the row in which its words stand.

    `articles` are the primary keys of the articles by sigil.
    """
    variant = variant_at(places, pair)
    if variant is not None:  # whatever words a person gave it
        return difference_id((articles[sigil], span) for sigil, span in sides_found(variant))
    is_difference = difference_type(places, pair) not in ("", "passages")
    if row is not None and not is_difference:
        places = places_of_row(row, pair)
    return difference_id((articles[place.sigil], place.span) for place in places)
