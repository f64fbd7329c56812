"""Judgements: what holds of a difference, in which order, for whom, over runs, new texts and a dump."""

import uuid
from dataclasses import replace

import pytest

from newsdiff.coding.renewal import renew_comparison
from newsdiff.coding.team_actions import arrange_round, open_round
from newsdiff.comparisons import tasks, worker
from newsdiff.comparisons.judging.actions import act_from, redo_judgement, undo_judgement
from newsdiff.comparisons.judging.errors import DifferenceChangedError, JudgingError, JudgingFormReusedError
from newsdiff.comparisons.judging.queries import redoable, undoable, verdicts_in, verdicts_of
from newsdiff.comparisons.models import Comparison, JudgedWords, Judgement
from newsdiff.comparisons.queries import collation_of, latest_done_run
from newsdiff.comparisons.vectors import SharedEncoder
from tests.comparisons.judging import keys_of, say
from tests.comparisons.linking import passage
from tests.comparisons.restoring import restored
from tests.comparisons.test_link_carry import next_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(analysed) -> list[str]:
    found = keys_of(analysed)
    assert len(found) > 3
    return found


def kinds(comparison, user) -> dict[str, str]:
    return {key: verdict.kind for key, verdict in verdicts_of(comparison, user).items()}


def standing(comparison, user):
    return verdicts_in(collation_of(latest_done_run(comparison)), comparison, user)


def test_the_newest_judgement_holds_and_says_who(analysed, keys, owner, editor) -> None:
    say(analysed, owner, "confirmed", keys[0])
    last = say(analysed, editor, "dismissed:style", keys[0])
    verdict = verdicts_of(analysed, owner)[keys[0]]
    assert (verdict.kind, verdict.reason, verdict.by, verdict.seen) == ("dismissed", "style", "editor", last.pk)
    say(analysed, owner, "reopened", keys[0])
    assert kinds(analysed, owner) == {keys[0]: ""}


def test_a_changed_kind_confirms_and_stays_when_it_is_dismissed(analysed, keys, owner) -> None:
    say(analysed, owner, "category", keys[0], category="hedge")
    assert (verdicts_of(analysed, owner)[keys[0]].kind, verdicts_of(analysed, owner)[keys[0]].category) == (
        "confirmed",
        "hedge",
    )
    say(analysed, owner, "dismissed:wrong_link", keys[0])
    assert verdicts_of(analysed, owner)[keys[0]].category == "hedge"


@pytest.mark.parametrize("text", ["", "burn", "dismissed", "dismissed:taste", "category", "confirmed2"])
def test_an_act_that_makes_no_sense_is_refused_with_a_sentence(text) -> None:
    with pytest.raises(JudgingError, match=r"\.$"):
        act_from(text, "colour")


def test_a_difference_that_is_not_there_is_refused(analysed, keys, owner) -> None:
    with pytest.raises(JudgingError):
        say(analysed, owner, "confirmed", "d0000000000")
    with pytest.raises(JudgingError):
        say(analysed, owner, "confirmed", keys[0], "d0000000000")
    assert not Judgement.objects.exists()


def test_who_did_not_see_the_last_judgement_does_not_judge_over_it_unasked(analysed, keys, owner, editor) -> None:
    say(analysed, editor, "dismissed:style", keys[0])
    with pytest.raises(DifferenceChangedError, match="editor judged it"):
        say(analysed, owner, "confirmed", keys[0], seen=0)
    say(analysed, owner, "confirmed", keys[0], seen=0, anyway=True)
    assert kinds(analysed, owner) == {keys[0]: "confirmed"}
    seen = verdicts_of(analysed, owner)[keys[0]].seen
    for one in Judgement.objects.all():
        undo_judgement(judgement=one, user=editor)
    with pytest.raises(DifferenceChangedError, match="taken back"):
        say(analysed, owner, "dismissed:style", keys[0], seen=seen)


def test_a_form_sent_twice_acts_once_and_its_key_is_good_for_nothing_else(analysed, keys, owner) -> None:
    form_key = uuid.uuid4()
    first = say(analysed, owner, "confirmed", keys[0], form_key=form_key)
    assert say(analysed, owner, "confirmed", keys[0], form_key=form_key) == first
    with pytest.raises(JudgingFormReusedError):
        say(analysed, owner, "confirmed", keys[1], form_key=form_key)


