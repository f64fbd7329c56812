"""A comparison as plain text for a terminal: contrasts first, then the rows side by side."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from newsdiff.analysis.types import Alignment, Collation, Contrast
from newsdiff.display.factlines import FactLine, PairStrips, strip_of
from newsdiff.display.keys import variant_keys
from newsdiff.display.marks import marks_of
from newsdiff.display.side_by_side import side_by_side
from newsdiff.display.types import Cell, PassageView, Row
from newsdiff.display.words import category_word

GUTTER = " │ "
MOST_LISTED = 25  # contrasts; weaker ones would only hide the strong
NARROWEST = 60  # columns: below that the two sides stand under each other
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
Numbers = Mapping[str, int]  # key of a mark → the contrast's number in the list


def text_of(
    collation: Collation, *, titles: Mapping[str, str], notes: Sequence[str], strips: PairStrips, width: int
) -> str:
    """The whole comparison in lines of at most `width` columns.

    `titles` names each witness by its sigil; `notes` are sentences for the reader that come first; `strips` hold the
    facts in which rows differ, by pair.

    The most salient contrasts are listed; their words stand in brackets with their number there: `[agitators]³`.
    """
    listed = collation.contrasts[:MOST_LISTED]
    numbers = _numbers(collation, listed)
    lines = [f"{sigil}  {title}" for sigil, title in titles.items()]
    lines += [f"Note: {note}" for note in notes]
    lines += ["", f"Contrasts: {_of(len(listed), len(collation.contrasts))}"]
    lines += [_contrast_line(collation, contrast, number) for number, contrast in enumerate(listed, 1)]
    for alignment in collation.alignments:
        lines += ["", *_pair_lines(collation, alignment, numbers, strips=strips, width=width)]
    return "\n".join(_fitted(lines, width))


def _of(n_listed: int, n_found: int) -> str:
    return str(n_found) if n_listed == n_found else f"the first {n_listed} of {n_found}"


def _numbers(collation: Collation, listed: Sequence[Contrast]) -> Numbers:
    keys = variant_keys(collation)
    return {keys[contrast.variant]: number for number, contrast in enumerate(listed, 1)}


def _contrast_line(collation: Collation, contrast: Contrast, number: int) -> str:
    variant = contrast.variant
    sides = ((variant.left_sigil, variant.left), (variant.right_sigil, variant.right))
    words = " | ".join(f"{sigil}: {span.of(collation.witness(sigil).text) if span else '—'}" for sigil, span in sides)
    return f"{number:4}  {contrast.salience:.2f}  {category_word(contrast.category):<11}  {' '.join(words.split())}"


def _pair_lines(
    collation: Collation, alignment: Alignment, numbers: Numbers, *, strips: PairStrips, width: int
) -> Iterator[str]:
    left, right = alignment.left_sigil, alignment.right_sigil
    facts = strips.get((left, right), {})
    for row in side_by_side(collation, left, right, marks_of(collation, left, right)).rows:
        yield _rule(row, width)
        sides = (_cell_text(row.left, numbers), _cell_text(row.right, numbers))
        yield from _columns(sides, width) if width >= NARROWEST else filter(None, sides)
        if row.bead in facts:
            yield from map(_fact_line, strip_of(collation, left, right, facts[row.bead]).lines)


def _fact_line(line: FactLine) -> str:
    words = " | ".join(filter(None, (line.left, line.right)))
    return f"  {line.what:<9}  {words}  ({line.said}{f': {line.elsewhere}' if line.elsewhere else ''})"


def _rule(row: Row, width: int) -> str:
    cells = [cell for cell in (row.left, row.right) if cell]
    names = " ↔ ".join(" ".join(f"{view.sigil}{view.index}" for view in cell.passages) for cell in cells)
    said = f"only in {cells[0].sigil}" if len(cells) == 1 else f"{row.score:.2f}"
    return f"── {names}  {said}{', moved' if row.moved else ''} ".ljust(width, "─")


def _columns(sides: tuple[str, str], width: int) -> Iterator[str]:
    column = (width - len(GUTTER)) // 2
    left, right = (textwrap.wrap(side, column) for side in sides)
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one:<{column}}{GUTTER}{other}".rstrip()


def _cell_text(cell: Cell | None, numbers: Numbers) -> str:
    return " ".join(_passage_text(view, numbers) for view in cell.passages) if cell else ""


def _passage_text(view: PassageView, numbers: Numbers) -> str:
    """The passage with brackets round the words of each contrast; of two that overlap, the later one closes first."""
    marks = [[mark for mark in run.marks if mark.key in numbers] for run in view.runs]
    written = []
    for before, run, here, after in zip([[], *marks], view.runs, marks, [*marks[1:], []], strict=False):
        opened = "[" * len(set(here) - set(before))
        closing = sorted(set(here) - set(after), key=lambda mark: (-mark.start, mark.end, mark.key))
        closed = "".join(f"]{numbers[mark.key]}".translate(SUPERSCRIPTS) for mark in closing)
        written.append(f"{opened}{run.text}{closed}")
    return " ".join("".join(written).split())


def _fitted(lines: Sequence[str], width: int) -> Iterator[str]:
    for line in lines:
        yield from (
            textwrap.wrap(line, width, subsequent_indent="      ", drop_whitespace=True)
            if len(line) > width
            else [line]
        )
