import numpy as np
import pytest
from hypothesis import given

from newsdiff.analysis import network, trees
from newsdiff.analysis.chunks import chunks_of
from newsdiff.analysis.constituents import Constituent, constituents_of
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.links import link_grid, links_in
from newsdiff.analysis.pair_features import FEATURES, pair_features
from newsdiff.analysis.pairing import Pairing
from newsdiff.analysis.phrases import phrase_pairs
from newsdiff.analysis.side_phrases import phrases_of
from newsdiff.analysis.tokenize import tokenize
from newsdiff.analysis.wordclass import classes_of
from tests.analysis.texts import sentences


def forms_of(text: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokenize(text))


def words_of(text: str) -> Words:
    forms = forms_of(text)
    return Words(forms=forms, classes=classes_of(forms), vectors=None)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("The rebels were killed in the strike", "det noun aux verb prep det noun"),
        ("They will strike the base", "pron modal verb det noun"),
        ("May leaves", "modal verb"),
        ("the May vote", "det noun noun"),
        ("US forces left", "noun noun verb"),
        ("They respond to attacks", "pron verb to noun"),
        ("They vowed to attack", "pron verb to verb"),
        ("The wounded men quickly fled", "det noun noun adv verb"),
        ("Rebels killed 5,000 men .", "noun verb number noun punct"),
        ("Iran ’s army", "noun poss noun"),
        ("Several thousand people saw several men", "number number noun verb det noun"),
    ],
)
def test_word_classes(text: str, classes: str) -> None:
    assert " ".join(classes_of(tuple(text.split()))) == classes


def test_other_languages_know_only_words_numbers_and_marks() -> None:
    assert classes_of(("Die", "12", "Männer", "."), "de") == ("noun", "number", "noun", "punct")


@given(sentences)
def test_chunks_hold_each_word_once(text: str) -> None:
    forms = forms_of(text)
    chunks = chunks_of(classes_of(forms), forms)
    assert [at for chunk in chunks for at in chunk.words()] == list(range(len(forms)))
    assert all(chunk.start <= chunk.head < chunk.end for chunk in chunks)


@given(sentences)
def test_phrases_have_their_head_inside(text: str) -> None:
    forms = forms_of(text)
    for one in constituents_of(forms, classes_of(forms), (0,) if forms else ()):
        assert 0 <= one.start <= one.head < one.end <= len(forms)


def phrases(text: str) -> set[str]:
    forms = forms_of(text)
    return {" ".join(forms[one.start : one.end]) for one in constituents_of(forms, classes_of(forms), (0,))}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They met factions supported by Tehran in Iraq.", "factions supported by Tehran"),
        (
            "He led the Middle East’s legendary anti-terror commander away.",
            "Middle East ’s legendary anti-terror commander",
        ),
        ("It became a proxy war zone.", "proxy war zone"),
        ("He was killed in the strike.", "killed in the strike"),
        ("He called it “a great day” again.", "a great day"),
        ("More than $60,000 was paid.", "More than $60,000"),
        ("About 5,000 men left.", "About 5,000 men"),
        ("Police counted several hundred radicals.", "several hundred radicals"),
        ("He refused to sign the deal.", "refused to sign the deal"),
    ],
)
def test_phrases_are_complete(text: str, wanted: str) -> None:
    assert wanted in phrases(text)


def test_a_quotation_that_never_closes_is_none() -> None:
    forms = forms_of("He said “this never ends")
    assert "quote" not in {one.kind for one in constituents_of(forms, classes_of(forms), (0,))}


@given(sentences, sentences)
def test_evidence_is_the_same_from_both_sides(left: str, right: str) -> None:
    one, other = words_of(left), words_of(right)
    grid = link_grid(one, other, language="en")
    assert grid.shape == (len(one.forms), len(other.forms))
    np.testing.assert_allclose(grid, link_grid(other, one, language="en").T, atol=1e-3)
    sides = [
        phrases_of(words, constituents_of(words.forms, words.classes, (0,)), idf={}, highest=1.0)
        for words in (one, other)
    ]
    here = pair_features(sides[0], sides[1], grid, language="en")
    there = pair_features(sides[1], sides[0], np.ascontiguousarray(grid.T), language="en")
    assert here.shape == (len(sides[0].constituents), len(sides[1].constituents), len(FEATURES))
    np.testing.assert_allclose(here, np.swapaxes(there, 0, 1), atol=1e-4)


