"""PDF files give their lines; headers, footers and page numbers are furniture."""

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.hyphens import mend_hyphens
from newsdiff.ingest.read import read_file
from newsdiff.ingest.readers.pdf import repeated_lines
from newsdiff.ingest.types import RawArticle
from tests.ingest.files import STORY, assembled, pdf

FIRST = [
    "The Herald, 11 October 2020",
    "A ferry carrying about 300 passengers capsized off the",
    "coast on Sunday, and divers are",
]
SECOND = ["The Herald, 11 October 2020", "still looking for sur-", "vivors, said the coast guard in a statement.", "2"]


def paper(data: bytes) -> RawArticle:
    return read_file("story.pdf", data)


def test_lines_of_a_page_are_read() -> None:
    assert paper(pdf([STORY])).text.split("\n")[: len(STORY)] == list(STORY)


def test_headers_and_page_numbers_are_furniture_and_sentences_go_on_over_pages() -> None:
    article = clean(paper(pdf([[*FIRST, "1"], SECOND])))
    assert article.text == (
        "A ferry carrying about 300 passengers capsized off the coast on Sunday, and divers are still looking for "
        "survivors, said the coast guard in a statement."
    )
    assert [removal.text for removal in article.removed] == [FIRST[0], "1", SECOND[0], "2"]


def test_a_title_counts_only_where_the_first_page_shows_it() -> None:
    assert paper(pdf([["FERRY SINKS", *STORY]], title="Ferry sinks")).headline == "Ferry sinks"
    assert paper(pdf([STORY], title="Layout 3 final")).headline == ""


def test_lines_repeated_on_most_pages_are_found() -> None:
    pages = [["Herald 1", "a"], ["Herald 2", "b"], ["Herald 3", "c"], ["x", "d"]]
    assert repeated_lines(pages) == {"herald #"}
    assert repeated_lines(pages[:1]) == set()


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        (["the gov-", "ernment fell"], ["the government", "fell"]),
        (["the gov-", "ernment"], ["the government", ""]),
        (["Iranian-", "backed men"], ["Iranian-", "backed men"]),
        (["anti-", "terror", "an anti-terror law"], ["anti-", "terror", "an anti-terror law"]),
        (["the Kata-", "ib men", "the Kataib came"], ["the Kataib", "men", "the Kataib came"]),
        (["New-", "York"], ["New-", "York"]),
        (["no hyphen", "here"], ["no hyphen", "here"]),
    ],
)
def test_words_broken_at_line_ends_are_mended(lines: list[str], mended: list[str]) -> None:
    assert mend_hyphens(lines)[0] == mended


def test_lines_of_furniture_are_not_mended() -> None:
    assert mend_hyphens(["the gov-", "ernment"], skip=[1])[1] == 0


@pytest.mark.parametrize(
    "objects",
    [
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"],
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 2 /Kids [3 0 R] >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        ],
        [b"<< /Type /Catalog >>"],
        [b"<< >>"],
    ],
)
def test_page_trees_that_lead_nowhere_are_damaged(objects: list[bytes]) -> None:
    with pytest.raises(IngestError) as raised:
        paper(assembled(objects))
    assert raised.value.reason in ("damaged", "no text")
