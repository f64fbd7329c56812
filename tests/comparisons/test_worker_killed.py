"""A worker killed with SIGKILL in the middle of a run loses nothing, and nothing is stored twice."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdiff.comparisons import queries
from newsdiff.comparisons.actions import start_analysis
from newsdiff.comparisons.models import AnalysisRun

WORKER = Path(__file__).with_name("killable_worker.py")
KILLS = 10
PATIENCE = 60  # seconds after which something is broken


@pytest.fixture
def workers() -> Iterator[list[subprocess.Popen[str]]]:
    """Workers of a test, none of which outlives it."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for worker in started:
        worker.kill()
        worker.wait()
        worker.stdin.close()
        worker.stdout.close()


@pytest.fixture
def start_worker(process_environment, workers) -> Callable[..., subprocess.Popen[str]]:
    """Start a worker that waits for its end while "analysing" or "storing", or "nowhere"; its heart is missed soon."""
    soon = {
        "NEWSDIFF_RUN_BEAT_EVERY": "0.05",
        "NEWSDIFF_RUN_STALLED_AFTER": "0.5",
        "NEWSDIFF_WORKER_POLL_EVERY": "0.02",
    }

    def start(*, stops: str) -> subprocess.Popen[str]:
        worker = subprocess.Popen(
            [sys.executable, str(WORKER), stops],
            env={**process_environment, **soon},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        workers.append(worker)
        return worker

    return start


def wait_until(worker: subprocess.Popen[str], says: str) -> None:
    for line in worker.stdout:
        if line == f"{says}\n":
            return
    pytest.fail(f"the worker ended before it was {says}")


def kill(worker: subprocess.Popen[str]) -> None:
    worker.kill()
    worker.wait()


def wait_until_done(run: AnalysisRun) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        run.refresh_from_db()
        if run.state in (AnalysisRun.State.DONE, AnalysisRun.State.FAILED):
            return
        time.sleep(0.05)
    pytest.fail(f"{run} after {PATIENCE} seconds")


@pytest.mark.parametrize("place", ["analysing", "storing"])
def test_a_run_whose_worker_is_killed_ten_times_ends_done_and_is_stored_once(place, comparison, start_worker) -> None:
    run = start_analysis(comparison=comparison)
    for _ in range(KILLS):
        worker = start_worker(stops=place)
        wait_until(worker, place)
        kill(worker)
        assert not run.passages.exists()
    start_worker(stops="nowhere")
    wait_until_done(run)
    assert run.state == AnalysisRun.State.DONE
    assert run.n_attempts == KILLS + 1
    stored = queries.collation_of(run)
    assert len(stored.passages) == run.passages.count() == 6
    assert len(stored.alignments[0].beads) == run.aligned_pairs.count()


def test_a_worker_that_lost_its_run_stores_nothing_when_it_finishes(comparison, start_worker) -> None:
    run = start_analysis(comparison=comparison)
    slow = start_worker(stops="analysing")
    wait_until(slow, "analysing")
    AnalysisRun.objects.filter(pk=run.pk).update(state=AnalysisRun.State.QUEUED)
    quick = start_worker(stops="nowhere")
    wait_until_done(run)
    kill(quick)
    winner = run.attempt
    second = start_analysis(comparison=comparison)
    slow.stdin.write("go on with the first run\nand then with the second\n")
    slow.stdin.flush()
    wait_until_done(second)
    run.refresh_from_db()
    assert (run.state, run.attempt) == (AnalysisRun.State.DONE, winner)
    assert len(queries.collation_of(run).passages) == run.passages.count() == 6


def test_the_worker_works_until_it_is_told_to_stop(comparison, process_environment, tmp_path) -> None:
    run = start_analysis(comparison=comparison)
    worker = subprocess.Popen(
        [sys.executable, "-m", "django", "run_worker"], env={**process_environment, "NEWSDIFF_DATA_DIR": str(tmp_path)}
    )
    try:
        wait_until_done(run)
        worker.terminate()
        assert worker.wait() == 0
    finally:
        worker.kill()
        worker.wait()
    assert run.state == AnalysisRun.State.DONE
