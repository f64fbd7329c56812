"""Search in the texts of a comparison: which passages hold some words."""

from dataclasses import dataclass

from newsdiff.analysis.types import Collation


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that holds the words sought."""

    name: str  # "A7"
    anchor: str  # id of its element on the page


def places_of(collation: Collation, left: str, right: str, words: str) -> tuple[Place, ...]:
    """The passages of both witnesses that hold `words`, left before right; none for no words.

    Case, blanks and the form of apostrophes do not count.
    """
    wanted = _plain(words)
    if not wanted:
        return ()
    texts = {witness.sigil: witness.text for witness in collation.witnesses}
    return tuple(
        Place(f"{sigil}{passage.index}", f"{sigil}-{passage.index}")
        for sigil in (left, right)
        for passage in collation.passages
        if passage.sigil == sigil and wanted in _plain(passage.span.of(texts[sigil]))
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
