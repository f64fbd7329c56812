"""What becomes a mark, what it is called, and how marks cut a text into runs."""

import pytest
from hypothesis import given

from newsdiff.analysis.types import Bead, Collation, Contrast, FramingCue, Span
from newsdiff.display.keys import variant_keys
from newsdiff.display.marks import marks_of
from newsdiff.display.runs import runs_of
from newsdiff.display.types import Mark
from tests.display.collations import collation_with, collations, variant

LEFT, RIGHT = "anti-terror groups said", "the factions claimed"
LABEL = variant("substitution", Span(0, 18), Span(0, 12))
SAID = variant("substitution", Span(19, 23), Span(13, 20))
SPELLING = variant("spelling", Span(0, 4), Span(0, 3))
OMISSION = variant("omission", Span(0, 11), None)
ADDITION = variant("addition", None, Span(13, 20))


def collation(*variants, contrasts=(), cues=()) -> Collation:
    return collation_with([LEFT], [RIGHT], [Bead((0,), (0,), 0.8)], variants=variants, contrasts=contrasts, cues=cues)


def test_a_contrast_gives_a_mark_on_each_side_under_one_key():
    found = collation(SAID, LABEL, contrasts=(Contrast(LABEL, "label", 0.9, ()),))
    marks, key = marks_of(found, "A", "B"), variant_keys(found)[LABEL]
    assert [(mark.kind, mark.sigil, mark.key, mark.category, mark.title) for mark in marks[2:]] == [
        ("contrast", "A", key, "label", "Label. B has: the factions"),
        ("contrast", "B", key, "label", "Label. A has: anti-terror groups"),
    ]


def test_the_partner_holds_the_words_opposite():
    marks = marks_of(collation(SAID), "A", "B")
    assert [(mark.partner, mark.start, mark.end) for mark in marks] == [("claimed", 19, 23), ("said", 13, 20)]


@pytest.mark.parametrize(
    ("found", "kind", "category", "title"),
    [
        (SAID, "variant", "substitution", "Other words. B has: claimed"),
        (SPELLING, "spelling", "spelling", "Spelling. B has: the"),
        (OMISSION, "variant", "omission", "only in A"),
        (ADDITION, "variant", "addition", "only in B"),
        (variant("transposition", Span(0, 4), Span(0, 3)), "variant", "transposition", "Moved words. B has: the"),
    ],
)
def test_a_variant_is_named_in_words(found, kind, category, title):
    mark = marks_of(collation(found), "A", "B")[0]
    assert (mark.kind, mark.category, mark.title) == (kind, category, title)


def test_one_number_in_two_ways_is_told_from_other_spellings():
    spelled = variant("spelling", Span(0, 5), Span(0, 4))
    found = collation_with(["2,500 men"], ["2500 men"], [Bead((0,), (0,), 0.8)], variants=(spelled,))
    mark = marks_of(found, "A", "B")[0]
    assert (mark.kind, mark.category, mark.title) == ("spelling", "numbers", "Number format. B has: 2500")


def test_a_contrast_with_one_side_says_where_it_stands():
    mark = marks_of(collation(OMISSION, contrasts=(Contrast(OMISSION, "label", 0.9, ()),)), "A", "B")[0]
    assert mark.title == "Label: only in A"


def test_a_cue_found_by_one_rule_names_it_with_its_words():
    cue = FramingCue("passive", "B", Span(13, 20), "passive.agentless: was killed")
    assert marks_of(collation(cues=(cue,)), "A", "B")[0].title == "agentless passive: “was killed”"


def test_a_cue_names_its_rule():
    cue = FramingCue("attribution", "B", Span(13, 20), "attribution.doubting: claimed")
    assert marks_of(collation(cues=(cue,)), "A", "B") == (
        Mark("cue", "B", 13, 20, "c0", "attribution.doubting", "attribution verb (attribution.doubting: claimed)"),
    )


def test_marks_of_other_witnesses_are_left_out():
    cue = FramingCue("hedge", "B", Span(0, 3), "hedge: the")
    assert marks_of(collation(LABEL, cues=(cue,)), "A", "C") == ()


@given(collations())
def test_the_order_of_the_pair_does_not_change_its_marks(found: Collation):
    assert marks_of(found, "A", "B") == marks_of(found, "B", "A")


def mark(start: int, end: int, key: str) -> Mark:
    return Mark("variant", "A", start, end, key, "substitution", "")


@pytest.mark.parametrize(
    ("marks", "runs"),
    [
        ([], "one two three"),
        ([mark(4, 7, "x")], "one {x:two} three"),
        ([mark(0, 7, "x"), mark(4, 13, "y")], "{x:one }{x,y:two}{y: three}"),
        ([mark(0, 13, "x"), mark(4, 7, "y")], "{x:one }{x,y:two}{x: three}"),
        ([mark(4, 4, "x")], "one two three"),
    ],
)
def test_overlapping_marks_are_split_into_runs(marks, runs):
    found = runs_of("one two three", Span(0, 13), marks)
    shown = [(",".join(one.key for one in run.marks), run.text) for run in found]
    assert "".join(f"{{{keys}:{text}}}" if keys else text for keys, text in shown) == runs


def test_a_mark_that_leaves_the_passage_is_cut_to_it():
    found = runs_of("one two three", Span(4, 7), [mark(0, 13, "x")])
    assert [(run.text, run.start) for run in found] == [("two", 4)]


@pytest.mark.parametrize(
    ("kind", "rule", "entry"),
    [
        ("attribution", "attribution.charging: accuse", "attribution.charging"),
        ("evaluative", "evaluative.delegitimising: thug", "evaluative.delegitimising"),
        ("evaluative", "evaluative.ours: foe", "evaluative"),
        ("hedge", "hedge.doubt: allegedly", "hedge"),
        ("passive", "passive.agentless: was killed", "passive"),
    ],
)
def test_a_cue_belongs_to_an_entry_of_the_legend(kind, rule, entry):
    assert marks_of(collation(cues=(FramingCue(kind, "B", Span(13, 20), rule),)), "A", "B")[0].category == entry
