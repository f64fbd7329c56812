from pathlib import Path

import pytest

import newsdiff.analysis
from newsdiff.analysis.lemma import lemma_of, stem_of
from newsdiff.analysis.lexicon import LexiconError, load, read

FOLDER = Path(newsdiff.analysis.__file__).parent / "lexicons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.tsv"))


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_names_its_origin_and_licence(name: str) -> None:
    head = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n\n")[0]
    assert "# Origin: " in head
    assert "Licence: " in head


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_can_be_read_and_lists_nothing_twice(name: str) -> None:
    entries = [entry for found in load(name).by_first.values() for entry in found]
    assert len(entries) > 100
    phrases = [entry.phrase for entry in entries]
    assert len(phrases) == len(set(phrases))


def test_an_entry_is_met_in_any_inflection() -> None:
    lexicon = load("attribution")
    for form in ("claim", "claims", "claimed", "claiming"):
        assert lexicon.group_of(form) == "doubting"


def test_the_longest_entry_wins() -> None:
    entry = load("evaluative").match(("illegal", "aliens", "came"), 0)
    assert entry is not None
    assert entry.phrase == "illegal alien"


def test_an_entry_that_is_cut_off_is_no_hit() -> None:
    assert load("evaluative").match(("anchor",), 0) is None


def test_a_word_that_is_not_listed_has_no_group() -> None:
    assert load("evaluative").group_of("table") is None


@pytest.mark.parametrize("line", ["no tab here", "\tgroup", "words\t"])
def test_a_line_without_words_or_group_is_named(line: str) -> None:
    with pytest.raises(LexiconError, match="line 2 of lexicon 'mine'"):
        read(f"good\tgroup\n{line}", name="mine")


def test_comments_and_empty_lines_say_nothing() -> None:
    assert read("# head\n\nword\tgroup # why\n", name="mine").groups == ("group",)


@pytest.mark.parametrize(
    ("word", "language", "wanted"),
    [
        ("Militias", "en", "militia"),
        ("told", "en", "tell"),
        ("5,000", "en", "5,000"),
        ("Häuser", "de", "haus"),
        ("слово", "xx", "слово"),
    ],
)
def test_lemmas(word: str, language: str, wanted: str) -> None:
    assert lemma_of(word, language) == wanted


@pytest.mark.parametrize(
    ("one", "other"), [("withdrawal", "withdraws"), ("announcement", "announced"), ("agreement", "agreed")]
)
def test_noun_and_verb_of_one_root_share_a_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


def test_other_languages_have_lemmas_for_stems() -> None:
    assert stem_of("Häuser", "de") == "haus"
