"""The findings of a report in HTML: what people coded, with both sides in context."""

from collections.abc import Sequence

from newsdiff.reports.types import CodeText, Finding, Quote, Report, ReportArticle, Side
from newsdiff.reports.writers.markup import Html, block, element, joined
from newsdiff.reports.writers.pieces import (
    code_link,
    data_side,
    link,
    listed,
    lowered,
    paragraphs,
    publisher,
    section,
    sigil,
    time,
)


def findings(report: Report) -> Html:
    """The codes that were used, then each finding."""
    if not report.findings:
        return section("findings", "Findings", element("p", "Nothing was coded when this report was made."))
    return section(
        "findings",
        "Findings",
        _codes_used(report),
        *(_finding(finding, report) for finding in report.findings),
    )


def _codes_used(report: Report) -> Html:
    rows = (
        element(
            "tr",
            element("th", code_link(code), scope="row"),
            element("td", code.definition),
            element("td", str(code.n_uses), class_="report-number"),
        )
        for code in report.codes
        if code.n_uses
    )
    head = element(
        "tr",
        element("th", "Code", scope="col"),
        element("th", "What it says of a difference", scope="col"),
        element("th", "Findings", scope="col", class_="report-number"),
    )
    return block("table", block("thead", head), block("tbody", *rows), class_="report-used")


def _finding(finding: Finding, report: Report) -> Html:
    changed = (
        joined("; changed by ", finding.changed_by, ", ", time(finding.changed_at)) if finding.changed_at else None
    )
    return block(
        "section",
        element("h3", element("span", str(finding.number), class_="report-no"), " ", listed(_names(finding))),
        element("p", f"Kind of difference: {lowered(finding.what)}", class_="report-what"),
        sides(finding.sides, report),
        block("div", *paragraphs(finding.comment), class_="report-comment") if finding.comment else None,
        element(
            "p",
            f"Coded by {finding.coder}, ",
            time(finding.created_at),
            changed,
            ". ",
            link(finding.permalink),
            class_="report-fine",
        ),
        id=f"finding-{finding.number}",
        class_="report-finding",
    )


def sides(of_each: Sequence[Side], report: Report) -> Html:
    """The words of each article in their passages."""
    return block("div", *(_side(side, report) for side in of_each), class_="report-sides")


def _names(finding: Finding) -> list[str]:
    return [code.name + _slots(code) for code in finding.codes]


def _slots(code: CodeText) -> str:
    said = {"target": code.target, "polarity": code.polarity, "voice": code.voice, "certainty": code.certainty}
    filled = ", ".join(f"{slot}: {words}" for slot, words in said.items() if words)
    return f" ({filled})" if filled else ""


def _side(side: Side, report: Report) -> Html:
    caption = element("figcaption", sigil(side.article, report), " ", publisher(side.article))
    if not side.quotes:
        nothing = element("p", f"Coded as having nothing opposite in {side.article.sigil}.", class_="report-nothing")
        return block("figure", caption, nothing)
    return block("figure", caption, *(_quote(quote, side.article, report) for quote in side.quotes))


def _quote(quote: Quote, one: ReportArticle, report: Report) -> Html:
    return element(
        "blockquote",
        quote.before,
        element("mark", quote.words, data_side=data_side(one, report)),
        quote.after,
        element("cite", f" {quote.passages}"),
        lang=one.language or None,
        dir="auto",
    )
