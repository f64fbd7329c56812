"""The page docs/tricky-cases.md, row by row."""

from pathlib import Path

import pytest

from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.salience import rank
from newsdiff.analysis.tokenize import tokenize
from newsdiff.analysis.types import Span, Variant
from newsdiff.analysis.wording import BeadText, FoundVariant, Side, find_variants

PAGE = Path(__file__).parents[2] / "docs" / "tricky-cases.md"


def cases() -> list[tuple[str, str, str]]:
    """Left, right and what we do, for each row of the table."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in row.strip("|").replace("\\|", "\0").split("|")] for row in rows]
    return [(left, right, ours.replace("\0", "|").strip("`")) for left, right, _, ours in cells]


def side(text: str, encoder: Encoder) -> Side:
    tokens = tokenize(text)
    return Side(text=text, tokens=tokens, starts=(0,), vectors=encoder.words([text], [tokens])[0])


def what_we_do(left: str, right: str, encoder: Encoder) -> str:
    sides = side(left, encoder), side(right, encoder)
    bead = BeadText(left=sides[0], right=sides[1], idf={}, highest=1.0, language="en", score=1.0)
    return "; ".join(described(found, left, right) for found in find_variants(bead)) or "nothing"


def described(found: FoundVariant, left: str, right: str) -> str:
    variant = Variant(found.kind, "A", "B", 0, found.left, found.right, found.cosine)
    contrasts = rank([(variant, found)])
    word = contrasts[0].category if contrasts else "spelling" if found.kind == "spelling" else "variant"
    return f"{word}: {words(found.left, left)} | {words(found.right, right)}"


def words(span: Span | None, text: str) -> str:
    return span.of(text) if span else "-"


@pytest.mark.parametrize(("left", "right", "ours"), cases())
def test_the_page_tells_what_we_do(left: str, right: str, ours: str, encoder: Encoder) -> None:
    assert what_we_do(left, right, encoder) == ours


def test_the_page_has_twenty_cases_and_more() -> None:
    assert len(cases()) >= 20
