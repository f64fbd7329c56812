"""The local worker: takes queued runs one after the other, and gives each its result exactly once."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError, close_old_connections, connection

from newsdiff.analysis.collate import collate
from newsdiff.analysis.errors import AnalysisError
from newsdiff.analysis.types import Collation, Witness
from newsdiff.comparisons import actions, tasks
from newsdiff.comparisons.errors import LinksChangedError
from newsdiff.comparisons.links.queries import decisions_of
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.queries import witnesses_of
from newsdiff.comparisons.vectors import KeptVectors, SharedEncoder
from newsdiff.corpus.wordlist_queries import wordlists_now

log = logging.getLogger(__name__)

Progress = Callable[[str, float], None]
Analyse = Callable[[Comparison, tuple[Witness, ...], Progress], Collation]

AFTER_DATABASE_ERROR = 1.0  # seconds

FAULT = (
    "The analysis stopped because of a fault in the program. Start it again. If that does not help, report it with "
    "the words “run {run_id}”: the log of the worker says more."
)

TOO_LONG = (
    "The articles are too long for the memory of this computer. Close other programs and start the analysis again, or "
    "compare shorter articles."
)


class RunLostError(Exception):
    """The run was given to another worker, or is done: nothing of it may be written any more."""


class Pulse:
    """Beats for a claimed run from a thread of its own, so that a long step does not look like a dead worker."""

    def __init__(self, claimed: tasks.Claim) -> None:
        self._claimed = claimed
        self._now = ("starting", 0.0)
        self._lost = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat_on, name=f"pulse of run {claimed.run_id}", daemon=True)

    def __enter__(self) -> "Pulse":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def tell(self, stage: str, progress: float) -> None:
        """The progress callback of the analysis; raises `RunLostError` to end work that nobody waits for."""
        self._now = (stage, progress)
        if self._lost.is_set():
            raise RunLostError

    def _beat_on(self) -> None:
        try:
            while not self._stop.wait(settings.RUN_BEAT_EVERY):
                self._beat_once()
        finally:
            connection.close()

    def _beat_once(self) -> None:
        stage, progress = self._now
        try:
            if not tasks.beat(self._claimed, stage=stage, progress=progress):
                self._lost.set()
        except Error:
            log.warning("run %s: a heartbeat could not be written", self._claimed.run_id, exc_info=True)
            connection.close()


def with_encoder(encoder: SharedEncoder) -> Analyse:
    """The analysis as the worker does it: with the model where it is installed, and vectors kept."""

    def analyse(comparison: Comparison, witnesses: tuple[Witness, ...], progress: Progress) -> Collation:
        decisions = decisions_of(comparison).values
        with encoder.held() as model:
            return collate(
                witnesses,
                encoder=model,
                kept=KeptVectors.of(comparison),
                progress=progress,
                decisions=decisions,
                wordlists=wordlists_now(comparison.project),
            )

    return analyse


def warm_up(encoder: SharedEncoder) -> None:
    """Load the model, word lists and lexicons before the first run asks for them."""
    texts = "Two people were killed in the strike.", "The strike killed two civilians, officials said."
    witnesses = tuple(Witness(sigil, text, "en") for sigil, text in zip("AB", texts, strict=True))
    try:
        with encoder.held() as model:
            collate(witnesses, encoder=model)
    except Exception:
        log.exception("the analysis could not be warmed up")


def work(*, analyse: Analyse, stop: threading.Event) -> None:
    """Work on queued runs until `stop` is set; a run in hand is finished first."""
    next_sweep = 0.0
    while not stop.is_set():
        try:
            if time.monotonic() >= next_sweep:
                tasks.requeue_stalled()
                next_sweep = time.monotonic() + settings.RUN_STALLED_AFTER / 4
            claimed = tasks.claim()
            if claimed is not None:
                perform(claimed, analyse=analyse)
        except Error as error:
            log.warning("the database did not answer, the worker waits a little: %s", error)
            connection.close()
            claimed = None
            stop.wait(AFTER_DATABASE_ERROR)
        if claimed is None:
            close_old_connections()
            stop.wait(settings.WORKER_POLL_EVERY)


def perform(claimed: tasks.Claim, *, analyse: Analyse) -> None:
    """Analyse one claimed run and store the result, or the reason why there is none.

    Raises on what a lost database connection raises: the run's heart then stands still, and it is queued again.
    """
    run_id, attempt = claimed.run_id, claimed.attempt
    started = time.monotonic()
    try:
        with Pulse(claimed) as pulse:
            stored = _found_and_stored(claimed, analyse=analyse, progress=pulse.tell)
    except (OperationalError, InterfaceError):
        raise
    except RunLostError:
        stored = False
    except Exception as error:
        actions.fail_run(run_id=run_id, attempt=attempt, error=sentence_for(error, run_id=run_id))
        return
    log.info("run %s %s after %.2f s", run_id, "done" if stored else "lost", time.monotonic() - started)


def _found_and_stored(claimed: tasks.Claim, *, analyse: Analyse, progress: Progress) -> bool:
    """Analyse and store; anew where people decided about links meanwhile, so that the result knows it."""
    while True:
        comparison = Comparison.objects.get(runs=claimed.run_id)
        collation = analyse(comparison, witnesses_of(comparison), progress)
        with suppress(LinksChangedError):
            return actions.store_collation(
                run_id=claimed.run_id,
                attempt=claimed.attempt,
                collation=collation,
                links_version=comparison.links_version,
            )


def sentence_for(error: Exception, *, run_id: int) -> str:
    """What the analyst is told of a failed run; what only the maintainers understand goes to the log."""
    if isinstance(error, AnalysisError):
        log.info("run %s failed: %s", run_id, error)
        return str(error)
    log.error("run %s failed", run_id, exc_info=error)
    return TOO_LONG if isinstance(error, MemoryError) else FAULT.format(run_id=run_id)
