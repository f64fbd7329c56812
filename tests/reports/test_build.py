"""From rows to a report."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.http import Http404

from newsdiff.analysis.collate import ENGINE, NO_MODEL
from newsdiff.analysis.types import Passage, Span
from newsdiff.coding.actions import delete_annotation, edit_annotation
from newsdiff.coding.decisions import accept_agreed, decide_unit, queue_of
from newsdiff.coding.team_actions import arrange_round, resume_assignment
from newsdiff.coding.units import difference_id
from newsdiff.comparisons.links.actions import change_link
from newsdiff.comparisons.links.acts import LinkAct, token_of
from newsdiff.comparisons.links.queries import current_of
from newsdiff.reports.build import report_of
from newsdiff.reports.material import quote_of
from newsdiff.reports.types import Quote, Report, TeamWork
from tests.uses import plain_uses

TEXT = "One two. Three four. Five."
PASSAGES = [
    Passage("A", 0, "sentence", 0, Span(0, 8)),
    Passage("A", 1, "sentence", 0, Span(9, 20)),
    Passage("A", 2, "sentence", 0, Span(21, 26)),
]


@pytest.fixture
def build(comparison, owner):
    def make() -> Report:
        made_at = datetime(2026, 1, 2, tzinfo=UTC)
        return report_of(comparison, made_by=owner, made_at=made_at, base_url="http://127.0.0.1:8000")

    return make


@pytest.mark.parametrize(
    ("span", "quote"),
    [
        (Span(0, 3), Quote(0, 3, "", "One", " two.", "A0")),
        (Span(9, 20), Quote(9, 20, "", "Three four.", "", "A1")),
        (Span(15, 25), Quote(15, 25, "Three ", "four. Five", ".", "A1–A2")),
        (Span(8, 9), Quote(8, 9, "", " ", "", "")),
    ],
)
def test_words_stand_in_the_passages_that_they_touch(span, quote):
    assert quote_of(span, TEXT, PASSAGES) == quote


def test_a_difference_is_named_by_its_words_in_any_order():
    one, other = (11, Span(1, 4)), (12, Span(2, 3))
    assert difference_id([one, other]) == difference_id([other, one])
    assert difference_id([one, other]) != difference_id([one, (12, None)])
    assert difference_id([one, (12, None)]) != difference_id([one])


def test_findings_stand_in_the_order_of_the_rows(build, annotate):
    annotate(2)
    annotate(0)
    assert [(one.number, one.sides[0].quotes[0].words) for one in build().findings] == [
        (1, "Anti-terror groups"),
        (2, "killed"),
    ]


def test_a_finding_says_who_coded_what_and_where(build, annotate):
    annotation = annotate(0, named=("Actor label", "Threat and danger"), comment="Two names")
    (finding,) = build().findings
    assert (finding.what, finding.coder, finding.comment) == ("Label", "coder", "Two names")
    assert [code.name for code in finding.codes] == ["Actor label", "Threat and danger"]
    assert finding.permalink == f"http://127.0.0.1:8000/annotations/{annotation.pk}/"
    assert finding.changed_at is None
    left, right = finding.sides
    assert left.quotes[0].after == " struck a convoy on Sunday."
    assert right.article.outlet == "Meridian"


def test_a_changed_finding_says_who_changed_it(build, annotate, owner, codes):
    annotation = annotate(0)
    edit_annotation(annotation=annotation, user=owner, version=1, uses=plain_uses([codes["Agency"].guid]), comment="")
    (finding,) = build().findings
    assert (finding.changed_by, finding.changed_at is None) == ("owner", False)


def test_a_side_with_nothing_opposite_has_no_quotes(build, annotate):
    annotate(1)
    assert [len(side.quotes) for side in build().findings[0].sides] == [1, 0]
    assert (build().findings[0].what, build().findings[0].difference_type) == ("Only in A", "only_a")


def test_what_was_deleted_is_not_reported(build, annotate, coder):
    delete_annotation(annotation=annotate(0), user=coder, version=1)
    assert build().findings == ()


def test_a_contrast_names_the_findings_on_the_same_words(build, annotate):
    annotate(0)
    (pair,) = build().pairs
    assert [(line.rank, line.what, line.findings) for line in pair.contrasts] == [(1, "Verb", ()), (2, "Label", (1,))]
    assert pair.contrasts[1].difference_id == build().findings[0].difference_id


def test_two_coders_of_the_same_words_name_one_difference(build, annotate, owner):
    annotate(0)
    annotate(0, by=owner)
    assert len({finding.difference_id for finding in build().findings}) == 1


def test_what_stands_alone_is_listed_by_article(build, done_run):
    (pair,) = build().pairs
    assert [one.text for one in pair.left_alone] == ["Convoy attacked"]
    assert [one.text for one in pair.right_alone] == ["Roads were closed."]
    assert (pair.n_rows, pair.n_moved, pair.n_variants, pair.n_spelling) == (2, 0, 3, 0)


def test_the_analysis_tells_method_version_and_fallbacks(build, done_run):
    report = build()
    assert report.analysis.engine_version == "test/1"
    assert report.analysis.fallbacks == (("encoder", "No language model is installed."),)
    assert report.pairs[0].method == "words"


def test_uses_of_codes_are_counted(build, annotate):
    annotate(0, named=("Agency",))
    annotate(2, named=("Agency", "Intensity"))
    assert {code.name: code.n_uses for code in build().codes if code.n_uses} == {"Agency": 2, "Intensity": 1}


def test_the_same_rows_give_the_same_report(build, annotate):
    annotate(0)
    assert build() == replace(build())


def test_a_comparison_that_was_not_analysed_has_no_report(comparison, build):
    with pytest.raises(Http404):
        build()


def test_a_report_says_which_links_people_made(build, comparison, done_run, owner):
    comparison.runs.update(
        engine_version=f"{ENGINE}, {NO_MODEL}", links={"A-B": [[1, 0, 0.8125], [2, 1, 0.7]]}, methods={"A-B": "words"}
    )
    act = LinkAct("lock", "A", "B", token_of(current_of(comparison, "A", "B"), 2))
    change_link(comparison=comparison, user=owner, act=act, form_key=uuid4())
    alone = LinkAct("alone", "A", "B", token_of(current_of(comparison, "A", "B"), 0), "A0")
    change_link(comparison=comparison, user=owner, act=alone, form_key=uuid4())
    (pair,) = build().pairs
    assert [(one.passages, one.what, one.by) for one in pair.people] == [
        ("A2 and B1", "kept as it is by a person", "owner"),
        ("A0", "no counterpart, said by a person", "owner"),
    ]
    assert {line.link_made_by for line in pair.contrasts if line.left and line.left.passages == "A2"} == {"person"}
    assert {line.link_made_by for line in pair.contrasts if line.left and line.left.passages == "A1"} == {"machine"}
    assert [(one.label, one.said_by) for one in pair.left_alone] == [("A0", "person")]


def test_decisions_stand_with_what_each_coder_said_and_how_it_was_coded(build, both_coded, owner):
    accept_agreed(comparison=both_coded, user=owner)
    unit = queue_of(both_coded, owner).disagreements[0]
    decide_unit(comparison=both_coded, user=owner, unit=unit, codes=unit.coders[0].codes, reason="A crime in B alone")
    team = build().team
    assert team.how == ("Coded by 2 coders, none of whom saw another's annotations until all had finished.",)
    agreed, decided = team.decisions
    assert agreed.by_agreement
    assert agreed.codes == ("Actor label",)
    assert agreed.coders == (("coder", ("Actor label",)), ("second", ("Actor label",)))
    assert (decided.codes, decided.reason, decided.by) == (("Act and legality",), "A crime in B alone", "owner")
    assert [side.quotes[0].words for side in decided.sides] == ["killed", "martyred"]


def test_a_report_says_that_outlets_were_hidden_and_that_a_round_is_closed(build, both_coded, coder, second, owner):
    arrange_round(comparison=both_coded, user=owner, coders=[coder, second], is_blind=True, hides_outlets=True)
    assert any("whose the articles are" in sentence for sentence in build().team.how)
    assert not any("still closed" in sentence for sentence in build().team.how)
    resume_assignment(comparison=both_coded, coder=second)
    assert any("still closed" in sentence for sentence in build().team.how)


def test_a_comparison_without_a_round_says_nothing_of_a_team(build, annotate):
    annotate()
    assert build().team == TeamWork((), ())


def test_a_fact_that_one_side_of_a_row_alone_has_is_told_with_its_place(build, done_run):
    passage = done_run.passages.get(sigil="A", index=1)
    done_run.facts.create(
        position=0, kind="number", sigil="A", start=passage.start, end=passage.start + 4, value="70 guard"
    )
    (pair,) = build().pairs
    (fact,) = pair.facts
    assert (fact.row, fact.what, fact.said, fact.right) == ("A1 and B0", "Number", "only in A", None)
    assert (fact.left.start, fact.left.passages) == (passage.start, "A1")
