"""What the program points at, in HTML: the contrasts, and what it found in one article only."""

from collections.abc import Sequence

from newsdiff.reports.types import (
    AlonePassage,
    ContrastLine,
    FactText,
    PairReport,
    Quote,
    Report,
    ReportArticle,
)
from newsdiff.reports.writers.markup import Html, block, element, joined
from newsdiff.reports.writers.pieces import (
    finding_links,
    of_pair,
    pair_key,
    publisher,
    section,
    sigil,
)


def contrasts(pair: PairReport, report: Report) -> Html:
    """The program\'s list for two articles, the most telling first."""
    title = f"Contrasts{of_pair(pair, report)}"
    if not pair.contrasts:
        return section(f"contrasts-{pair_key(pair)}", title, element("p", "The program ranked no contrast here."))
    head = element(
        "tr",
        element("th", "No.", scope="col", class_="report-number"),
        element("th", "Kind", scope="col"),
        element("th", sigil(pair.left, report), " ", publisher(pair.left), scope="col"),
        element("th", sigil(pair.right, report), " ", publisher(pair.right), scope="col"),
        element("th", "Why it stands here", scope="col"),
        element("th", "Finding", scope="col"),
    )
    return section(
        f"contrasts-{pair_key(pair)}",
        title,
        element(
            "p",
            "Words that name the same thing differently, as the program ranked them; the first may tell most. "
            "Those that a person dismissed come last.",
        ),
        block(
            "table",
            block("thead", head),
            block("tbody", *(_contrast(line, pair) for line in sorted(pair.contrasts, key=_is_dismissed))),
            class_="report-contrasts",
        ),
    )


def _contrast(line: ContrastLine, pair: PairReport) -> Html:
    return element(
        "tr",
        element("td", str(line.rank), class_="report-number"),
        element("td", line.what),
        _words(line.left, pair.left),
        _words(line.right, pair.right),
        element("td", "; ".join(_why(line)), class_="report-why"),
        element("td", finding_links(line.findings), class_="report-finding-no"),
    )


def _is_dismissed(line: ContrastLine) -> bool:
    return line.judgement == "dismissed"


def _why(line: ContrastLine) -> tuple[str, ...]:
    said = [*line.evidence]
    if line.link_made_by == "person":
        said.append("passages linked by a person")
    if line.words_by == "person":
        said.append("words as a person gave them")
    if line.judgement:
        said.append(f"{line.judgement} by {line.judged_by}{f': {line.reason}' if line.reason else ''}")
    return tuple(said)


def _words(quote: Quote | None, one: ReportArticle) -> Html:
    if quote is None:
        return element("td", "—", class_="report-nothing")
    place = element("span", quote.passages, class_="report-place")
    return element("td", element("q", quote.words, lang=one.language or None, dir="auto"), " ", place)


def fact_table(pair: PairReport, report: Report) -> Html:
    """In which facts the rows of two articles differ."""
    title = f"Facts{of_pair(pair, report)}"
    if not pair.facts:
        return section(
            f"facts-{pair_key(pair)}", title, element("p", "The rows differ in no fact that the program found.")
        )
    head = element(
        "tr",
        element("th", "Row", scope="col"),
        element("th", "Kind", scope="col"),
        element("th", sigil(pair.left, report), " ", publisher(pair.left), scope="col"),
        element("th", sigil(pair.right, report), " ", publisher(pair.right), scope="col"),
        element("th", "Where", scope="col"),
    )
    return section(
        f"facts-{pair_key(pair)}",
        title,
        element(
            "p",
            "Numbers, dates, names, quotations and speakers that stand in one side of a row and not in the other. What "
            "a contrast of numbers, dates or names says is left out here.",
        ),
        block(
            "table",
            block("thead", head),
            block("tbody", *(_fact(one, pair) for one in pair.facts)),
            class_="report-contrasts",
        ),
    )


def _fact(one: FactText, pair: PairReport) -> Html:
    return element(
        "tr",
        element("td", one.row),
        element("td", one.what),
        _words(one.left, pair.left),
        _words(one.right, pair.right),
        element("td", f"{one.said}: {one.elsewhere}" if one.elsewhere else one.said, class_="report-why"),
    )


def alone(pair: PairReport, report: Report) -> Html:
    """What the program found in one of two articles only."""
    return section(
        f"alone-{pair_key(pair)}",
        f"Found in one article only{of_pair(pair, report)}",
        element(
            "p",
            "Passages to which the program found nothing opposite. Whether the other article leaves a thing out, tells "
            "it elsewhere or tells it otherwise is for the reader to judge.",
        ),
        _alone_in(pair.left, pair.left_alone, report),
        _alone_in(pair.right, pair.right_alone, report),
    )


def _alone_in(one: ReportArticle, passages: Sequence[AlonePassage], report: Report) -> Html:
    items = (
        element(
            "li",
            element("span", passage.label, class_="report-place"),
            " ",
            element("span", passage.text, lang=one.language or None, dir="auto"),
            " (no counterpart, said by a person)" if passage.said_by == "person" else None,
            joined(" ", finding_links(passage.findings, word="finding ")) if passage.findings else None,
        )
        for passage in passages
    )
    return block(
        "section",
        element("h3", "Only in ", sigil(one, report), " ", publisher(one)),
        block("ul", *items) if passages else element("p", "No passage."),
        class_="report-alone",
    )
