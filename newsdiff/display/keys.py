"""The names of differences, made of their places: another run or order does not rename them."""

from collections.abc import Sequence
from hashlib import sha256

from newsdiff.analysis.types import Collation, Span, Variant

LENGTH = 10  # hexadecimal digits of a key after its "d"
MOST_ALIKE = 30  # rows in which the same words may differ

Side = tuple[str, Span | None]  # sigil and place; None where it has no words


def variant_keys(collation: Collation) -> dict[Variant, str]:
    """A key for each variant, in the collation's order: "d" and ten hexadecimal digits.

    It depends on both sides' letters and places, not on kind or rank; a witness's text never changes, so places stand
    for words. Where the same words differ in two rows, as a passage with two counterparts may have it, the later
    one's key counts them too.
    """
    seen: dict[str, int] = {}
    keys = {}
    for variant in collation.variants:
        said = _said(variant)
        seen[said] = number = seen.get(said, 0) + 1
        keys[variant] = _key(said if number == 1 else f"{said}|{number}")
    return keys


def renamed_key(key: str, before: Sequence[Side], after: Sequence[Side]) -> str:
    """The key of the difference of this key when its sides stand elsewhere: left then right, before and after."""
    said, moved = _joined(before), _joined(after)
    number = next((n for n in range(2, MOST_ALIKE) if _key(f"{said}|{n}") == key), 1)
    return _key(moved if number == 1 else f"{moved}|{number}")


def _said(variant: Variant) -> str:
    return _joined(((variant.left_sigil, variant.left), (variant.right_sigil, variant.right)))


def _joined(sides: Sequence[Side]) -> str:
    return "|".join(f"{sigil}{one.start}-{one.end}" if one else sigil for sigil, one in sides)


def _key(said: str) -> str:
    return "d" + sha256(said.encode()).hexdigest()[:LENGTH]
