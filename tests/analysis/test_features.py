"""The evidence of pairs of passages: what each number says, and that sides do not matter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.analysis import matching, rarity
from newsdiff.analysis import pairs as pairs_module
from newsdiff.analysis.article import Article, prepare
from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.features import features_of, neighbours, relations
from newsdiff.analysis.pairs import Pairs, all_pairs, pairs_of
from newsdiff.analysis.similarity import compare, opinion
from newsdiff.analysis.types import Witness
from tests.analysis.texts import LEFT, RIGHT, news


def article(*sentences: str, sigil: str = "A") -> Article:
    return prepare(Witness(sigil, "\n\n".join(sentences), "en"), encoder=None)


def value(name: str, left: Article, right: Article, i: int = 0, j: int = 0) -> float:
    pairs = all_pairs(len(left.passages), len(right.passages))
    names, features = features_of(left, right, pairs)
    return float(features[i * pairs.n_right + j, names.index(name)])


OTHERS = ("Rain fell in the north.", "Bread was cheap.")


def test_shared_rare_words_count_and_the_same_sentence_counts_most() -> None:
    left, right = article("The army left Velmora.", *OTHERS), article("The army left Velmora.", "Snow is rare.")
    assert value("words cosine", left, right) == pytest.approx(1)
    assert value("covered high", left, right) == pytest.approx(1)
    assert value("words cosine", left, right, 1, 1) == 0


def test_a_weight_that_is_not_a_number_is_never_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = article("The army left.", *OTHERS), article("The army stayed.", "Snow.")
    monkeypatch.setattr(rarity, "_rarity", lambda counts, _: np.full(len(counts), np.nan, dtype=np.float32))
    with pytest.raises(FloatingPointError, match="not numbers"):
        value("words cosine", left, right)


def test_inflected_words_meet() -> None:
    assert value("words cosine", article("They withdraw troops.", *OTHERS), article("Troop withdrawal.", "Snow.")) > 0.5


def test_names_numbers_and_quotations_are_told_apart() -> None:
    left = article('On Sunday Okar Dane said 5,000 men "will never surrender" there.', *OTHERS)
    right = article('It was Dane: 5,000 "never surrender" in 2019.', "He said 300 came.")
    assert value("names cosine", left, right) > 0
    assert value("numbers shared", left, right) == 1
    assert value("numbers differ", left, right) == 0
    assert value("numbers differ", left, right, 0, 1) == 1
    assert value("quoted words shared", left, right) == 1  # "never" is a function word


def test_a_pair_leads_and_its_rivals_trail() -> None:
    pairs = all_pairs(2, 2)
    found = relations(np.array([0.9, 0.2, 0.3, 0.3], dtype=np.float32), pairs)
    assert found["lead left"] == pytest.approx([0.7, -0.7, 0, 0], abs=1e-6)
    assert found["lead right"] == pytest.approx([0.6, -0.1, -0.6, 0.1], abs=1e-6)
    assert found["rank left"] == pytest.approx([0, np.log(2), 0, 0])
    assert found["rank right"] == pytest.approx([0, np.log(2), np.log(2), 0])


def test_neighbours_are_found_among_all_pairs_and_among_chosen_ones() -> None:
    values = np.arange(9, dtype=np.float32)
    complete = neighbours(values, all_pairs(3, 3))
    assert complete["diagonal"][4] == 8
    assert complete["beside high"][4] == 7
    assert complete["around"][4] == 32
    kept = np.array([0, 4, 8])
    chosen = neighbours(values[kept], Pairs(left=kept // 3, right=kept % 3, n_left=3, n_right=3))
    assert chosen["diagonal"].tolist() == [4, 8, 4]
    assert chosen["beside high"].tolist() == [0, 0, 0]


@settings(max_examples=30, deadline=None)
@given(news, news)
def test_sides_do_not_matter(left_text: str, right_text: str) -> None:
    """Fails when a "… left" value goes in without its "… right" one."""
    left, right = (prepare(Witness(s, t, "en"), encoder=None) for s, t in (("A", left_text), ("B", right_text)))
    pairs = all_pairs(len(left.passages), len(right.passages))
    if len(pairs.left):
        names, features = features_of(left, right, pairs)
        swapped_names, swapped = features_of(right, left, all_pairs(pairs.n_right, pairs.n_left))
        assert names == swapped_names
        steady = [n for n, name in enumerate(names) if not name.startswith(("rank", "lead"))]  # rounding breaks ties
        assert np.allclose(features[pairs.by_right][:, steady], swapped[:, steady], atol=1e-4)


def test_sides_do_not_matter_with_the_model(encoder: Encoder) -> None:
    left, right = (prepare(witness, encoder=encoder) for witness in (LEFT, RIGHT))
    one, other = compare(left, right), compare(right, left)
    assert np.array_equal(one.scores[one.pairs.by_right], other.scores)


@pytest.mark.parametrize("with_model", [False, True])
def test_long_articles_are_compared_by_their_likeliest_pairs(
    with_model: bool, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = request.getfixturevalue("encoder") if with_model else None
    left, right = (prepare(witness, encoder=encoder) for witness in (LEFT, RIGHT))
    complete = compare(left, right)
    wanted = {(1, 1), (2, 4)}
    scores = dict(zip(zip(complete.pairs.left, complete.pairs.right, strict=True), complete.scores, strict=True))
    monkeypatch.setattr(pairs_module, "ALL_PAIRS", 0)
    monkeypatch.setattr(pairs_module, "CANDIDATES", 1)
    pairs = pairs_of(left, right)
    assert not pairs.complete
    assert wanted <= set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    pruned = compare(left, right)
    for i, j, score in zip(pruned.pairs.left, pruned.pairs.right, pruned.scores, strict=True):
        if (int(i), int(j)) in wanted:
            assert score == pytest.approx(scores[i, j], abs=0.3)


@settings(deadline=None)
@given(st.data())
def test_chosen_pairs_share_what_they_share_among_all(data: st.DataObject) -> None:
    """Fails when the sparse sums forget to clear the row of the passage before."""
    left, right = (prepare(Witness(s, data.draw(news), "en"), encoder=None) for s in "AB")
    whole = all_pairs(len(left.passages), len(right.passages))
    if len(whole.left) < 2:
        return
    kept = np.array(sorted(data.draw(st.sets(st.integers(0, len(whole.left) - 1), min_size=1))))[: len(whole.left) - 1]
    chosen = Pairs(left=whole.left[kept], right=whole.right[kept], n_left=whole.n_left, n_right=whole.n_right)
    names, features = features_of(left, right, whole)
    n_lexical = names.index("lead high")
    assert np.allclose(features[kept][:, :n_lexical], features_of(left, right, chosen)[1][:, :n_lexical], atol=1e-4)


def test_a_model_for_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="fitted on other features"):
        opinion("words").first(("one",), np.zeros((1, 1), dtype=np.float32))


def test_an_article_without_vectors_has_no_word_vectors() -> None:
    with pytest.raises(ValueError, match="without vectors"):
        _ = article("One.").word_vectors


@pytest.mark.parametrize("at_once", [7, 10_000])
def test_chosen_pairs_are_measured_as_all_pairs_are(
    at_once: int, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fails when the words of a right passage are looked up in another pair's place, or in another block's."""
    monkeypatch.setattr(matching, "WORDS_AT_ONCE", at_once)
    left, right = (prepare(witness, encoder=encoder) for witness in (LEFT, RIGHT))
    pairs = all_pairs(len(left.passages), len(right.passages))
    names, features = features_of(left, right, pairs)
    monkeypatch.setattr(Pairs, "complete", False)
    chosen_names, chosen = features_of(left, right, pairs)
    assert names == chosen_names
    assert np.allclose(features, chosen, atol=1e-4)
