"""A report as one HTML file that needs nothing else: no script, no picture, no address to fetch."""

import base64
import hashlib

from newsdiff.reports.types import Report
from newsdiff.reports.writers.article import article
from newsdiff.reports.writers.markup import Html, block, element, style


def write(report: Report, *, css: str) -> bytes:
    """The file, UTF-8. `css` goes inside; the file's own policy names it by its hash and forbids all else."""
    page = block("html", _head(report, css), block("body", article(report)), lang="en")
    return f"<!doctype html>\n{page}\n".encode()


def _head(report: Report, css: str) -> Html:
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return block(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content=report.generator),
        element("title", f"{report.title} · report"),
        style(css),
    )
