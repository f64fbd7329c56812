import pytest

from newsdiff.analysis.salience import rank
from newsdiff.analysis.types import Contrast, Span, Variant, VariantKind
from newsdiff.analysis.wordclass import classes_of
from newsdiff.analysis.wording import Clues, FoundVariant, Phrase


def phrase(words: str | None) -> Phrase | None:
    if words is None:
        return None
    forms = tuple(words.split())
    return Phrase(forms=forms, classes=classes_of(forms), before="", after="")


def found(
    left: str | None,
    right: str | None,
    *,
    kind: VariantKind = "substitution",
    score: float = 0.3,
    place: int = 0,
    bead_score: float = 1.0,
) -> tuple[Variant, FoundVariant]:
    clues = Clues(left=phrase(left), right=phrase(right), score=score, weight=0.5, bead_score=bead_score, language="en")
    spans = [Span(place, place + len(words)) if words else None for words in (left, right)]
    cosine = 0.6 if left and right else None
    variant = Variant(kind, "A", "B", 0, spans[0], spans[1], cosine)
    return variant, FoundVariant(kind=kind, left=spans[0], right=spans[1], cosine=cosine, clues=clues)


def one(left: str | None, right: str | None, **options) -> Contrast:
    kind: VariantKind = "addition" if left is None else "omission" if right is None else "substitution"
    contrasts = rank([found(left, right, kind=kind, **options)])
    assert len(contrasts) == 1
    return contrasts[0]


def test_categories_follow_from_the_words() -> None:
    cases = {
        ("anti-terror groups", "factions supported by Tehran"): "label",
        ("martyred", "killed in the strike"): "verb",
        ("claimed", "said"): "attribution",
        ("12 people", "17 people"): "number",
        ("Monday", "Tuesday"): "date",
        ("Lyon", "Paris"): "name",
        ("dead", "reportedly dead"): "hedge",
    }
    assert {pair: one(*pair).category for pair in cases} == cases


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("passed a resolution Tuesday", "accused activists on Tuesday", ""),
        ("Wednesday night", "Monday", "date"),
        ("hunted from 2016", "killed between January 2016", ""),
        ("Sunday", "October 12", ""),  # may be one day
        ("yesterday", "October 12", ""),
        ("nearly 30 percent", "5 million", ""),  # of other things
        ("30 percent", "40%", "number"),
        ("$5 million", "5,000,000 dollars", ""),
        ("$5 million", "€5 million", "number"),
        ("$13.6 million", "$13,625,777", ""),  # rounded
        ("$13.6 million", "$14,959,450", "number"),
        ("12 people", "123 people", "number"),
        ("120 people", "123 people", "number"),
        ("19 days", "nearly three weeks", ""),
        ("two weeks", "48 hours", "number"),
        ("48 hours", "two days", ""),
        ("three days", "four days", "number"),
        ("three days", "four men", ""),
        ("his second term", "his third term", "number"),
        ("the 116th Congress", "the first Muslim women", "number"),
        ("the 116th Congress", "two Muslim women", ""),
        ("dozens of men", "30 men", ""),
        ("dozens of men", "hundreds of men", "number"),
    ],
)
def test_figures_and_dates_differ_only_where_both_cannot_be_so(left: str, right: str, differ: str) -> None:
    contrast = one(left, right)
    assert (contrast.category if contrast.category in ("number", "date", "name") else "") == differ
    assert ("figures differ" in contrast.evidence) == (differ == "number")
    assert ("dates differ" in contrast.evidence) == (differ == "date")


def test_figures_of_what_is_hardly_one_thing_are_not_said_to_differ() -> None:
    assert "figures differ" not in one("12 people", "17 tanks", score=0.2).evidence
    assert "figures differ" in one("12 people", "17 people", score=0.3).evidence
    assert "figures differ" in one("12", "17", score=0).evidence  # linked words, as in languages without pairings


def test_two_names_of_one_party_are_no_judging_word_on_one_side() -> None:
    same, other = one("GOP caucus", "Republican caucus"), one("GOP caucus", "Democratic caucus")
    assert same.salience < other.salience
    assert not any("judging" in reason for reason in same.evidence)


def test_an_intensifier_on_one_side_is_intensity() -> None:
    assert one(None, "very", score=0.1).category == "intensity"


