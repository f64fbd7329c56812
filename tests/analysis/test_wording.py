from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.tokenize import tokenize
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import BeadText, FoundVariant, Side, find_variants
from tests.analysis.texts import sentences

SWAPPED: Mapping[str, str] = {"addition": "omission", "omission": "addition"}
WIDTH = 8


def side(*texts: str, seed: int | None = None) -> Side:
    """A side of one or more passages; with a seed, each word has a random vector that its letters decide."""
    text = " ".join(texts)
    starts, tokens, at = [], [], 0
    for one in texts:
        starts.append(len(tokens))
        tokens += tokenize(one, start=at)
        at += len(one) + 1
    vectors = None if seed is None else np.stack([vector(token.form, seed) for token in tokens] or [np.zeros((2, 8))])
    return Side(
        text=text,
        tokens=tuple(tokens),
        starts=tuple(starts),
        vectors=None if vectors is None else vectors[: len(tokens)].astype(np.float32),
    )


def vector(form: str, seed: int) -> np.ndarray:
    numbers = np.random.default_rng([seed, *form.casefold().encode()]).normal(size=(2, WIDTH))
    return numbers / np.linalg.norm(numbers, axis=1, keepdims=True)


def bead(left: Side, right: Side, language: str = "en") -> BeadText:
    return BeadText(left=left, right=right, idf={}, highest=1.0, language=language, score=0.5)


def found_in(left: str, right: str, language: str = "en") -> list[str]:
    """The differences as readable lines."""
    return [
        f"{one.kind}: {words(one.left, left)} | {words(one.right, right)}"
        for one in find_variants(bead(side(left), side(right), language))
    ]


def words(span: Span | None, text: str) -> str:
    return span.of(text) if span else "-"


def swapped(found: FoundVariant) -> tuple[object, ...]:
    return (SWAPPED.get(found.kind, found.kind), found.right, found.left, found.cosine)


beads = st.builds(
    lambda left, right, seed, language: bead(side(*left, seed=seed), side(*right, seed=seed), language),
    st.lists(sentences, min_size=1, max_size=3),
    st.lists(sentences, min_size=1, max_size=3),
    st.sampled_from([None, 1]),
    st.sampled_from(["en", "", "de"]),
)


@given(beads)
def test_swapping_the_sides_swaps_the_differences_and_nothing_else(one: BeadText) -> None:
    there = find_variants(replace(one, left=one.right, right=one.left))
    here = find_variants(one)
    assert {swapped(found) for found in there} == {(v.kind, v.left, v.right, v.cosine) for v in here}


@given(beads)
def test_the_same_bead_gives_the_same_differences(one: BeadText) -> None:
    assert find_variants(one) == find_variants(one)


@given(beads)
def test_differences_are_whole_words_inside_their_passages(one: BeadText) -> None:
    for found in find_variants(one):
        for span, part in ((found.left, one.left), (found.right, one.right)):
            if span is None:
                continue
            assert span.start in {token.span.start for token in part.tokens}
            assert span.end in {token.span.end for token in part.tokens}
            begins = [token.span.start for token in part.tokens]
            passages = [sum(begins[start] <= at for start in part.starts) for at in (span.start, span.end - 1)]
            assert passages[0] == passages[1]


@given(beads)
def test_an_empty_side_says_addition_or_omission(one: BeadText) -> None:
    for found in find_variants(one):
        assert (found.left is None) == (found.kind == "addition")
        assert (found.right is None) == (found.kind == "omission")
        assert (found.cosine is None) == (found.left is None or found.right is None or one.left.vectors is None)


@given(beads)
def test_no_two_differences_share_words_on_both_sides(one: BeadText) -> None:
    for first, second in combinations(find_variants(one), 2):
        sides = ((first.left, second.left), (first.right, second.right))
        assert not all(here and there and here.start < there.end and there.start < here.end for here, there in sides)


@given(sentences)
def test_equal_sides_have_no_differences(text: str) -> None:
    assert find_variants(bead(side(text), side(text))) == ()


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (
            "The U.S. army moved towards the town.",
            "The US army moved toward the town.",
            ["spelling: U.S. | US", "spelling: towards | toward"],
        ),
        ("The airstrikes hit the port.", "The air strikes hit the port.", ["spelling: airstrikes | air strikes"]),
        ("Rebels struck on Sunday.", "Rebels struck on Monday.", ["substitution: Sunday | Monday"]),
        (
            "Troops will leave the country, the minister said.",
            "The minister said troops will leave the country.",
            ["transposition: the minister said | The minister said"],
        ),
    ],
)
def test_differences_without_a_model(left: str, right: str, wanted: list[str]) -> None:
    assert found_in(left, right) == wanted


def test_another_language_is_compared_word_by_word() -> None:
    assert found_in("Die Armee griff am Sonntag an.", "Die Armee griff am Montag an.", "de") == [
        "substitution: Sonntag | Montag"
    ]


def test_a_nearly_equal_text_differs_where_it_was_edited() -> None:
    left = "The mayor said on Monday that the old bridge over the river would be closed for three months."
    right = left.replace("closed", "opened").replace("three", "four")
    assert found_in(left, right) == ["substitution: closed for three months | opened for four months"]


def test_very_long_sides_are_compared_in_order() -> None:
    left = " ".join(f"word{number}" for number in range(400))
    right = left.replace("word200", "changed")
    assert {line.split(":")[0] for line in found_in(left, right)} <= {"substitution", "omission", "addition"}
    assert "word200" in str(found_in(left, right))
    assert "changed" in str(found_in(left, right))
    assert "word199" not in str(found_in(left, right))


def test_long_sides_that_share_nothing_are_only_told_apart() -> None:
    left = " ".join(f"w{number}x" for number in range(300))
    right = " ".join(f"v{number}y" for number in range(300))
    assert {line.split(":")[0] for line in found_in(left, right)} == {"omission", "addition"}


def test_empty_sides_have_no_differences() -> None:
    empty = Side(text="", tokens=(), starts=(), vectors=None)
    assert find_variants(bead(empty, empty)) == ()
    assert [one.kind for one in find_variants(bead(empty, side("Troops left.")))] == ["addition"]


def test_what_only_says_when_stands_against_nothing_that_does_not() -> None:
    left = "The lawyer confirmed late Friday that charges came."
    right = "The lawyer confirmed in a statement that charges came."
    assert not any("Friday | statement" in one for one in found_in(left, right))
    assert any("Friday | Sunday" in one for one in found_in("It fell late Friday.", "It fell late Sunday."))
