"""Runs in every state, for the pages of comparisons."""

import uuid

import pytest
from django.utils import timezone

from newsdiff.analysis.collate import collate
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import start_analysis, store_collation
from newsdiff.comparisons.models import AnalysisRun
from newsdiff.comparisons.queries import witnesses_of


@pytest.fixture
def store():
    """Analyse a comparison without a model, at once."""

    def analysed(comparison) -> AnalysisRun:
        run = start_analysis(comparison=comparison)
        claimed = tasks.claim()
        collation = collate(witnesses_of(comparison), encoder=None)
        assert store_collation(run_id=run.pk, attempt=claimed.attempt, collation=collation)
        return run

    return analysed


@pytest.fixture
def running(comparison):
    """Let a worker hold a run of the comparison."""

    def run(**fields) -> AnalysisRun:
        held = {"state": "running", "attempt": uuid.uuid4(), "heartbeat_at": timezone.now()}
        return comparison.runs.create(**held, **fields)

    return run
