"""Small pieces of a report in HTML that several of its parts use."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from newsdiff.reports.types import CodeText, PairReport, Report, ReportArticle
from newsdiff.reports.writers.markup import Content, Html, block, element, joined


def section(anchor: str, title: str, *content: Content) -> Html:
    """A part of the report with its heading."""
    return block("section", element("h2", title), *content, id=anchor)


def facts(*facts: tuple[str, Content]) -> Html:
    """Names and values; a value of `None` leaves its name out."""
    pairs = (joined(element("dt", name), element("dd", value)) for name, value in facts if value is not None)
    return block("dl", *pairs, class_="report-facts")


def paragraphs(text: str) -> list[Html]:
    """The lines of a text as paragraphs."""
    return [element("p", part, dir="auto") for part in text.split("\n") if part.strip()]


def sigil(one: ReportArticle, report: Report) -> Html:
    """An article's letter, marked by its side."""
    return element("span", one.sigil, class_="report-sigil", data_side=data_side(one, report))


def data_side(one: ReportArticle, report: Report) -> str:
    """The side of an article: the first one is left."""
    return "left" if one == report.articles[0] else "right"


def code_link(code: CodeText) -> Html:
    """A code that leads to its entry."""
    return element("a", code.name, href=f"#code-{code.guid}")


def finding_links(numbers: Sequence[int], *, word: str = "") -> Html:
    """Numbers of findings that lead to them."""
    links = [element("a", f"{word}{number}", href=f"#finding-{number}") for number in numbers]
    return joined(*(joined(", " if position else "", link) for position, link in enumerate(links)))


def link(url: str) -> Html:
    """A link where the address is one of the web; anything else stays text."""
    if url.startswith(("https://", "http://")):
        return element("a", url, href=url, rel="noopener noreferrer")
    return element("span", url)


def time(moment: datetime) -> Html:
    """A moment in UTC."""
    utc = moment.astimezone(UTC)
    return element("time", f"{day_words(utc.date())}, {utc:%H:%M} UTC", datetime=utc.isoformat(timespec="seconds"))


def day_words(day: date) -> str:
    """A day in words."""
    return f"{day.day} {day:%B %Y}"


def pair_key(pair: PairReport) -> str:
    """The letters of a pair, for addresses."""
    return f"{pair.left.sigil}-{pair.right.sigil}"


def of_pair(pair: PairReport, report: Report) -> str:
    """Which pair a heading is about, where there are several."""
    return f" of {pair.left.sigil} and {pair.right.sigil}" if len(report.pairs) > 1 else ""


def article_name(one: ReportArticle) -> str:
    """An article by outlet and letter."""
    return f"{one.outlet} ({one.sigil})" if one.outlet else one.sigil


def publisher(one: ReportArticle) -> str:
    """Who published an article; its headline where that is not known."""
    return one.outlet or one.headline or "Outlet not given"


def listed(names: Sequence[str]) -> str:
    """ "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def count(number: int, noun: str) -> str:
    """ "1 finding", "2 findings"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def lowered(words: str) -> str:
    """Words that begin a line, for the middle of one: "only in A"."""
    return words[:1].lower() + words[1:]
