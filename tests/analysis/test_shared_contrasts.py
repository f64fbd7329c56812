"""The contrasts of two real reports of one event, read from beside the project."""

import pytest

from newsdiff.analysis.collate import collate
from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.types import Collation, Contrast, Heading, Span, Witness
from newsdiff.ingest.clean import clean
from newsdiff.ingest.read import read_file
from tests.system_packages import require_shared


@pytest.fixture(scope="module")
def collation(encoder: Encoder) -> Collation:
    paths = sorted((require_shared() / "articles").glob("*.txt"))
    return collate([witness(sigil, path) for sigil, path in zip("AB", paths, strict=True)], encoder=encoder)


def witness(sigil: str, path) -> Witness:
    article = clean(read_file(path.name, path.read_bytes()))
    headings = tuple(
        Heading(block.kind, Span(block.start, block.end)) for block in article.blocks if block.kind != "paragraph"
    )
    return Witness(sigil, article.text, article.language, headings)


def quotes(collation: Collation, contrast: Contrast) -> tuple[str, str]:
    spans = ((contrast.variant.left, "A"), (contrast.variant.right, "B"))
    left, right = (span.of(collation.witness(sigil).text) if span else "" for span, sigil in spans)
    return left, right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("anti-terror groups", "factions supported by Tehran"),
        ("anti-terror militias", "Iranian-backed factions"),
        ("legendary anti-terror commander", "Iran’s Quds Force commander"),
        ("martyred", "killed in the strike"),
    ],
)
def test_what_an_analyst_reports_is_among_the_first_ten(collation: Collation, left: str, right: str) -> None:
    first = [quotes(collation, contrast) for contrast in collation.contrasts[:10]]
    assert any(left in here and right in there for here, there in first)


def test_spelling_is_never_ranked(collation: Collation) -> None:
    assert all(contrast.variant.kind != "spelling" for contrast in collation.contrasts)
    spelled = {variant for variant in collation.variants if variant.kind == "spelling"}
    assert {variant.left.of(collation.witness("A").text) for variant in spelled if variant.left} >= {"Kataib", "U.S."}
