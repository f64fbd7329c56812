"""The bar above the rows: undo, redo, and the way to all that was decided."""

from newsdiff.accounts.access import may
from newsdiff.accounts.models import User
from newsdiff.comparisons.contributions import Bar
from newsdiff.comparisons.links.queries import orphans_of, redoable, undoable
from newsdiff.comparisons.models import Comparison


def link_bars(comparison: Comparison, user: User) -> tuple[Bar, ...]:
    """The bar, where anything was ever decided about links."""
    if not comparison.links_version:
        return ()
    mine = may(user, comparison.project, "code")
    context = {
        "undo": undoable(comparison, user) if mine else None,
        "redo": redoable(comparison, user) if mine else None,
        "n_orphans": len(orphans_of(comparison)),
    }
    return (Bar("comparisons/_link_bar.html", context),)
