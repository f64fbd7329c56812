"""Two real reports of one event, read from beside the project: their sentences, and what stands opposite what."""

import pytest

from newsdiff.analysis.collate import collate
from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.types import Collation, Heading, Span, Witness
from newsdiff.ingest.clean import clean
from newsdiff.ingest.read import read_file
from tests.system_packages import require_shared

# Our own reading, by number of body sentence from 0: links that must be there, and links neither right nor wrong.
LINKS = {(0, 0), (1, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 5), (6, 6), (7, 6), (9, 7), (10, 8), (11, 9), (12, 1)}
LINKS |= {(12, 2), (14, 10), (15, 10), (15, 11)}
DOUBTFUL = {(0, 6), (4, 0), (6, 0), (8, 5), (13, 1), (16, 0), (16, 6)}


@pytest.fixture(scope="module")
def witnesses() -> tuple[Witness, Witness]:
    folder = require_shared() / "articles"
    left, right = (witness(sigil, path) for sigil, path in zip("AB", sorted(folder.glob("*.txt")), strict=True))
    return left, right


def witness(sigil: str, path) -> Witness:
    article = clean(read_file(path.name, path.read_bytes()))
    headings = tuple(
        Heading(block.kind, Span(block.start, block.end)) for block in article.blocks if block.kind != "paragraph"
    )
    return Witness(sigil, article.text, article.language, headings)


def f1_of(collation: Collation) -> float:
    """F1 of the links between body sentences."""
    numbers = {
        sigil: {
            passage.index: number
            for number, passage in enumerate(p for p in collation.passages_of(sigil) if p.kind == "sentence")
        }
        for sigil in "AB"
    }
    found = {
        (numbers["A"][i], numbers["B"][j])
        for bead in collation.alignment("A", "B").beads
        for i in bead.left
        for j in bead.right
        if i in numbers["A"] and j in numbers["B"]
    }
    right = len(found & LINKS)
    return 2 * right / (2 * right + len(found - LINKS - DOUBTFUL) + len(LINKS - found))


def test_every_body_sentence_comes_out_whole(witnesses: tuple[Witness, Witness]) -> None:
    collation = collate(witnesses, encoder=None)
    kinds = [[passage.kind for passage in collation.passages_of(sigil)] for sigil in "AB"]
    assert [each.count("sentence") for each in kinds] == [21, 15]
    assert [kind for kind in kinds[1] if kind != "sentence"] == ["headline", "subheading", "subheading"]


def test_links_agree_with_our_reading(witnesses: tuple[Witness, Witness], encoder: Encoder) -> None:
    assert f1_of(collate(witnesses, encoder=encoder)) >= 0.8


def test_links_by_words_alone_still_help(witnesses: tuple[Witness, Witness]) -> None:
    assert f1_of(collate(witnesses, encoder=None)) >= 0.6
