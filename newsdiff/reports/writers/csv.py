"""Tables of a report for spreadsheets and statistics."""

from collections.abc import Sequence
from datetime import UTC, datetime

from newsdiff.display.tables import table
from newsdiff.reports.types import (
    CodeText,
    ContrastLine,
    DecisionLine,
    FactText,
    Finding,
    PairReport,
    Quote,
    Report,
    Side,
)

SIDE_COLUMNS = (
    "a_source_id",
    "a_outlet",
    "a_start",
    "a_end",
    "a_quote",
    "b_source_id",
    "b_outlet",
    "b_start",
    "b_end",
    "b_quote",
)
ANNOTATION_COLUMNS = (
    "comparison_id",
    "difference_id",
    "difference_type",
    "code",
    "code_guid",
    "target",
    "polarity",
    "voice",
    "coder",
    "status",
    "confidence",
    "memo",
    *SIDE_COLUMNS,
    "created_at",
    "updated_at",
    "permalink",
)
CONTRAST_COLUMNS = (
    "comparison_id",
    "difference_id",
    "rank",
    "category",
    "kind",
    "salience",
    "evidence",
    *SIDE_COLUMNS,
    "annotated",
    "link_made_by",
    "judgement",
    "reason",
    "judged_by",
    "words_by",
)
DECISION_COLUMNS = (
    "comparison_id",
    "difference_id",
    "codes",
    "coders",
    "how",
    "reason",
    "decided_by",
    "decided_at",
    *SIDE_COLUMNS,
)
FACT_COLUMNS = ("comparison_id", "row", "kind", "said", *SIDE_COLUMNS, "elsewhere")


def write_annotations(report: Report) -> bytes:
    """One row for each code of each finding."""
    rows = (_annotation_cells(report, finding, code) for finding in report.findings for code in finding.codes)
    return table(ANNOTATION_COLUMNS, rows)


def write_contrasts(report: Report) -> bytes:
    """One row for each contrast of the program's list, those of each two articles by falling salience."""
    rows = (_contrast_cells(report, pair, line) for pair in report.pairs for line in pair.contrasts)
    return table(CONTRAST_COLUMNS, rows)


def write_facts(report: Report) -> bytes:
    """One row for each fact in which the sides of a row differ."""
    return table(FACT_COLUMNS, (_fact_cells(report, pair, one) for pair in report.pairs for one in pair.facts))


def write_decisions(report: Report) -> bytes:
    """One row for each decision; what each coder said is one cell."""
    return table(DECISION_COLUMNS, (_decision_cells(report, line) for line in report.team.decisions))


def _decision_cells(report: Report, line: DecisionLine) -> tuple[str, ...]:
    left, right = _two_sides(report, line.sides)
    return (
        str(report.comparison_id),
        line.difference_id,
        "; ".join(line.codes),
        " | ".join(f"{name}: {'; '.join(codes) or 'nothing'}" for name, codes in line.coders),
        "agreement" if line.by_agreement else "decision",
        line.reason,
        line.by,
        _moment(line.at),
        *_side_cells(left),
        *_side_cells(right),
    )


def _annotation_cells(report: Report, finding: Finding, code: CodeText) -> tuple[str, ...]:
    left, right = _two_sides(report, finding.sides)
    return (
        str(report.comparison_id),
        finding.difference_id,
        finding.difference_type,
        code.name,
        code.guid,
        code.target,
        code.polarity,
        code.voice,
        finding.coder,
        "",
        finding.confidence,
        finding.comment,
        *_side_cells(left),
        *_side_cells(right),
        _moment(finding.created_at),
        _moment(finding.changed_at or finding.created_at),
        finding.permalink,
    )


def _two_sides(report: Report, sides: Sequence[Side]) -> tuple[Side | None, Side | None]:
    """The columns a and b. One side alone is a where it is the first of the articles, else b."""
    if len(sides) > 1:
        return sides[0], sides[1]
    (side,) = sides
    return (side, None) if side.article == report.articles[0] else (None, side)


def _side_cells(side: Side | None) -> tuple[str, ...]:
    if side is None:
        return ("",) * 5
    names = (str(side.article.article_id), side.article.outlet)
    if not side.quotes:
        return (*names, "", "", "")
    first, last = side.quotes[0], side.quotes[-1]
    return (*names, str(first.start), str(last.end), " […] ".join(quote.words for quote in side.quotes))


def _contrast_cells(report: Report, pair: PairReport, line: ContrastLine) -> tuple[str, ...]:
    return (
        str(report.comparison_id),
        line.difference_id,
        str(line.rank),
        line.category,
        line.kind,
        f"{line.salience:.4f}",
        "; ".join(line.evidence),
        *_side_cells(Side(pair.left, _quotes(line.left))),
        *_side_cells(Side(pair.right, _quotes(line.right))),
        "yes" if line.findings else "no",
        line.link_made_by,
        line.judgement,
        line.reason,
        line.judged_by,
        line.words_by,
    )


def _fact_cells(report: Report, pair: PairReport, one: FactText) -> tuple[str, ...]:
    return (
        str(report.comparison_id),
        one.row,
        one.kind,
        one.said,
        *_side_cells(Side(pair.left, _quotes(one.left))),
        *_side_cells(Side(pair.right, _quotes(one.right))),
        one.elsewhere,
    )


def _quotes(quote: Quote | None) -> tuple[Quote, ...]:
    return () if quote is None else (quote,)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
