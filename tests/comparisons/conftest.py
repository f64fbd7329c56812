"""Runs in every state, and a longer comparison whose links are changed, for the pages of comparisons."""

import uuid
from collections.abc import Callable

import pytest
from django.utils import timezone

from newsdiff.analysis.collate import collate
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, start_analysis, store_collation
from newsdiff.comparisons.demo import DEMO
from newsdiff.comparisons.links.actions import Outcome, change_link
from newsdiff.comparisons.links.acts import LinkAct, token_of
from newsdiff.comparisons.links.queries import Current, current_of
from newsdiff.comparisons.models import AnalysisRun, Comparison
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


@pytest.fixture
def analysed(project, owner, new_article, store) -> Comparison:
    """Two longer accounts of one event, with a done run."""
    texts = [path.read_text(encoding="utf-8").strip() for path in sorted(DEMO.glob("*.txt"))]
    articles = [new_article("\n\n".join(text.split("\n\n")[1:])) for text in texts]
    made = create_comparison(project=project, user=owner, articles=articles, title="Square", form_key=uuid.uuid4())
    store(made)
    return made


@pytest.fixture
def now(analysed: Comparison) -> Callable[[], Current]:
    """The two accounts as they stand."""
    return lambda: current_of(analysed, "A", "B")


@pytest.fixture
def act(analysed, owner, now) -> Callable[..., Outcome]:
    """Do something with a row."""

    def done(name: str, row: int | str, passage: str = "", *, by=owner, key=None, **more) -> Outcome:
        token = row if isinstance(row, str) else token_of(now(), row)
        asked = LinkAct(name, "A", "B", token, passage, **more)
        return change_link(comparison=analysed, user=by, act=asked, form_key=key or uuid.uuid4())

    return done
