"""Decisions about links: at once in the rows, kept over runs, undoable, and never lost."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from newsdiff.comparisons import tasks, worker
from newsdiff.comparisons.actions import start_analysis
from newsdiff.comparisons.links.actions import redo_link, undo_link
from newsdiff.comparisons.links.acts import token_of
from newsdiff.comparisons.links.errors import LinkError, LinkFormReusedError, RowChangedError
from newsdiff.comparisons.links.queries import current_of, decisions_of, redoable, undoable
from newsdiff.comparisons.models import AlignedPair, AnalysisRun, ArticleVectors, LinkDecision, Variant
from newsdiff.comparisons.queries import collation_of, latest_done_run
from newsdiff.comparisons.vectors import SharedEncoder
from tests.comparisons.linking import assert_as_a_new_run_would, done_run, passage, row_of
from tests.comparisons.restoring import restored

pytestmark = pytest.mark.django_db


def made_by_people(current):
    return [(bead.left, bead.right) for bead in current.alignment.beads if bead.made_by == "person"]


def test_linking_a_passage_adds_it_to_the_row_at_once(analysed, act, now) -> None:
    before = now()
    number = row_of(before)
    bead = before.alignment.beads[number]
    free = next(j for j in reversed(range(len(before.collation.passages_of("B")))) if j not in bead.right)
    assert act("link", number, passage(before, 1, free)).at_once
    assert made_by_people(now()) == [(bead.left, tuple(sorted((*bead.right, free))))]
    assert_as_a_new_run_would(analysed)


def test_unlinking_takes_one_passage_out_of_the_row(analysed, act, now) -> None:
    before = now()
    number = row_of(before)
    bead = before.alignment.beads[number]
    act("unlink", number, passage(before, 0, bead.left[0]))
    pairs = {(i, j) for one in now().alignment.beads for i in one.left for j in one.right}
    assert not pairs & {(bead.left[0], j) for j in bead.right}
    assert_as_a_new_run_would(analysed)


def test_merging_joins_all_passages_of_two_rows(analysed, act, now) -> None:
    before = now()
    one, other = (before.alignment.beads[row_of(before, nth=nth)] for nth in (0, 1))
    act("merge", row_of(before), passage(before, 1, other.right[0]))
    joined = tuple(sorted({*one.left, *other.left})), tuple(sorted({*one.right, *other.right}))
    assert joined in made_by_people(now())
    assert_as_a_new_run_would(analysed)


def test_no_counterpart_empties_the_other_side_and_says_who_said_so(analysed, act, now) -> None:
    before = now()
    bead = before.alignment.beads[row_of(before)]
    act("alone", row_of(before), passage(before, 0, bead.left[0]))
    assert ((bead.left[0],), ()) in made_by_people(now())
    assert_as_a_new_run_would(analysed)


def test_a_locked_row_is_changed_by_nobody_until_it_is_unlocked(analysed, act, now) -> None:
    number = row_of(now())
    bead = now().alignment.beads[number]
    act("lock", number)
    number = now().alignment.beads.index(
        next(one for one in now().alignment.beads if one.left == bead.left and one.right)
    )
    with pytest.raises(LinkError, match="Unlock it first"):
        act("unlink", number, passage(now(), 0, bead.left[0]))
    with pytest.raises(LinkError, match="Unlock it first"):
        act("alone", number, passage(now(), 1, bead.right[0]))
    act("unlock", number)
    assert made_by_people(now()) == []
    act("unlink", row_of(now()), passage(now(), 0, bead.left[0]))
    assert_as_a_new_run_would(analysed)


@pytest.mark.parametrize(
    ("name", "passage", "sentence"),
    [
        ("link", "", "Choose a passage"),
        ("link", "B99999", "not in the article"),
        ("link", "C0", "not in the article"),
        ("unlink", "A1", "not in the article"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(name, passage, sentence, act, now) -> None:
    with pytest.raises(LinkError, match=sentence):
        act(name, row_of(now()), passage)
    assert not LinkDecision.objects.exists()


@pytest.mark.parametrize("token", ["", "|", "0-1||0", "x|y|z", "0-99999||0", "||0", "1-2|3-4"])
def test_a_row_with_tampered_offsets_is_refused(token, act, now) -> None:
    with pytest.raises(LinkError):
        act("lock", token)
    assert not LinkDecision.objects.exists()


def test_a_form_sent_twice_acts_once_and_its_key_is_good_for_nothing_else(act, now) -> None:
    key, token = uuid.uuid4(), token_of(now(), row_of(now()))
    first = act("lock", token, key=key)
    assert act("lock", token, key=key).row == first.row
    with pytest.raises(LinkFormReusedError):
        act("unlock", token, key=key)
    assert LinkDecision.objects.count() == 1


def test_rows_that_stay_keep_their_identity(analysed, act, now) -> None:
    before = {pair.pk: (pair.left, pair.right) for pair in AlignedPair.objects.all()}
    variants = set(Variant.objects.values_list("pk", flat=True))
    number = row_of(now())
    changed = done_run(analysed).aligned_pairs.get(bead=number)
    of_changed = set(changed.variants.values_list("pk", flat=True))
    act("unlink", number, passage(now(), 0, changed.left[0]))
    after = {pair.pk: (pair.left, pair.right) for pair in AlignedPair.objects.all()}
    assert {pk for pk in before if pk not in after} == {changed.pk}
    assert all(after[pk] == sides for pk, sides in before.items() if pk in after)
    assert variants - set(Variant.objects.values_list("pk", flat=True)) == of_changed


def test_undo_and_redo_go_back_and_forth(analysed, act, now, owner, editor) -> None:
    plain = collation_of(done_run(analysed))
    act("lock", row_of(now()))
    locked = collation_of(done_run(analysed))
    act("alone", row_of(now(), both=False), _lone(now()), by=editor)
    mine = undoable(analysed, owner)
    assert mine.kind == "locked"
    undo_link(decision=undoable(analysed, editor), user=editor)
    assert collation_of(done_run(analysed)) == locked
    undo_link(decision=mine, user=owner)
    assert collation_of(done_run(analysed)) == plain
    assert undoable(analysed, owner) is None
    redo_link(decision=redoable(analysed, owner), user=owner)
    assert collation_of(done_run(analysed)) == locked
    assert redoable(analysed, owner) is None


def _lone(current) -> str:
    bead = current.alignment.beads[row_of(current, both=False)]
    return passage(current, 0 if bead.left else 1, (bead.left or bead.right)[0])


def test_what_was_undone_cannot_be_redone_over_a_newer_decision(analysed, act, now, owner) -> None:
    first = act("lock", row_of(now())).row
    undo_link(decision=first, user=owner)
    assert redoable(analysed, owner) == first
    act("lock", row_of(now(), nth=1))
    assert redoable(analysed, owner) is None


def test_a_row_that_another_person_changed_is_not_changed_unseen(analysed, act, now, editor) -> None:
    seen = token_of(now(), row_of(now()))
    act("lock", seen, by=editor)
    with pytest.raises(RowChangedError):
        act("unlink", seen, passage(now(), 0, 0))
    undo_link(decision=LinkDecision.objects.get(), user=editor)
    bead = now().alignment.beads[row_of(now())]
    act("alone", seen, passage(now(), 0, bead.left[0]), by=editor)
    with pytest.raises(RowChangedError):
        act("lock", seen)
    act("lock", seen, anyway=True)
    assert (bead.left, bead.right) in made_by_people(now())


def test_a_decision_holds_in_the_next_run(analysed, act, now, owner) -> None:
    act("alone", row_of(now()), passage(now(), 0, now().alignment.beads[row_of(now())].left[0]))
    before = collation_of(done_run(analysed))
    start_analysis(comparison=analysed)
    worker.perform(tasks.claim(), analyse=worker.with_encoder(SharedEncoder(Path("/nowhere"))))
    assert latest_done_run(analysed) != analysed.runs.order_by("id").first()
    assert collation_of(latest_done_run(analysed)) == before


def test_a_run_that_began_before_a_decision_still_takes_it_in(analysed, act, now) -> None:
    start_analysis(comparison=analysed)
    claimed, calls = tasks.claim(), []
    with_model = worker.with_encoder(SharedEncoder(Path("/nowhere")))

    def analyse(comparison, witnesses, progress):
        found = with_model(comparison, witnesses, progress)
        if not calls:
            act("lock", row_of(now()))
        calls.append(found)
        return found

    worker.perform(claimed, analyse=analyse)
    assert len(calls) == 2
    assert made_by_people(now())
    assert now().run.pk == claimed.run_id


def test_a_run_of_before_links_were_kept_starts_a_new_one(analysed, act, now) -> None:
    AnalysisRun.objects.update(links={})
    assert not act("lock", row_of(now())).at_once
    assert analysed.runs.filter(state="queued").exists()
    assert decisions_of(analysed).values


def test_decisions_survive_a_dump_and_restore_of_the_database(analysed, act, now, tmp_path) -> None:
    act("lock", row_of(now()))
    act("alone", row_of(now(), both=False), _lone(now()))
    before, decided = collation_of(done_run(analysed)), decisions_of(analysed)
    again = restored(analysed, tmp_path)
    assert decisions_of(again) == decided
    assert collation_of(done_run(again)) == before
    assert made_by_people(current_of(again, "A", "B"))


def test_an_act_takes_few_queries_whatever_the_number_of_rows(act, now, django_assert_max_num_queries) -> None:
    number = row_of(now())
    asked = token_of(now(), number), passage(now(), 0, now().alignment.beads[number].left[0])
    with django_assert_max_num_queries(36):
        act("unlink", asked[0], asked[1])


@pytest.mark.django_db(transaction=True)
def test_many_at_once_lose_no_decision_and_the_rows_know_them_all(analysed, now, act, owner) -> None:
    current = now()
    rows = [n for n, bead in enumerate(current.alignment.beads) if bead.left and bead.right][:4]
    tokens = [token_of(current, n) for n in rows]

    def lock(token: str) -> bool:
        try:
            act("lock", token)
        except LinkError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(tokens)) as pool:
        done = list(pool.map(lock, tokens))
    assert LinkDecision.objects.count() == sum(done) > 0
    assert len(made_by_people(now())) == sum(done)
    assert_as_a_new_run_would(analysed)


@pytest.mark.django_db(transaction=True)  # the run must be there for the thread of its heartbeat too
def test_with_the_model_an_act_reads_kept_vectors(analysed, act, now, settings) -> None:
    encoder = SharedEncoder(settings.BASE_DIR / "data" / "model")
    with encoder.held() as found:
        if found is None:
            pytest.skip("the language model is not installed")
    start_analysis(comparison=analysed)
    worker.perform(tasks.claim(), analyse=worker.with_encoder(encoder))
    assert ArticleVectors.objects.count() == 2
    assert act("unlink", row_of(now()), passage(now(), 0, now().alignment.beads[row_of(now())].left[0])).at_once
    at_once = collation_of(latest_done_run(analysed))
    start_analysis(comparison=analysed)
    worker.perform(tasks.claim(), analyse=worker.with_encoder(encoder))
    assert collation_of(latest_done_run(analysed)) == at_once


def test_without_kept_vectors_an_act_waits_for_a_new_run(analysed, act, now) -> None:
    AnalysisRun.objects.update(engine_version="newsdiff 0.0.1, no language model")
    assert not act("lock", row_of(now())).at_once