def test_phrases_among_linked_words_are_told_from_others() -> None:
    left, right = words_of("The court freed the suspect on Monday."), words_of("The court released a man on Monday.")
    sides = [
        phrases_of(words, constituents_of(words.forms, words.classes, (0,)), idf={}, highest=1.0)
        for words in (left, right)
    ]
    evidence = pair_features(sides[0], sides[1], link_grid(left, right, language="en"), language="en")
    around = {
        (left.forms[one.head], right.forms[other.head]): evidence[row, column, FEATURES.index("around linked")]
        for row, one in enumerate(sides[0].constituents)
        for column, other in enumerate(sides[1].constituents)
        if not one.grown and not other.grown
    }
    assert around["freed", "released"] > around["freed", "Monday"]
    assert around["suspect", "man"] > around["court", "man"]


def test_equal_words_are_linked() -> None:
    links = links_in(link_grid(words_of("Rebels struck the base."), words_of("Rebels struck the base."), language="en"))
    assert {(link.left, link.right) for link in links} >= {(0, 0), (1, 1), (3, 3)}


def test_an_empty_side_has_no_links() -> None:
    assert links_in(link_grid(words_of(""), words_of("Rebels."), language="en")) == ()


def test_a_network_is_its_formula() -> None:
    plain = {"mean": [1.0], "spread": [2.0], "hidden": [[1.0, -1.0]], "hidden_bias": [0.0, 0.5], "out": [2.0, 4.0]}
    found = network.read({**plain, "out_bias": -1.0})(np.array([[3.0], [1.0]], dtype=np.float32))
    np.testing.assert_allclose(found, [1 / (1 + np.exp(-1.0)), 1 / (1 + np.exp(-1.0))], rtol=1e-5)


def test_a_forest_adds_the_leaves_its_rows_fall_into() -> None:
    forest = trees.read(
        {"feature": [[0, 1, 0], [1, 0, 0]], "threshold": [[0.5, 0.5, None], [0.5, None, None]],
         "leaf": [[1.0, 2.0, 3.0, 4.0], [0.0, 0.0, 10.0, 10.0]]}
    )  # fmt: skip
    rows = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0]], dtype=np.float32)
    np.testing.assert_allclose(forest(rows), 1 / (1 + np.exp(-np.array([1.0, 12.0, 3.0]))), rtol=1e-5)
    assert forest(rows[:0]).shape == (0,)


def test_the_committed_trees_read_the_features_that_are_made() -> None:
    for forest in trees.load("contrasts").values():
        assert forest.feature.max() < len(FEATURES)


def phrase(text: str, words: str) -> Constituent:
    forms = forms_of(text)
    return next(
        one for one in constituents_of(forms, classes_of(forms), (0,)) if " ".join(forms[one.start : one.end]) == words
    )


def test_a_phrase_may_stand_against_several_but_once_against_each() -> None:
    left = "Anti-terror militias struck the convoy."
    right = "Iranian-backed factions struck the convoy, and the foreign-led gangs denied it."
    paired = [
        Pairing(phrase(left, "Anti-terror militias"), phrase(right, words), score)
        for words, score in (("Iranian-backed factions", 0.9), ("foreign-led gangs", 0.4), ("foreign-led gangs", 0.3))
    ]
    found = phrase_pairs((words_of(left), words_of(right)), (), paired, starts=((0,), (0,)), language="en")
    assert [(one.right.start, one.score) for one in found if one.left and one.right] == [(0, 0.9), (8, 0.4)]


def test_a_phrase_whose_words_stand_on_both_sides_makes_no_second_pair() -> None:
    left, right = "Officials warned of a flood.", "Officials spoke of an arrival."
    links = links_in(link_grid(words_of(left), words_of(right), language="en"))
    paired = [
        Pairing(phrase(left, "warned of a flood"), phrase(right, "spoke of an arrival"), 0.9),
        Pairing(Constituent(0, 5, "noun", 0, grown=True), phrase(right, "Officials"), 0.4),
    ]
    found = phrase_pairs((words_of(left), words_of(right)), links, paired, starts=((0,), (0,)), language="en")
    assert [one.score for one in found if one.left and one.right] == [0.9]
