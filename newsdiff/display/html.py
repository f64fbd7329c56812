"""A comparison as one self-contained HTML page: no script, nothing fetched, readable in print."""

from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files

from newsdiff.analysis.types import Alignment, Collation, Contrast
from newsdiff.display.factlines import FactLine, FactStrip, PairStrips, strip_of
from newsdiff.display.keys import variant_keys
from newsdiff.display.marks import marks_of
from newsdiff.display.side_by_side import side_by_side
from newsdiff.display.types import Cell, MarkKind, PassageView, Row, TextRun
from newsdiff.display.words import category_word

STRENGTH: tuple[MarkKind, ...] = (
    "contrast",
    "variant",
    "spelling",
    "cue",
    "annotation",
)  # the first that covers a run tints it
MOST_LISTED = 25  # contrasts; the weaker ones fold away

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<dl>{witnesses}</dl>
{notes}<h2>Contrasts</h2>
{contrasts}
<p><span class="contrast">contrast</span> <span class="variant">other wording</span> \
<span class="spelling">other spelling</span></p>
{pairs}
</main>
<footer>newsdiff {version}</footer>
</body>
</html>
"""


def page_of(collation: Collation, *, titles: Mapping[str, str], notes: Sequence[str], strips: PairStrips) -> str:
    """The whole page as text; `titles` names each witness by its sigil, `notes` are sentences that come first.

    `strips` hold the facts in which rows differ, by pair.
    """
    return PAGE.format(
        title="Comparison",
        style=files("newsdiff.display").joinpath("page.css").read_text(encoding="utf-8"),
        witnesses="".join(f"<dt>{sigil}</dt><dd dir=auto>{escape(title)}</dd>" for sigil, title in titles.items()),
        notes="".join(f"<p>{escape(note)}</p>\n" for note in notes),
        contrasts=_contrasts(collation),
        pairs="\n".join(_pair(collation, alignment, strips) for alignment in collation.alignments),
        version=escape(collation.version),
    )


def _contrasts(collation: Collation) -> str:
    if not collation.contrasts:
        return "<p>No wording difference stands out.</p>"
    keys = variant_keys(collation)
    items = [_contrast(collation, found, keys[found.variant]) for found in collation.contrasts]
    first, rest = items[:MOST_LISTED], items[MOST_LISTED:]
    more = f"<details><summary>{len(rest)} more</summary>\n<ol start={MOST_LISTED + 1}>\n{''.join(rest)}</ol></details>"
    return f"<ol>\n{''.join(first)}</ol>{more if rest else ''}"


def _contrast(collation: Collation, contrast: Contrast, key: str) -> str:
    variant = contrast.variant
    quotes = [
        f'<a href="#{sigil}-{key}">{sigil}: {escape(span.of(collation.witness(sigil).text))}</a>'
        for sigil, span in ((variant.left_sigil, variant.left), (variant.right_sigil, variant.right))
        if span
    ]
    why = escape("; ".join(contrast.evidence))
    return f"<li><b>{category_word(contrast.category)}</b> {' / '.join(quotes)} <small>{why}</small></li>\n"


def _pair(collation: Collation, alignment: Alignment, strips: PairStrips) -> str:
    left, right = alignment.left_sigil, alignment.right_sigil
    facts = strips.get((left, right), {})
    seen: set[str] = set()
    marks = [mark for mark in marks_of(collation, left, right) if mark.kind in STRENGTH]
    rows = side_by_side(collation, left, right, marks).rows
    body = "".join(
        _row(row, seen) + (_facts(strip_of(collation, left, right, facts[row.bead])) if row.bead in facts else "")
        for row in rows
    )
    head = f"<thead><tr><th scope=col>{left}</th><th scope=col>{right}</th></tr></thead>"
    return f"<h2>{left} and {right}</h2>\n<table>\n{head}\n<tbody>\n{body}</tbody>\n</table>"


def _row(row: Row, seen: set[str]) -> str:
    return f"<tr>{_cell(row.left, row.right, seen)}{_cell(row.right, row.left, seen)}</tr>\n"


def _facts(strip: FactStrip) -> str:
    """The facts of a row, folded, in a row of their own."""
    items = "".join(_fact(line) for line in strip.lines)
    return (
        f"<tr class=facts><td colspan=2><details><summary>Facts: {strip.summary}</summary>"
        f"<ul>{items}</ul></details></td></tr>\n"
    )


def _fact(line: FactLine) -> str:
    words = " / ".join(f"<bdi>{escape(words)}</bdi>" for words in (line.left, line.right) if words)
    place = f": {line.elsewhere}" if line.elsewhere else ""
    return f"<li><b>{line.what}</b> {words} <small>{line.said}{place}</small></li>"


def _cell(cell: Cell | None, opposite: Cell | None, seen: set[str]) -> str:
    if cell is None:
        return f"<td class=absent>only in {opposite.sigil}</td>" if opposite else "<td></td>"
    return f"<td dir=auto>{' '.join(_passage(view, seen) for view in cell.passages)}</td>"


def _passage(view: PassageView, seen: set[str]) -> str:
    words = "".join(_run(run, view.sigil, seen) for run in view.runs)
    return f'<span class="{view.kind}">{words}</span>'


def _run(run: TextRun, sigil: str, seen: set[str]) -> str:
    """The run's words; the first run of a difference carries the anchor that the list of contrasts links to."""
    strongest = min(run.marks, key=lambda mark: STRENGTH.index(mark.kind), default=None)
    if strongest is None:
        return escape(run.text)
    anchors = [f"{sigil}-{mark.key}" for mark in run.marks if mark.kind == "contrast"]
    new = [anchor for anchor in anchors if anchor not in seen]
    seen.update(new)
    targets = "".join(f'<a id="{anchor}"></a>' for anchor in new)
    return f'{targets}<span class="{strongest.kind}" title="{escape(strongest.title)}">{escape(run.text)}</span>'
