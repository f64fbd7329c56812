"""The HTML of a passage's words: thousands of runs a page, so they are written here and not by the template."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from newsdiff.comparisons.rowview import RunView


def html_of(runs: Sequence[RunView]) -> SafeString:
    """The runs in a row, without a blank between them. Their words are escaped."""
    return mark_safe("".join(map(_html, runs)))  # noqa: S308 - each piece is escaped below


def _html(run: RunView) -> str:
    words = str(escape(run.text))
    if not run.keys:
        return f'<span data-start="{run.start}">{words}</span>'
    if run.only_in:
        words += f'<span class="visually-hidden" data-aside> (only in {escape(run.only_in)})</span>'
    looks = (
        f'data-start="{run.start}" data-keys="{escape(run.keys)}" data-kinds="{escape(run.kinds)}" '
        f'title="{escape(run.title)}"{" data-lit" if run.selected else ""}'
    )
    if not run.url:
        return f'<span class="run" {looks}>{words}</span>'
    stop = "" if run.first else ' tabindex="-1"'
    return f'<a class="run" href="{escape(run.url)}" draggable="false" {looks}{stop}>{words}</a>'
