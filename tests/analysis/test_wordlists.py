import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.article import prepare
from newsdiff.analysis.collate import collate
from newsdiff.analysis.correct import correct
from newsdiff.analysis.decisions import Decision
from newsdiff.analysis.errors import EngineChangedError
from newsdiff.analysis.facts import facts_of
from newsdiff.analysis.framing import cues_of
from newsdiff.analysis.types import Collation, Span, Witness
from newsdiff.analysis.wordlists import (
    BUILT_IN,
    EDITABLE,
    WordChange,
    WordChangesError,
    Wordlists,
    changes_from_csv,
    changes_to_csv,
    groups_of,
    wordlists_of,
)

LEFT = "Lantern brigades struck a convoy on Sunday, officials claimed."
RIGHT = "Local men struck a convoy on Sunday, officials claimed."
HEAD = "lexicon,words,group,use\n"


class Nothing:
    """Keeps no vectors."""

    def get(self, key: str) -> None:
        return None

    def put(self, key: str, value: object) -> None:
        """Keep nothing."""


def found(*rows: str) -> Collation:
    """The two texts compared under a table with these rows."""
    wordlists = wordlists_of(changes_from_csv(HEAD + "\n".join(rows)))
    return collate([Witness("A", LEFT, "en"), Witness("B", RIGHT, "en")], encoder=None, wordlists=wordlists)


def rules(collation: Collation) -> set[str]:
    return {cue.rule for cue in collation.cues}


def test_words_that_are_added_are_met_inflected() -> None:
    assert "evaluative.delegitimising: lantern brigade" in rules(found("evaluative,Lantern  Brigade,delegitimising"))
    assert "evaluative.delegitimising: lantern brigade" not in rules(found())


def test_an_entry_that_is_switched_off_is_met_no_more() -> None:
    assert "attribution.doubting: claim" in rules(found())
    assert "attribution.doubting: claim" not in rules(found("attribution,claim,,no"))


def test_an_entry_can_change_its_group() -> None:
    assert "attribution.neutral: claim" in rules(found("attribution,claim,neutral"))


def test_a_verb_of_speech_that_a_project_adds_names_speakers_and_hands_over_quoted_words() -> None:
    text = "Anna Ostrow murmured that it was the “lantern peace” of the valley."
    article = prepare(Witness("A", text, "en"), encoder=None)
    added = wordlists_of(changes_from_csv("attribution,murmur,neutral"))

    def read(wordlists: Wordlists) -> tuple[list[str], list[str]]:
        speakers = [fact.value for fact in facts_of(article, wordlists) if fact.kind == "speaker"]
        return speakers, [cue.rule for cue in cues_of(article, wordlists) if cue.kind == "scare_quotes"]

    assert read(BUILT_IN) == ([], ["scare_quotes.unattributed: lantern peace"])
    assert read(added) == (["anna ostrow"], [])


def test_contrasts_are_ranked_by_the_words_that_are_added() -> None:
    before, after = found().contrasts[0], found("evaluative,lantern brigade,delegitimising").contrasts[0]
    assert after.variant == before.variant
    assert after.salience > before.salience


def test_words_that_a_project_takes_for_the_same_are_spelling_and_no_contrast() -> None:
    assert [one.variant.kind for one in found().contrasts] == ["substitution"]
    same = found("equivalents,the Lantern brigades,night men", "equivalents,local men,Night Men")
    assert [variant.kind for variant in same.variants] == ["spelling"]
    assert same.contrasts == ()
    apart = found("equivalents,lantern brigades,night men", "equivalents,local men,day men")
    assert apart.contrasts == found().contrasts


def test_a_link_that_people_change_keeps_to_the_equivalents() -> None:
    wordlists = wordlists_of(changes_from_csv("equivalents,lantern brigades,local men"))
    collation = collate([Witness("A", LEFT, "en"), Witness("B", RIGHT, "en")], encoder=None, wordlists=wordlists)
    ends = (Span(0, len(LEFT)),), (Span(0, len(RIGHT)),)
    again = [Decision("linked", "A", "B", *ends)]
    after = correct(collation, ("A", "B"), decisions=again, kept=Nothing(), wordlists=wordlists)
    assert [bead.made_by for bead in after.alignments[0].beads] == ["person"]
    assert [variant.kind for variant in after.variants] == ["spelling"]


def test_a_collation_names_the_version_of_its_wordlists_and_is_corrected_with_no_other() -> None:
    rows = "attribution,claim,,no"
    wordlists = wordlists_of(changes_from_csv(rows))
    collation = found(rows)
    assert collation.version.endswith(f", wordlists {wordlists.version}")
    assert found().version.count(",") == 1
    assert correct(collation, ("A", "B"), decisions=(), kept=Nothing(), wordlists=wordlists) == collation
    with pytest.raises(EngineChangedError):
        correct(collation, ("A", "B"), decisions=(), kept=Nothing())


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("mine,word,group", "The first column names a lexicon: attribution, hedges"),
        ("hedges,,doubt", "The second column needs words"),
        ("hedges,…,doubt", "The second column needs words"),
        (f"hedges,{'x' * 81},doubt", "at most 80 characters"),
        ("hedges,word,nothing", "The third column names a group of hedges: "),
        ("hedges", "The second column needs words"),
        ("hedges,zzz,,no", "has no entry of these words"),
        ("equivalents,word", "The third column needs the other words"),
        ("equivalents,Word,word", "The third column needs the other words"),
        ("equivalents,word,other,no", "is not switched off: take its row out"),
        ("hedges,word,doubt,perhaps", "The fourth column is yes, no or empty."),
    ],
)
def test_a_bad_row_is_named_with_its_reason(row: str, reason: str) -> None:
    with pytest.raises(WordChangesError) as raised:
        changes_from_csv(f"{HEAD}hedges,good word,doubt\n{row}\n")
    (bad,) = raised.value.rows
    assert bad.number == 3
    assert bad.row == row.replace(",", ", ")
    assert reason in bad.reason


def test_all_bad_rows_are_named_at_once() -> None:
    with pytest.raises(WordChangesError, match="So are 1 more rows") as raised:
        changes_from_csv("a,b,c\nhedges,word,doubt\nd,e,f\n")
    assert [bad.number for bad in raised.value.rows] == [1, 3]


def test_words_that_stand_twice_must_agree() -> None:
    assert len(changes_from_csv("hedges,word,doubt\nhedges,Word,doubt,yes\n")) == 1
    with pytest.raises(WordChangesError, match="twice"):
        changes_from_csv("hedges,word,doubt\nhedges,word,belief\n")


def test_a_table_that_is_too_long_is_refused() -> None:
    with pytest.raises(WordChangesError, match="can hold 5000 rows"):
        changes_from_csv("".join(f"hedges,word{number},doubt\n" for number in range(5_001)))


def test_without_changes_the_lexicons_are_those_of_the_program() -> None:
    assert wordlists_of(()) == BUILT_IN == Wordlists()
    assert BUILT_IN.version == ""


changes = st.sampled_from(EDITABLE).flatmap(
    lambda name: st.builds(
        WordChange,
        st.just(name),
        st.text("abcé \"',", min_size=1, max_size=9).map(lambda words: " ".join(f"{words}a".split())),
        st.sampled_from(groups_of(name)),
    )
)


@given(st.lists(changes, unique_by=lambda one: (one.lexicon, one.words)))
def test_a_table_holds_its_changes_in_any_order(rows: list[WordChange]) -> None:
    assert changes_from_csv(changes_to_csv(rows)) == tuple(sorted(rows))
    assert wordlists_of(rows) == wordlists_of(reversed(rows))
