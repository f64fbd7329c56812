"""The two real reports beside the project come out whole. Their text is not copied here: short fragments only."""

import datetime

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.read import read_file
from newsdiff.ingest.types import ExtractedArticle
from tests.system_packages import require_shared


def extracted(start: str) -> ExtractedArticle:
    path = next((require_shared() / "articles").glob(f"{start}_*.txt"))
    return clean(read_file(path.name, path.read_bytes()))


@pytest.fixture(scope="module")
def first() -> ExtractedArticle:
    return extracted("000")


@pytest.fixture(scope="module")
def second() -> ExtractedArticle:
    return extracted("004")


def paragraphs(article: ExtractedArticle) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph"]


def test_the_first_has_its_date_dateline_and_no_headline(first: ExtractedArticle) -> None:
    assert first.published == datetime.date(2020, 10, 11)
    assert first.dateline == "BAGHDAD (Dispatches)"
    assert (first.headline, first.subheadings, first.byline, first.notices) == ("", (), "", ())
    assert first.language == "en"


def test_the_first_loses_its_furniture_and_nothing_else(first: ExtractedArticle) -> None:
    assert [(removal.line, removal.reason) for removal in first.removed] == [
        (0, "date line"),
        (1, "furniture"),
        (2, "date line"),
        (3, "dateline"),
        (22, "furniture"),
    ]


def test_the_broken_paragraph_of_the_first_is_joined(first: ExtractedArticle) -> None:
    assert "President Donald Trump balking at the idea with the threat" in first.text
    assert len(paragraphs(first)) == 16
    assert all(text.endswith((".", "”")) for text in paragraphs(first))


def test_quotes_of_the_first_stay_straight_and_curly(first: ExtractedArticle) -> None:
    assert '"insisted on staying”' in first.text


def test_headline_and_subheadings_of_the_second_are_found(second: ExtractedArticle) -> None:
    assert second.headline.startswith("Washington not kidding")
    assert second.headline.endswith("arms in Iraq to retreat")
    assert second.subheadings == ("American threat", "Conditional truce")
    assert [block.kind for block in second.blocks[:4]] == ["headline", "paragraph", "subheading", "paragraph"]
    assert (second.removed, second.published, second.dateline) == ((), None, "")


def test_wrapped_lines_of_the_second_are_joined(second: ExtractedArticle) -> None:
    assert all(text.endswith((".", ".”")) for text in paragraphs(second))
    for words in ("crisis in Iraq", "“Coordinating Body for the", "Abu Mahdi al-Muhandis", "security breaches."):
        assert words in second.text
    assert "  " not in second.text
