"""Decisions about links in words, for pages and reports."""

from newsdiff.comparisons.links.queries import name_of
from newsdiff.comparisons.models import LinkDecision

DONE = {
    "linked": "Linked",
    "apart": "Link taken away",
    "alone": "Marked as having no counterpart",
    "locked": "Locked",
    "unlocked": "Unlocked",
}
WAITS = "The articles are analysed anew to show it. That takes a moment."


def act_words(row: LinkDecision) -> str:
    """What was decided, by whom: "Ada locked this row"."""
    what = {
        "linked": "linked passages of this row",
        "apart": "took a link of this row away",
        "alone": "said that a passage of this row has no counterpart",
        "locked": "locked this row",
        "unlocked": "unlocked this row",
    }[row.kind]
    if row.undone_at is not None and row.undone_by is not None:
        return f"{name_of(row.undone_by)} took back that {name_of(row.made_by)} {what}"
    return f"{name_of(row.made_by)} {what}"


def changed_words(row: LinkDecision | None) -> str:
    """Why a row is not as it was seen."""
    if row is None:
        return "A new run of the analysis changed this row."
    return f"{act_words(row)} after you loaded the page."
