"""The run's row is the truth: who holds it, whether its heart beats, and when it is given up."""

import uuid
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, start_analysis
from newsdiff.comparisons.models import AnalysisRun

pytestmark = pytest.mark.django_db
State = AnalysisRun.State


@pytest.fixture
def run(comparison) -> AnalysisRun:
    return start_analysis(comparison=comparison)


@pytest.fixture
def claimed(run) -> tasks.Claim:
    claimed = tasks.claim()
    assert claimed is not None
    return claimed


def stop_heart(run: AnalysisRun, *, seconds: float = 60) -> None:
    AnalysisRun.objects.filter(pk=run.pk).update(heartbeat_at=timezone.now() - timedelta(seconds=seconds))


def test_a_claimed_run_is_held_by_one_attempt(run, claimed) -> None:
    run.refresh_from_db()
    assert (run.state, run.attempt, run.n_attempts) == (State.RUNNING, claimed.attempt, 1)
    assert tasks.claim() is None


def test_nothing_queued_gives_nothing_to_claim(comparison) -> None:
    assert tasks.claim() is None


def test_the_run_that_waited_longest_comes_first(run, project, owner, articles) -> None:
    other = create_comparison(project=project, user=owner, articles=articles, title="", form_key=uuid.uuid4())
    later = start_analysis(comparison=other)
    assert [tasks.claim().run_id, tasks.claim().run_id] == [run.pk, later.pk]


def test_a_beat_says_how_far_the_run_is(run, claimed) -> None:
    stop_heart(run)
    assert tasks.beat(claimed, stage="matching passages", progress=0.5)
    run.refresh_from_db()
    assert (run.stage, run.progress) == ("matching passages", 0.5)
    assert tasks.requeue_stalled() == 0


@pytest.mark.parametrize(("told", "kept"), [(-1.0, 0.0), (1.5, 1.0)])
def test_progress_stays_a_share(told, kept, run, claimed) -> None:
    assert tasks.beat(claimed, stage="x" * 99, progress=told)
    run.refresh_from_db()
    assert run.progress == kept


def test_a_run_whose_heart_stopped_is_queued_again(run, claimed) -> None:
    stop_heart(run)
    assert tasks.requeue_stalled() == 1
    assert not tasks.beat(claimed, stage="", progress=0)
    again = tasks.claim()
    assert again.run_id == run.pk
    assert again.attempt != claimed.attempt


def test_a_run_whose_heart_beats_stays_where_it_is(run, claimed) -> None:
    assert tasks.requeue_stalled() == 0
    assert tasks.beat(claimed, stage="", progress=0)


def test_a_run_that_only_waits_is_not_stalled(run) -> None:
    assert tasks.requeue_stalled() == 0


def test_a_run_interrupted_too_often_fails_and_says_what_to_do(run, settings) -> None:
    settings.RUN_MAX_ATTEMPTS = 2
    for _ in range(2):
        tasks.claim()
        stop_heart(run)
        tasks.requeue_stalled()
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert "start the analysis again" in run.error


def test_a_finished_run_is_not_queued_again(done_run) -> None:
    tasks.enqueue(done_run.pk)
    stop_heart(done_run)
    assert tasks.requeue_stalled() == 0
    assert tasks.claim() is None


def test_a_queue_that_nobody_works_on_is_noticed(run) -> None:
    call_command("check_worker")
    AnalysisRun.objects.filter(pk=run.pk).update(queued_at=timezone.now() - timedelta(seconds=61))
    with pytest.raises(CommandError, match=r"more than .* seconds: 1\."):
        call_command("check_worker")
    tasks.claim()
    call_command("check_worker")
