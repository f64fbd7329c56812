"""The one door for long work. Here the queue is the run's own row, which workers ask for what is queued.

Another queue would replace `enqueue` and `claim`; the row stays the truth (state, attempt token, heartbeat).
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Now

from newsdiff.comparisons.models import AnalysisRun

State = AnalysisRun.State
GIVEN_UP = (
    "The analysis was interrupted too often, so it was stopped. The computer may be short of memory: "
    "close other programs, then start the analysis again."
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A run that this process holds, until it is stored, failed, or taken away because its heart stopped."""

    run_id: int
    attempt: uuid.UUID


def enqueue(run_id: int) -> None:
    """Hand a queued run to the workers; call in the transaction that made or freed the run."""
    AnalysisRun.objects.filter(pk=run_id, state=State.QUEUED).update(queued_at=Now())


def claim() -> Claim | None:
    """Take the run that has waited longest; None where none waits or another worker was quicker."""
    waiting = AnalysisRun.objects.filter(state=State.QUEUED, queued_at__isnull=False).order_by("queued_at", "id")
    run_id = waiting.values_list("id", flat=True).first()
    if run_id is None:
        return None
    attempt = uuid.uuid4()
    taken = AnalysisRun.objects.filter(pk=run_id, state=State.QUEUED).update(
        state=State.RUNNING,
        attempt=attempt,
        heartbeat_at=Now(),
        n_attempts=F("n_attempts") + 1,
        stage="starting",
        progress=0,
    )
    return Claim(run_id, attempt) if taken else None


def beat(claimed: Claim, *, stage: str, progress: float) -> bool:
    """Say that the run is being worked on, and how far; False where it is no longer ours."""
    held = AnalysisRun.objects.filter(pk=claimed.run_id, attempt=claimed.attempt, state=State.RUNNING)
    return bool(held.update(heartbeat_at=Now(), stage=stage[:40], progress=min(max(progress, 0.0), 1.0)))


def requeue_stalled() -> int:
    """Queue the runs again whose heart stopped, or give them up after too many attempts; returns how many."""
    stopped = AnalysisRun.objects.filter(
        state=State.RUNNING, heartbeat_at__lt=Now() - timedelta(seconds=settings.RUN_STALLED_AFTER)
    )
    n_stopped = 0
    for run_id, attempt, n_attempts in stopped.values_list("id", "attempt", "n_attempts"):
        still = stopped.filter(pk=run_id, attempt=attempt)
        if n_attempts >= settings.RUN_MAX_ATTEMPTS:
            n_stopped += still.update(state=State.FAILED, stage="", error=GIVEN_UP, finished_at=Now())
        elif still.update(state=State.QUEUED, stage="", progress=0):
            enqueue(run_id)
            n_stopped += 1
    return n_stopped


def waiting_longer_than(seconds: float) -> int:
    """How many runs have waited in the queue for more than so many seconds."""
    since = Now() - timedelta(seconds=seconds)
    return AnalysisRun.objects.filter(state=State.QUEUED, queued_at__lt=since).count()
