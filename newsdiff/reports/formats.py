"""The formats in which a report can be taken away: one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles.finders import find

from newsdiff.reports.types import Report
from newsdiff.reports.writers.csv import write_annotations, write_contrasts, write_decisions, write_facts
from newsdiff.reports.writers.html import write

STYLES = ("css/tokens.css", "css/report.css", "css/report-file.css")


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report."""

    label: str  # on its button and in the list of files
    suffix: str  # ends the file's name
    media_type: str
    write: Callable[[Report], bytes]


def write_html(report: Report) -> bytes:
    """The HTML file, with the site's style inside."""
    return write(report, css="\n".join(Path(str(find(name))).read_text(encoding="utf-8") for name in STYLES))


FORMATS = {
    "html": Format("Report, one HTML file", "report.html", "text/html", write_html),
    "csv": Format("Annotations, CSV table", "annotations.csv", "text/csv", write_annotations),
    "contrasts": Format("Contrasts, CSV table", "contrasts.csv", "text/csv", write_contrasts),
    "decisions": Format("Decisions, CSV table", "decisions.csv", "text/csv", write_decisions),
    "facts": Format("Facts, CSV table", "facts.csv", "text/csv", write_facts),
}
