"""The strip over each article: what its cells say."""

import re

from newsdiff.analysis.types import Alignment, Bead, Collation, Passage, Span, Witness
from newsdiff.comparisons.minimap import map_cells
from newsdiff.comparisons.state import PageState
from newsdiff.display.types import Mark

COLLATION = Collation(
    witnesses=(Witness("A", "x" * 30, "en"), Witness("B", "y" * 10, "en")),
    passages=(
        *(Passage("A", index, "sentence", 0, Span(index * 10, index * 10 + 10)) for index in range(3)),
        Passage("B", 0, "sentence", 0, Span(0, 10)),
    ),
    alignments=(Alignment("A", "B", (Bead((0,), (0,), 0.9), Bead((1,), (), 0.0), Bead((2,), (), 0.0)), "words"),),
    variants=(),
    contrasts=(),
    cues=(),
    fallbacks=(),
    version="1",
)


def cells(*marks: tuple[str, int, int]) -> list[tuple[str, int]]:
    found = [Mark(kind, "A", start, end, f"d{start}", kind, kind) for kind, start, end in marks]
    return [(one.title, one.level) for one in map_cells(COLLATION, PageState("A", "B"), found, "left")]


def test_a_cell_says_how_much_is_marked_what_is_alone_and_what_is_annotated():
    assert cells(("contrast", 0, 2), ("variant", 1, 4), ("annotation", 20, 22), ("spelling", 22, 25)) == [
        ("A0: 2 places marked", 3),
        ("A1: only in A", 0),
        ("A2: only in A, annotated", 0),
    ]


def test_a_mark_over_two_passages_counts_in_both():
    assert [level for _, level in cells(("contrast", 9, 20))] == [1, 4, 0]


def test_the_page_has_a_strip_for_each_article_with_one_tab_stop(viewer_client, comparison, done_run):
    page = viewer_client.get(f"/comparisons/{comparison.pk}/").content.decode()
    strips = re.findall(r'<nav class="map" aria-label="Map of ([AB])".*?</nav>', page)
    assert strips == ["A", "B"]
    stops = [
        strip.count("<a ") - strip.count('tabindex="-1"') for strip in re.findall(r'<nav class="map".*?</nav>', page)
    ]
    assert stops == [1, 1]
    assert 'class="map"' not in viewer_client.get(f"/comparisons/{comparison.pk}/?view=differences").content.decode()