def test_words_of_no_class_are_wording() -> None:
    assert one("before", "behind").category == "wording"


def test_spelling_and_moved_phrases_are_not_ranked() -> None:
    assert rank([found("Kataib", "Kata’ib", kind="spelling"), found("a man", "a man", kind="transposition")]) == ()


def test_what_says_nothing_is_left_out() -> None:
    assert rank([found(None, "table", kind="addition", score=0.0)]) == ()


def test_contrasts_fall_in_salience_and_ties_stand_in_order_of_place() -> None:
    contrasts = rank([found("shut", "closed"), found("groups", "people", place=50), found("groups", "people", place=9)])
    assert [contrast.salience for contrast in contrasts] == sorted((c.salience for c in contrasts), reverse=True)
    places = [contrast.variant.left.start for contrast in contrasts if contrast.category == "label"]
    assert places == [9, 50]


def test_a_judging_word_ranks_above_a_plain_one() -> None:
    assert one("terrorist", "man").salience > one("driver", "man").salience
    assert "judging word on one side: “terrorist”" in one("terrorist", "man").evidence


def test_one_act_in_two_words_ranks_above_two_acts() -> None:
    assert one("assassinated", "killed").salience > one("assassinated", "met").salience
    assert "one act (killing) named in two ways" in one("assassinated", "killed").evidence


def test_style_ranks_below_wording() -> None:
    assert one("shut", "closed").salience < one("shut", "sealed").salience


def test_listed_names_of_one_country_rank_low() -> None:
    assert one("US", "United States").salience < one("US", "France").salience


def test_an_inflection_ranks_low() -> None:
    assert one("announcements", "announcing").salience < one("announcements", "remarks").salience


def test_a_word_that_only_grew_ranks_below_another_word() -> None:
    assert one("office", "main office").salience < one("office", "bureau").salience


def test_figures_that_differ_rank_high() -> None:
    assert one("12 people", "17 people").salience > one("big people", "tall people").salience


def test_half_a_sentence_ranks_below_a_phrase() -> None:
    long = "men who had come a very long way from the coast"
    assert one(long, "guests").salience < one("men", "guests").salience


def test_phrases_far_apart_in_meaning_rank_lower() -> None:
    variant, clues = found("men", "guests")
    far = Variant(variant.kind, "A", "B", 0, variant.left, variant.right, 0.1)
    assert rank([(far, clues)])[0].salience < rank([(variant, clues)])[0].salience


def test_salience_is_the_same_when_sides_are_swapped() -> None:
    for pair in (("martyred", "killed in the strike"), ("12 people", "17 people"), ("US", "United States")):
        here, there = one(*pair), one(*pair[::-1])
        assert (here.salience, here.category) == (there.salience, there.category)


def test_a_compound_counts_in_its_parts() -> None:
    assert not any("act" in reason for reason in one("airstrikes", "air strikes", score=0.5).evidence)


def test_a_doubtful_alignment_of_the_passages_lowers_a_contrast() -> None:
    assert one("regime", "government", bead_score=0.2).salience < one("regime", "government", bead_score=0.9).salience


def test_an_act_named_as_a_crime_outranks_the_same_act_named_soberly() -> None:
    crime, sober = one("U.S. assassination", "killed"), one("shot", "killed")
    assert crime.salience > sober.salience
    assert "named as a crime or as lawful on one side: “assassination”" in crime.evidence


def test_what_no_evidence_speaks_for_stands_behind_what_some_does() -> None:
    bare, told = one("drafted", "issued"), one("drafted", "browbeat")
    assert bare.evidence == ()
    assert told.evidence
    assert bare.salience < told.salience


def test_troops_called_forces_are_no_act_and_what_is_clear_is_not_lawful() -> None:
    assert not any("force" in reason for reason in one("US forces", "American soldiers").evidence)
    assert not any("lawful" in reason for reason in one("a clear plan", "an attack").evidence)
    assert any("“forced”" in reason for reason in one("forced out", "left").evidence)


def test_a_word_of_the_name_that_a_group_goes_by_does_not_judge() -> None:
    assert not any("popular" in reason for reason in one("Popular Mobilization Forces", "the fighters").evidence)
    assert any("popular" in reason for reason in one("popular forces", "the fighters").evidence)
