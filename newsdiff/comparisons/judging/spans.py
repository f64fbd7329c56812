"""Where the words of a difference begin and end, as a person says."""

import re

from django.http import QueryDict

from newsdiff.analysis.types import Collation, Span, Variant
from newsdiff.comparisons.judging.actions import GONE
from newsdiff.comparisons.judging.errors import JudgingError
from newsdiff.comparisons.judging.verdicts import Sides, passages_of
from newsdiff.comparisons.quotes import spans_of_words, stretches_of
from newsdiff.display.keys import variant_keys

NO_WORDS = "Say which words of {sigil} the difference is about, at least one."
NOT_THERE = "These words do not stand in this row of {sigil}. Copy them from the passage as they are."


def spans_said(collation: Collation, key: str, sent: QueryDict) -> Sides:
    """The spans of both sides of a difference out of a form: `words-A` and `start-A`, the same for the other letter.

    Of several places of the same words in the row the one nearest to the start counts. A side that the program left
    without words has none. Raises `JudgingError` where words stand nowhere in the row.
    """
    variant = next((one for one, name in variant_keys(collation).items() if name == key), None)
    if variant is None:
        raise JudgingError(GONE)
    return (
        _said(collation, variant, variant.left_sigil, variant.left, sent),
        _said(collation, variant, variant.right_sigil, variant.right, sent),
    )


def _said(collation: Collation, variant: Variant, sigil: str, found: Span | None, sent: QueryDict) -> Span | None:
    if found is None:
        return None
    words, start = str(sent.get(f"words-{sigil}", "")).strip(), str(sent.get(f"start-{sigil}", ""))
    if not re.search(r"\w", words):
        raise JudgingError(NO_WORDS.format(sigil=sigil))
    near = int(start) if start.isascii() and start.isdigit() and len(start) < 10 else found.start
    stretches = stretches_of(passages_of(collation, variant, sigil))
    places = spans_of_words(words, collation.witness(sigil).text, stretches)
    if not places:
        raise JudgingError(NOT_THERE.format(sigil=sigil))
    return min(places, key=lambda place: (abs(place.start - near), place.start))
