"""Lines that explain a page the first time, one at a time, until the person has read them."""

from newsdiff.accounts.models import User

HINTS = {  # in the order in which a person meets them
    "views": "Passages that match stand opposite each other, and words that differ are marked. “Articles” shows "
    "both texts in their own order, “Differences” the list to read through; key v goes round.",
    "filters": "The legend is the filter: untick a kind, and it leaves the list and the texts. The address keeps it.",
    "judging": "Say of each difference whether it counts: y confirms, x dismisses, and the next comes by itself. "
    "It holds in later runs, and can be undone.",
    "coding": "Select a difference and press a digit to code it, or select any words in a text. “Link” on a row mends "
    "what stands opposite what.",
}


def hint_for(user: User) -> str:
    """The name of the line that the person has not read yet, "" where there is none."""
    return next((name for name in HINTS if name not in user.hints_read), "")


def read_hint(*, user: User, name: str) -> None:
    """Do not show a line again. A name that is none changes nothing."""
    if name in HINTS and name not in user.hints_read:
        user.hints_read = [*user.hints_read, name]
        user.save(update_fields=["hints_read"])


def show_hints_again(*, user: User) -> None:
    """Begin anew with the first line."""
    user.hints_read = []
    user.save(update_fields=["hints_read"])
