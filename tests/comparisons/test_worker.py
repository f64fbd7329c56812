"""What the worker does with a run: store its result, or say why there is none."""

import threading
import uuid

import pytest

from newsdiff.analysis.errors import AnalysisError
from newsdiff.comparisons import tasks, worker
from newsdiff.comparisons.actions import start_analysis
from newsdiff.comparisons.models import AnalysisRun, Passage

pytestmark = pytest.mark.django_db(transaction=True)
State = AnalysisRun.State


@pytest.fixture
def run(comparison) -> AnalysisRun:
    return start_analysis(comparison=comparison)


def perform(analyse) -> None:
    claimed = tasks.claim()
    assert claimed is not None
    worker.perform(claimed, analyse=analyse)


def test_a_run_is_analysed_and_stored(run, collation) -> None:
    perform(lambda *_: collation)
    run.refresh_from_db()
    assert run.state == State.DONE
    assert Passage.objects.filter(run=run).count() == len(collation.passages)


def test_the_analysis_gets_the_comparison_and_its_witnesses(run, comparison, collation) -> None:
    got = []

    def analyse(*given):
        got.extend(given[:2])
        return collation

    perform(analyse)
    assert got == [comparison, collation.witnesses]


def test_what_the_analysis_refuses_is_told_to_the_analyst(run) -> None:
    def analyse(*_):
        raise AnalysisError("The texts are too long. Compare shorter ones.")

    perform(analyse)
    run.refresh_from_db()
    assert (run.state, run.error) == (State.FAILED, "The texts are too long. Compare shorter ones.")


def test_a_fault_is_logged_and_the_analyst_learns_what_to_do(run, caplog) -> None:
    def analyse(*_):
        raise ZeroDivisionError("a secret of the program")

    perform(analyse)
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert "Start it again" in run.error
    assert "secret" not in run.error
    assert "a secret of the program" in caplog.text


def test_articles_too_long_for_the_memory_are_told_apart_from_faults(run) -> None:
    def analyse(*_):
        raise MemoryError

    perform(analyse)
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert "compare shorter articles" in run.error


def test_a_result_that_cannot_be_stored_leaves_no_rows(run, collation, caplog) -> None:
    broken = collation.__class__(**{**fields_of(collation), "passages": collation.passages * 2})
    perform(lambda *_: broken)
    run.refresh_from_db()
    assert run.state == State.FAILED
    assert not Passage.objects.exists()


def test_work_whose_run_was_taken_away_ends_and_writes_nothing(run, collation, settings) -> None:
    settings.RUN_BEAT_EVERY = 0.01
    taken = threading.Event()

    def analyse(_comparison, _witnesses, progress):
        AnalysisRun.objects.filter(pk=run.pk).update(attempt=uuid.uuid4())
        for _ in range(10_000):
            progress("going on for nothing", 0.5)
            taken.wait(0.01)
        return collation

    perform(analyse)
    run.refresh_from_db()
    assert run.state == State.RUNNING
    assert not Passage.objects.exists()


def test_the_heart_beats_while_the_analysis_says_nothing(run, collation, settings) -> None:
    settings.RUN_BEAT_EVERY = 0.01
    seen = []

    def analyse(_comparison, _witnesses, progress):
        progress("thinking", 0.25)
        first = AnalysisRun.objects.get(pk=run.pk)
        for _ in range(10_000):
            now = AnalysisRun.objects.get(pk=run.pk)
            if now.heartbeat_at > first.heartbeat_at and now.stage == "thinking":
                seen.append(now.progress)
                break
        return collation

    perform(analyse)
    assert seen == [0.25]


def test_the_worker_goes_on_after_a_run_that_failed(run, comparison, collation, settings) -> None:
    settings.WORKER_POLL_EVERY = 0.01
    stop = threading.Event()
    tries = []

    def analyse(*_):
        tries.append(1)
        if len(tries) == 1:
            raise AnalysisError("Not this time.")
        stop.set()
        return collation

    working = threading.Thread(target=work_and_close, args=(analyse, stop))
    working.start()
    while AnalysisRun.objects.get(pk=run.pk).state != State.FAILED:
        pass
    second = start_analysis(comparison=comparison)
    working.join()
    second.refresh_from_db()
    assert second.state == State.DONE


def work_and_close(analyse, stop: threading.Event) -> None:
    from django.db import connection

    try:
        worker.work(analyse=analyse, stop=stop)
    finally:
        connection.close()


def fields_of(collation) -> dict[str, object]:
    return {name: getattr(collation, name) for name in collation.__dataclass_fields__}