def test_many_are_judged_and_taken_back_as_one_act(analysed, keys, owner) -> None:
    say(analysed, owner, "confirmed", keys[0])
    many = say(analysed, owner, "dismissed:style", *keys[:3])
    assert kinds(analysed, owner) == dict.fromkeys(keys[:3], "dismissed")
    assert undoable(analysed, owner) == many
    undo_judgement(judgement=many, user=owner)
    assert kinds(analysed, owner) == {keys[0]: "confirmed"}
    assert redoable(analysed, owner) == many
    redo_judgement(judgement=many)
    assert kinds(analysed, owner) == dict.fromkeys(keys[:3], "dismissed")
    assert redoable(analysed, owner) is None


def test_what_was_undone_cannot_be_redone_over_a_newer_judgement(analysed, keys, owner) -> None:
    undo_judgement(judgement=say(analysed, owner, "confirmed", keys[0]), user=owner)
    say(analysed, owner, "confirmed", keys[1])
    assert redoable(analysed, owner) is None


def test_a_judgement_takes_as_many_queries_for_many_as_for_two(
    analysed, keys, owner, django_assert_num_queries
) -> None:
    with django_assert_num_queries(20) as first:
        say(analysed, owner, "confirmed", *keys[:2])
    with django_assert_num_queries(len(first)):
        say(analysed, owner, "dismissed:style", *keys)


def test_a_judgement_holds_in_the_next_run(analysed, keys, owner, store) -> None:
    say(analysed, owner, "confirmed", keys[0])
    store(analysed)
    assert standing(analysed, owner)[keys[0]].is_reviewed


def test_another_link_asks_for_another_review_of_its_rows_differences_alone(analysed, keys, owner, now, act) -> None:
    say(analysed, owner, "confirmed", *keys)
    current = now()
    collation = current.collation
    row = collation.contrasts[0].variant.bead
    free = next(bead.right[0] for bead in reversed(current.alignment.beads) if bead.right and not bead.left)
    act("link", row, passage(current, 1, free))
    after = standing(analysed, owner)
    assert not after[keys[0]].is_reviewed
    assert after[keys[0]].kind == "confirmed"
    assert any(verdict.is_reviewed for verdict in after.values())


def renewed_with(analysed, owner, tmp_path) -> Comparison:
    renewed = renew_comparison(comparison=analysed, user=owner)
    worker.perform(tasks.claim(), analyse=worker.with_encoder(SharedEncoder(tmp_path)))
    return renewed


def test_a_judgement_goes_along_to_a_corrected_text(analysed, keys, owner, tmp_path) -> None:
    made = say(analysed, owner, "dismissed:style", *keys)
    first = analysed.articles.order_by("id").first()
    next_version(first, "The editors have added a line of their own. " + first.text)
    renewed = renewed_with(analysed, owner, tmp_path)
    kept = standing(renewed, owner)
    assert len(kept) > 0.8 * len(keys)  # the new line makes the program see some others
    assert all(verdict.is_dismissed for verdict in kept.values())
    assert any(verdict.is_reviewed for verdict in kept.values())
    assert renewed.judgements.get().made_at == made.made_at


def test_a_judgement_of_words_that_are_gone_is_kept_without_a_place(analysed, keys, owner, tmp_path) -> None:
    say(analysed, owner, "confirmed", keys[0])
    first = analysed.articles.order_by("id").first()
    next_version(first, "Nothing of it is left. Another day came over the hills, and it rained.")
    renewed = renewed_with(analysed, owner, tmp_path)
    assert verdicts_of(renewed, owner) == {}
    assert JudgedWords.objects.filter(difference__judgement__comparison=renewed, start=None).exists()


def test_judgements_survive_a_dump_and_restore_of_the_database(analysed, keys, owner, tmp_path) -> None:
    say(analysed, owner, "dismissed:style", *keys[:2])
    say(analysed, owner, "category", keys[2], category="hedge")
    before = standing(analysed, owner)
    after = standing(restored(analysed, tmp_path), owner)
    assert {key: replace(one, at=None) for key, one in after.items()} == {
        key: replace(one, at=None) for key, one in before.items()
    }


def test_a_closed_blind_round_hides_what_others_judged(analysed, keys, owner, coder, editor) -> None:
    say(analysed, editor, "dismissed:style", keys[0])
    arrange_round(comparison=analysed, user=owner, coders=[coder], is_blind=True)
    say(analysed, coder, "confirmed", keys[1])
    assert kinds(analysed, coder) == {keys[1]: "confirmed"}
    say(analysed, coder, "confirmed", keys[0])
    open_round(comparison=analysed, user=owner)
    assert set(kinds(analysed, coder)) == {keys[0], keys[1]}
    assert verdicts_of(analysed, coder)[keys[0]].by == "coder"
