import pytest

from newsdiff.analysis.types import Bead, Fact, FactDifference, FactKind, Span
from newsdiff.display.factlines import strip_of
from tests.display.collations import collation_with

COLLATION = collation_with(["Twelve  men came."], ["Fifteen men came."], [Bead((0,), (0,), 0.9)])


def fact(sigil: str, kind: FactKind = "number") -> Fact:
    """The words of that side before "came"."""
    return Fact(kind, sigil, Span(0, 11), sigil)


@pytest.mark.parametrize(
    ("difference", "words", "said", "summary"),
    [
        (
            FactDifference("number", fact("A"), fact("B")),
            ("Twelve men", "Fifteen men"),
            "A and B differ",
            "1 differs",
        ),
        (FactDifference("number", fact("A"), None), ("Twelve men", ""), "only in A", "1 only in A"),
        (FactDifference("number", None, fact("B")), ("", "Fifteen men"), "only in B", "1 only in B"),
        (
            FactDifference("number", None, fact("B"), elsewhere=7),
            ("", "Fifteen men"),
            "in B here, elsewhere in A",
            "1 elsewhere",
        ),
    ],
)
def test_a_line_says_where_its_words_stand(difference, words, said, summary):
    strip = strip_of(COLLATION, "A", "B", [difference])
    (line,) = strip.lines
    assert (line.left, line.right) == words
    assert line.said == said
    assert line.elsewhere == ("A7" if difference.elsewhere else "")
    assert line.anchor == ("A-7" if difference.elsewhere else "")
    assert strip.summary == summary


def test_the_summary_counts_in_the_order_of_the_lines():
    differences = [
        FactDifference("number", fact("A"), fact("B")),
        FactDifference("date", fact("A", "date"), fact("B", "date")),
        FactDifference("name", None, fact("B", "name")),
        FactDifference("name", fact("A", "name"), None, elsewhere=2),
    ]
    assert strip_of(COLLATION, "A", "B", differences).summary == "2 differ, 1 only in B, 1 elsewhere"
