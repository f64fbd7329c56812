"""A worker killed with SIGKILL in the middle of a run loses nothing, and nothing is stored twice."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from newsdiff.comparisons import queries
from newsdiff.comparisons.actions import start_analysis
from newsdiff.comparisons.models import AnalysisRun

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = Path(__file__).with_name("killable_worker.py")
KILLS = 10
PATIENCE = 60  # seconds after which something is broken


def worker_environment() -> dict[str, str]:
    """The test's own database, as another process reaches it, and a heart that is missed soon."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        given = connection.settings_dict
        url = f"postgresql://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{name}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsdiff.settings",
        "DATABASE_URL": url,
        "NEWSDIFF_RUN_BEAT_EVERY": "0.05",
        "NEWSDIFF_RUN_STALLED_AFTER": "0.5",
        "NEWSDIFF_WORKER_POLL_EVERY": "0.02",
    }


def start_worker(*, stops: str) -> subprocess.Popen[str]:
    """A worker that waits for its end while "analysing" or "storing", or "nowhere"."""
    command = [sys.executable, str(WORKER), stops]
    return subprocess.Popen(command, env=worker_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


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
def test_a_run_whose_worker_is_killed_ten_times_ends_done_and_is_stored_once(place, comparison, workers) -> None:
    run = start_analysis(comparison=comparison)
    for _ in range(KILLS):
        workers.append(start_worker(stops=place))
        wait_until(workers[-1], place)
        kill(workers[-1])
        assert not run.passages.exists()
    workers.append(start_worker(stops="nowhere"))
    wait_until_done(run)
    assert run.state == AnalysisRun.State.DONE
    assert run.n_attempts == KILLS + 1
    stored = queries.collation_of(run)
    assert len(stored.passages) == run.passages.count() == 6
    assert len(stored.alignments[0].beads) == run.aligned_pairs.count()


def test_a_worker_that_lost_its_run_stores_nothing_when_it_finishes(comparison, workers) -> None:
    run = start_analysis(comparison=comparison)
    workers += [start_worker(stops="analysing")]
    wait_until(workers[0], "analysing")
    AnalysisRun.objects.filter(pk=run.pk).update(state=AnalysisRun.State.QUEUED)
    workers += [start_worker(stops="nowhere")]
    wait_until_done(run)
    kill(workers[1])
    second = start_analysis(comparison=comparison)
    workers[0].stdin.write("go on with the first run\nand then with the second\n")
    workers[0].stdin.flush()
    wait_until_done(second)
    before = run.attempt
    run.refresh_from_db()
    assert (run.state, run.attempt) == (AnalysisRun.State.DONE, before)
    assert len(queries.collation_of(run).passages) == run.passages.count() == 6
