"""Rows and passages as forms of links name them, and what the rows of a run must equal."""

from newsdiff.analysis.collate import collate
from newsdiff.comparisons.links.queries import Current, decisions_of
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.comparisons.queries import collation_of, witnesses_of


def row_of(current: Current, *, both: bool = True, nth: int = 0) -> int:
    """The number of a row with both sides, or with one."""
    found = [n for n, bead in enumerate(current.alignment.beads) if bool(bead.left and bead.right) == both]
    return found[nth]


def passage(current: Current, side: int, index: int) -> str:
    """A passage as a form names it."""
    sigil = current.sigils[side]
    return f"{sigil}{current.collation.passages_of(sigil)[index].span.start}"


def done_run(comparison: Comparison) -> AnalysisRun:
    return comparison.runs.get(state="done")


def assert_as_a_new_run_would(comparison: Comparison) -> None:
    """What the rows say equals what a whole new analysis with the decisions says."""
    decisions = decisions_of(comparison).values
    assert collation_of(done_run(comparison)) == collate(witnesses_of(comparison), encoder=None, decisions=decisions)
