"""The HTML file: what it says, that it needs nothing else, and that no text becomes markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.reports.formats import write_html
from newsdiff.reports.types import Report
from newsdiff.reports.writers.article import article
from newsdiff.reports.writers.html import write
from newsdiff.reports.writers.markup import element, joined, style
from tests.reports.reports_by_hand import LEFT, report_by_hand

GOLDEN = Path(__file__).parent / "golden" / "report.html"
HOSTILE = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>', "</style>", "]]>", "&lt;b&gt;"]
    ),
)


class Outline(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page_of(report: Report) -> str:
    return write(report, css="p {}").decode()


def test_the_report_by_hand_gives_the_golden_page(golden):
    golden(GOLDEN, page_of(report_by_hand()))


def test_the_same_report_gives_the_same_bytes():
    assert write(report_by_hand(), css="p {}") == write(report_by_hand(), css="p {}")


def test_the_file_has_nothing_to_fetch_and_nothing_to_run():
    outline = Outline(write_html(report_by_hand()).decode())
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & set(outline.tags)
    assert {name for _, name, _ in outline.attributes if name.startswith("on") or name in ("src", "style")} == set()
    assert "url(" not in "".join(outline.words)
    assert "@import" not in "".join(outline.words)


def test_the_file_forbids_everything_but_its_own_style():
    page = write_html(report_by_hand()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.replace("&#x27;", "'").startswith("default-src 'none'; style-src 'sha256-")


@given(text=HOSTILE, title=HOSTILE)
def test_no_text_becomes_markup(text, title):
    plain, report = report_by_hand(comment="words", title="words"), report_by_hand(comment=text, title=title)
    report = replace(report, project=text, made_by=text, codebook_guidance=title, codebook_name=text)
    shown = Outline(page_of(report))
    paragraphs = len([line for line in text.split("\n") if line.strip()])
    guidance = len([line for line in title.split("\n") if line.strip()])
    wrapper = 0 if text else -1
    expected = Outline(page_of(plain)).tags
    assert len(shown.tags) == len(expected) + wrapper + paragraphs - 1 + guidance - 1
    assert sorted(set(shown.tags)) == sorted(set(expected))


@given(text=st.text())
def test_text_in_an_element_comes_back_as_it_was(text):
    outline = Outline(str(element("p", text)))
    assert outline.tags == ["p"]
    assert "".join(outline.words) == text


@given(value=st.text())
def test_text_in_an_attribute_comes_back_as_it_was(value):
    outline = Outline(str(element("p", title=value)))
    assert outline.attributes == [("p", "title", value)]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x", " https://x"])
def test_an_address_that_is_not_of_the_web_is_no_link(url):
    report = report_by_hand()
    page = page_of(replace(report, articles=(replace(LEFT, url=url), report.articles[1])))
    assert f'href="{url}' not in page
    assert url.strip() in page


def test_a_style_that_would_end_early_is_refused():
    with pytest.raises(ValueError, match="</"):
        style("p {} </style>")


def test_pieces_are_joined_and_nothing_is_left_out():
    assert str(joined("<", None, element("br"), "&")) == "&lt;<br>&amp;"


def test_the_report_never_says_that_something_was_omitted():
    page = " ".join(Outline(str(article(report_by_hand()))).words)
    assert "omit" not in page.lower()
    assert "omission" not in page.lower()


def test_a_report_without_findings_says_so():
    page = page_of(replace(report_by_hand(), findings=()))
    assert "Nothing was coded when this report was made." in page
    assert "No findings yet" in page


def test_a_pair_without_contrasts_says_so():
    report = report_by_hand()
    page = page_of(replace(report, pairs=(replace(report.pairs[0], contrasts=(), left_alone=()),)))
    assert "The program ranked no contrast here." in page
    assert "No passage." in page


def test_several_pairs_are_told_apart():
    report = report_by_hand()
    third = replace(LEFT, sigil="C", article_id=13)
    pairs = (*report.pairs, replace(report.pairs[0], right=third))
    page = page_of(replace(report, articles=(*report.articles, third), pairs=pairs))
    assert "Contrasts of A and B" in page
    assert "Contrasts of A and C" in page


def test_every_link_inside_the_page_leads_somewhere():
    outline = Outline(page_of(report_by_hand()))
    targets = {value for _, name, value in outline.attributes if name == "id"}
    links = {value[1:] for _, name, value in outline.attributes if name == "href" and value.startswith("#")}
    assert links <= targets


def test_no_fallback_is_said_too():
    report = report_by_hand()
    page = page_of(replace(report, analysis=replace(report.analysis, fallbacks=(), finished_at=None)))
    assert "Nothing had to be done in a simpler way than usual." in page
