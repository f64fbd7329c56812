"""The decisions of a report in HTML: what holds where coders met, beside what each of them said."""

from newsdiff.reports.types import DecisionLine, Report
from newsdiff.reports.writers.findings import sides
from newsdiff.reports.writers.markup import Html, block, element
from newsdiff.reports.writers.pieces import facts, listed, paragraphs, section, time

NOTHING = "nothing"


def decisions(report: Report) -> Html:
    """All decisions, in the order of the texts."""
    return section("decisions", "Decisions", *(_decision(one, report) for one in report.team.decisions))


def _decision(one: DecisionLine, report: Report) -> Html:
    how = "Taken over, as all coders agreed, by " if one.by_agreement else "Decided by "
    return block(
        "section",
        element("h3", listed(list(one.codes)) if one.codes else "Nothing to be coded"),
        sides(one.sides, report),
        facts(*((name, listed(list(codes)) if codes else NOTHING) for name, codes in one.coders)),
        block("div", *paragraphs(one.reason), class_="report-comment") if one.reason else None,
        element("p", f"{how}{one.by}, ", time(one.at), ".", class_="report-fine"),
        class_="report-finding",
    )
