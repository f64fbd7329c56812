"""Web pages give article and data, and every line that a browser shows is either text or listed as removed."""

import datetime

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import DEFAULTS, Limits
from newsdiff.ingest.readers.html import read
from newsdiff.ingest.readers.markup import look_over
from newsdiff.ingest.readers.pagelines import lay_over, visible_lines
from newsdiff.ingest.types import RawArticle
from tests.ingest.files import STORY, page, story_page

HEAD = (
    "<title>Ferry sinks off the coast | The Herald</title>"
    '<meta property="og:title" content="Ferry sinks off the coast"><meta name="author" content="Jane Doe">'
    '<meta property="og:site_name" content="The Herald"><link rel="canonical" href="https://herald.example/ferry">'
    '<meta property="article:published_time" content="2020-10-11T21:46:00Z">'
)
ABOVE = "<nav><ul><li><a href=/>Start page</a></li><li><a href=/w>Weather</a></li></ul></nav>"
BELOW = "<footer><p>Read our rules</p></footer><script>var x = '<p>unseen</p>';</script><!-- unseen -->"


def html(data: bytes, *, limits: Limits = DEFAULTS) -> RawArticle:
    return read(data, name="story.html", limits=limits)


def test_an_article_and_its_data_are_found() -> None:
    article = clean(html(story_page(head=HEAD, above=ABOVE, below=BELOW)))
    assert article.text == "\n\n".join(("Ferry sinks off the coast", *STORY))
    assert (article.headline, article.outlet, article.byline) == ("Ferry sinks off the coast", "The Herald", "Jane Doe")
    assert (article.published, article.url) == (datetime.date(2020, 10, 11), "https://herald.example/ferry")


def test_every_other_visible_line_is_listed_and_can_be_put_back() -> None:
    raw = html(story_page(head=HEAD, above=ABOVE, below=BELOW))
    removed = clean(raw).removed
    assert [removal.text for removal in removed] == ["Start page", "Weather", "Read our rules"]
    assert clean(raw, keep={removed[1].line}).text.startswith("Weather\n\nFerry sinks")
    assert "unseen" not in raw.text


def test_a_declared_encoding_is_used() -> None:
    body = "".join(
        f"<p>Паром затонул у берегов острова, погибли {number} человек, сообщила охрана.</p>" for number in range(9)
    )
    data = f"<html><head><meta charset=windows-1251></head><body><article>{body}</article></body></html>".encode(
        "cp1251"
    )
    assert "погибли 3 человек" in html(data).text
    assert html(data).notices == ()


def test_a_page_without_an_article_gives_all_its_lines_with_a_notice() -> None:
    found = html(page("".join(f"<div><a href=/{n}>Short line number {n} here</a></div>" for n in range(12))))
    assert "Short line number 3 here" in found.text


@pytest.mark.parametrize(
    "body", ["", "<script>document.write('text')</script>", "<!-- a comment", "<p></p>", "<img src=x>"]
)
def test_a_page_without_words_is_refused(body: str) -> None:
    with pytest.raises(IngestError, match="No article was found"):
        html(page(body))


def test_a_date_that_is_none_is_passed_over() -> None:
    head = HEAD.replace("2020-10-11T21:46:00Z", "2020-99-99")
    assert html(story_page(head=head)).published is None


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    images = '<img src="http://127.0.0.1/a.png"><link rel=stylesheet href="http://127.0.0.1/a.css">'
    assert html(story_page(head=HEAD + images, above=images))


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<!-- x <p> -->a", "a"),
        ("<!-- x", ""),
        ("a < b", "a &lt; b"),
        ("<SCRIPT>if (a < b) {}</Script >a", "a"),
        ("<script>x", ""),
        ("<style>p {}</style>a", "a"),
        ("<title>a</title>", "<title>a</title>"),
        ("<!DOCTYPE html>a", "a"),
        (
            '<script type="application/ld+json">{"a": 1}</script>',
            '<script type="application/ld+json">{"a": 1}</script>',
        ),
        ('<img src="data:image/png;base64,AAAA">', '<img src="data:,">'),
        ("<svg/>a", "<svg/>a"),
        ("<p", "<p"),
        ("İ<script>x</script>a", "İa"),
    ],
)
def test_what_holds_no_text_is_dropped_before_any_parser(markup: str, kept: str) -> None:
    assert look_over(markup, name="a.html", limits=DEFAULTS) == kept


@pytest.mark.parametrize("markup", ["<i>" * 4, "<br>" * 21, f"<p {'a' * 60}>"])
def test_tags_are_limited(markup: str) -> None:
    limits = Limits(html_depth=3, html_tags=20, html_tag=60)
    with pytest.raises(IngestError) as raised:
        look_over(markup, name="a.html", limits=limits)
    assert raised.value.reason == "unsafe"


def test_closed_elements_do_not_count_as_depth() -> None:
    assert look_over("<i></i>" * 9, name="a.html", limits=Limits(html_depth=3))


def test_visible_lines_follow_blocks_and_breaks() -> None:
    body = "<p>a <b>bold</b>\n word</p>tail<br>line<ul><li>one<li>two</ul><!-- c --><td>cell<noscript>no</noscript>"
    assert visible_lines(f"<html><head><title>t</title></head><body>{body}") == [
        "a bold word",
        "tail",
        "line",
        "one",
        "two",
        "cell",
    ]
    assert visible_lines("") == []


@pytest.mark.parametrize(
    ("lines", "article", "furniture"),
    [
        (["menu", "one", "ad", "two"], "one\ntwo", [0, 2]),
        (["one", "one"], "one", [1]),
        (["one", "half", "other half", "end"], "one\nhalf other half", [3]),
        (["half", "wrong", "half", "other half"], "half other half", [0, 1]),
        (["item", "x"], "- item", [1]),
        (["Title", "x", "text"], "text", [1]),
    ],
)
def test_the_lines_of_the_article_are_found_in_the_page(lines: list[str], article: str, furniture: list[int]) -> None:
    assert lay_over(lines, article, title="Title") == (lines, furniture)


def test_an_article_that_is_not_found_again_comes_as_it_is() -> None:
    assert lay_over(["menu", "else"], "one\ntwo", title="") == (["one", "two"], [])


def test_a_table_of_layout_does_not_lose_the_article() -> None:
    cells = "".join(f"<tr><td><p>{text}</p></td></tr>" for text in STORY)
    article = clean(html(page(f"<table>{cells}</table>")))
    assert all(text in article.text for text in STORY)
