"""A demo comparison that is analysed without a model, and acts on its rows."""

import uuid
from collections.abc import Callable

import pytest

from newsdiff.analysis.collate import collate
from newsdiff.comparisons.actions import create_comparison
from newsdiff.comparisons.demo import DEMO
from newsdiff.comparisons.links.actions import Outcome, change_link
from newsdiff.comparisons.links.acts import LinkAct, token_of
from newsdiff.comparisons.links.queries import Current, current_of, decisions_of
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.comparisons.queries import collation_of, witnesses_of


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


def row_of(current: Current, *, both: bool = True, nth: int = 0) -> int:
    """The number of a row with both sides, or with one."""
    found = [n for n, bead in enumerate(current.alignment.beads) if bool(bead.left and bead.right) == both]
    return found[nth]


def passage(current: Current, side: int, index: int) -> str:
    """A passage as a form names it."""
    sigil = current.sigils[side]
    return f"{sigil}{current.collation.passages_of(sigil)[index].span.start}"


@pytest.fixture
def act(analysed, owner, now) -> Callable[..., Outcome]:
    """Do something with a row."""

    def done(name: str, row: int | str, passage: str = "", *, by=owner, key=None, **more) -> Outcome:
        token = row if isinstance(row, str) else token_of(now(), row)
        asked = LinkAct(name, "A", "B", token, passage, **more)
        return change_link(comparison=analysed, user=by, act=asked, form_key=key or uuid.uuid4())

    return done


def done_run(comparison: Comparison) -> AnalysisRun:
    return comparison.runs.get(state="done")


def assert_as_a_new_run_would(comparison: Comparison) -> None:
    """What the rows say equals what a whole new analysis with the decisions says."""
    decisions = decisions_of(comparison).values
    assert collation_of(done_run(comparison)) == collate(witnesses_of(comparison), encoder=None, decisions=decisions)
