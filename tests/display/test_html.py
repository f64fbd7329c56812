"""A comparison as a page of its own: marked, linked, inert."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from newsdiff.analysis.types import Bead, Collation, Contrast, Fact, FactDifference, Span
from newsdiff.display.html import page_of
from newsdiff.display.keys import variant_keys
from tests.display.collations import collation_with, collations, variant

TITLES = {"A": "Courier", "B": "Agency"}


def two_accounts(left: str = "Peaceful people", right: str = "Agitators") -> Collation:
    labels = variant("substitution", Span(0, len(left)), Span(0, len(right)))
    return collation_with(
        [f"{left} sat in the square.", "Nobody warned them."],
        [f"{right} sat in the square."],
        [Bead((0,), (0,), 0.81), Bead((1,), (), 0)],
        variants=(labels,),
        contrasts=(Contrast(labels, "label", 0.93, ("names the same people",)),),
    )


class Reader(HTMLParser):
    """Collects the ids, the links within the page, the tags and the words of the table."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        known = dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if href := known.get("href"):
            self.links.append(href)
        if tag == "td":
            self.cells.append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data


def test_a_contrast_in_the_list_links_to_its_words_on_both_sides():
    page = Reader(page_of(two_accounts(), titles=TITLES, notes=(), strips={}))
    (key,) = variant_keys(two_accounts()).values()
    assert page.links == [f"#A-{key}", f"#B-{key}"]
    assert page.ids == [f"A-{key}", f"B-{key}"]


def test_the_words_of_a_contrast_are_marked():
    page = page_of(two_accounts(), titles=TITLES, notes=(), strips={})
    assert re.search(r'<span class="contrast" title="Label. B has: Agitators">Peaceful people</span> sat', page)


def test_what_stands_in_one_only_has_an_empty_side_that_says_so():
    page = Reader(page_of(two_accounts(), titles=TITLES, notes=(), strips={}))
    assert page.cells[2:] == ["Nobody warned them.", "only in A"]


def test_a_comparison_without_contrasts_says_so():
    collation = collation_with(["Same."], ["Same."], [Bead((0,), (0,), 1.0)])
    assert "No wording difference stands out." in page_of(collation, titles=TITLES, notes=(), strips={})


def test_notes_come_before_the_contrasts():
    page = page_of(two_accounts(), titles=TITLES, notes=["No model <is> installed."], strips={})
    assert "<p>No model &lt;is&gt; installed.</p>\n<h2>Contrasts</h2>" in page


def many_contrasts(number: int) -> Collation:
    words = " ".join(["Word"] * number)
    found = tuple(variant("omission", Span(5 * i, 5 * i + 4), None) for i in range(number))
    contrasts = tuple(Contrast(one, "label", 1 - i / number, ()) for i, one in enumerate(found))
    return collation_with([words], ["One"], [Bead((0,), (0,), 0.5)], variants=found, contrasts=contrasts)


@pytest.mark.parametrize(("number", "said"), [(25, False), (26, True)])
def test_weaker_contrasts_fold_away(number, said):
    assert ("<summary>1 more</summary>" in page_of(many_contrasts(number), titles=TITLES, notes=(), strips={})) is said


def test_hostile_words_stay_words():
    hostile = "<script>alert(1)</script>\"'&"
    page = page_of(two_accounts(left=hostile), titles={"A": hostile, "B": hostile}, notes=[hostile], strips={})
    assert "script" not in Reader(page).tags
    assert Reader(page).cells[0].startswith(hostile)


@given(collations())
def test_the_table_holds_the_words_of_both_articles_and_no_id_twice(collation):
    page = Reader(page_of(collation, titles=TITLES, notes=(), strips={}))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids) | _of_no_words(collation)
    for witness in collation.witnesses:
        assert all(word in "".join(page.cells) for word in witness.text.split())


def _of_no_words(collation: Collation) -> set[str]:
    """Links to random variants that cover no passage's words: only random tests make such."""
    return {
        f"{sigil}-{key}"
        for found, key in variant_keys(collation).items()
        for sigil, span in (("A", found.left), ("B", found.right))
        if span and not span.of(collation.witness(sigil).text).strip()
    }


def test_the_facts_of_a_row_are_folded_under_it():
    said = FactDifference("number", None, Fact("number", "B", Span(0, 4), "x"))
    page = page_of(two_accounts(), titles=TITLES, notes=(), strips={("A", "B"): {0: (said,)}})
    assert "<summary>Facts: 1 only in B</summary>" in page
    assert "<small>only in B</small></li>" in page
