"""The words that an annotation hangs on, article by article."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from newsdiff.coding.models import Annotation
from newsdiff.coding.words import quotes_joined
from newsdiff.display.veil import Veil


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one article that an annotation hangs on."""

    sigil: str
    words: str  # "" where nothing stands opposite


def sides_of(annotation: Annotation, sigils: Mapping[int, str], veil: Veil | None = None) -> tuple[Side, ...]:
    """The words by article, in order of sigils, for someone who reads through `veil`."""
    quotes = sorted((sigils[anchor.article_id], anchor.start or 0, anchor.quote) for anchor in annotation.anchors.all())
    return tuple(
        Side(sigil, quotes_joined([veil.over(quote) if veil else quote for _, _, quote in of_article]))
        for sigil, of_article in groupby(quotes, key=lambda quote: quote[0])
    )
