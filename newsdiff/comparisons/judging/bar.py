"""The bar in which differences are judged: how many are reviewed, the acts, undo and redo."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import uuid4

from newsdiff.accounts.models import User
from newsdiff.comparisons.contributions import Bar
from newsdiff.comparisons.judging.queries import redoable, undoable
from newsdiff.comparisons.legend import CONTRASTS
from newsdiff.comparisons.models import Comparison, Judgement
from newsdiff.comparisons.reading import may_here
from newsdiff.comparisons.rowview import ContrastView
from newsdiff.comparisons.state import PageState

LIST_DIGEST_LENGTH = 16


def judge_bars(
    comparison: Comparison, user: User, contrasts: Sequence[ContrastView], state: PageState
) -> tuple[Bar, ...]:
    """The bar for the contrasts that are shown; empty where there are none."""
    if not contrasts:
        return ()
    n_reviewed = sum(one.verdict.is_reviewed for one in contrasts)
    context: dict[str, object] = {
        "n_contrasts": len(contrasts),
        "n_reviewed": n_reviewed,
        "n_open": len(contrasts) - n_reviewed,
        "query": state.query(selected=""),
        "may_judge": False,
    }
    if may_here(user, comparison, "code"):
        context |= {
            "may_judge": True,
            "undo": undoable(comparison, user),
            "redo": redoable(comparison, user),
            "reasons": Judgement.Reason.choices,
            "categories": CONTRASTS.items(),
            "left": state.left,
            "right": state.right,
            "form_key": uuid4(),
            "bulk_form_key": uuid4(),
            "list_digest": list_digest(contrasts),
        }
    return (Bar("comparisons/_judge_bar.html", context),)


def list_digest(contrasts: Sequence[ContrastView]) -> str:
    """Names the differences of a list, whatever their order: who acts on all says with it which list they saw."""
    said = " ".join(sorted(one.key for one in contrasts))
    return sha256(said.encode()).hexdigest()[:LIST_DIGEST_LENGTH]
