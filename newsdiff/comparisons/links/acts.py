"""What a form asks to change about a row, checked against the row as it stands, and the decision that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, cast, get_args

from newsdiff.analysis.decisions import Decision
from newsdiff.analysis.types import Passage, Span
from newsdiff.comparisons.links.errors import LinkError, RowChangedError
from newsdiff.comparisons.links.queries import Current

ActName = Literal["link", "unlink", "merge", "alone", "lock", "unlock"]
Sides = tuple[tuple[Span, ...], tuple[Span, ...]]
GONE = "This passage is not in the article. Load the page again and choose it once more."
CHANGED = "This row is not as you saw it."


@dataclass(frozen=True, slots=True)
class LinkAct:
    """What a form asks for."""

    name: ActName
    left: str  # sigil
    right: str
    row: str  # what the person saw, as `token_of` wrote it
    passage: str = ""  # "B120": sigil and offset of the passage to link, to take out, or whose row to join
    anyway: bool = False  # whether the row may have changed meanwhile


def act_named(name: str) -> ActName:
    """The act of a form. Raises `LinkError` for any other."""
    if name not in get_args(ActName):
        raise LinkError("Choose what to change about this link.")
    return cast(ActName, name)


def token_of(current: Current, number: int) -> str:
    """A row as a form names it: its passages and the decision that made it."""
    made, _ = current.maker(number)
    return token_for(current.spans(current.alignment.beads[number]), made.pk if made else 0)


def token_for(sides: Sides, decision: int) -> str:
    """The token of a row with these passages, in the order of the alignment, that a decision made, or none (0).

    >>> token_for(((Span(0, 4),), (Span(0, 3), Span(4, 9))), 0)
    '0-4|0-3+4-9|0'
    """
    spans = ["+".join(f"{span.start}-{span.end}" for span in side) for side in sides]
    return "|".join([*spans, str(decision)])


def decision_for(act: LinkAct, current: Current) -> Decision:
    """The decision that an act comes to.

    Raises `RowChangedError` where the row is not as the person saw it, `LinkError` where the act cannot be done.
    """
    sides = sides_of(act.row, current)
    number = row_number(current, sides)
    if not act.anyway and (number is None or token_of(current, number) != act.row):
        raise RowChangedError(CHANGED)
    decision = _decision(act, current, sides)
    _check_locks(decision, current)
    return decision


def sides_of(token: str, current: Current) -> Sides:
    """The passages that a token names. Raises `LinkError` where it names none of these texts."""
    parts = token.split("|")
    if len(parts) != 3:
        raise LinkError(GONE)
    left, right = (
        tuple(_span(text, current.collation.passages_of(sigil)) for text in part.split("+") if part)
        for part, sigil in zip(parts, current.sigils, strict=False)
    )
    if not left and not right:
        raise LinkError(GONE)
    return left, right


def _span(text: str, passages: Sequence[Passage]) -> Span:
    for passage in passages:
        if f"{passage.span.start}-{passage.span.end}" == text:
            return passage.span
    raise LinkError(GONE)


def row_number(current: Current, sides: Sides) -> int | None:
    """The number of the bead with exactly these passages."""
    return next((n for n, bead in enumerate(current.alignment.beads) if current.spans(bead) == sides), None)


def rows_with(current: Current, sides: Sides) -> list[int]:
    """The numbers of the beads that hold any of these passages."""
    return [
        number
        for number, bead in enumerate(current.alignment.beads)
        if any(set(mine) & set(theirs) for mine, theirs in zip(current.spans(bead), sides, strict=True))
    ]


def _decision(act: LinkAct, current: Current, sides: Sides) -> Decision:
    left, right = sides
    if act.name in ("lock", "unlock"):
        if not left or not right:
            raise LinkError("A passage that stands alone has no link to lock.")
        return Decision("locked" if act.name == "lock" else "unlocked", *current.sigils, left, right)
    side, passage = _passage(act.passage, current)
    if act.name == "alone":
        alone = sides[side] if passage in sides[side] else (passage,)
        return Decision("alone", *current.sigils, *((alone, ()) if side == 0 else ((), alone)))
    if act.name == "unlink":
        if passage not in sides[side] or not sides[1 - side]:
            raise LinkError("This passage is not linked in this row. Choose one that is.")
        return Decision("apart", *current.sigils, *(((passage,), right) if side == 0 else (left, (passage,))))
    more = _row_of(passage, side, current) if act.name == "merge" else _one(passage, side)
    joined = tuple(tuple(sorted({*mine, *theirs})) for mine, theirs in zip(sides, more, strict=True))
    if not joined[0] or not joined[1]:
        raise LinkError("Both sides of a row need a passage. Choose one of the other article.")
    if joined == sides:
        raise LinkError("This passage is in this row already. Choose another one.")
    return Decision("linked", *current.sigils, *joined)


def _passage(text: str, current: Current) -> tuple[int, Span]:
    """The side and the span of a passage that a form names."""
    for side, sigil in enumerate(current.sigils):
        for passage in current.collation.passages_of(sigil):
            if f"{sigil}{passage.span.start}" == text:
                return side, passage.span
    raise LinkError("Choose a passage from the list." if not text else GONE)


def _one(passage: Span, side: int) -> Sides:
    return ((passage,), ()) if side == 0 else ((), (passage,))


def _row_of(passage: Span, side: int, current: Current) -> Sides:
    """The passages of the first row with a passage."""
    (number, *_) = rows_with(current, _one(passage, side))
    return current.spans(current.alignment.beads[number])


def _check_locks(decision: Decision, current: Current) -> None:
    """Raise where the decision would change a locked bead."""
    if decision.kind == "unlocked":
        return
    for number, bead in enumerate(current.alignment.beads):
        _, lock = current.maker(number)
        if lock is not None and _changes(decision, current.spans(bead)):
            raise LinkError(f"{current.name(bead)} is locked. Unlock it first.")


def _changes(decision: Decision, locked: Sides) -> bool:
    if decision.kind == "alone":
        return bool({*decision.left} & {*locked[0]} or {*decision.right} & {*locked[1]})
    return bool(set(product(decision.left, decision.right)) & set(product(*locked)))
