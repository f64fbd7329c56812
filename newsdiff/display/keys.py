"""The names of differences, made of their places: another run or order does not rename them."""

from hashlib import sha256

from newsdiff.analysis.types import Collation, Variant

LENGTH = 10  # hexadecimal digits of a key after its "d"


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


def _said(variant: Variant) -> str:
    sides = ((variant.left_sigil, variant.left), (variant.right_sigil, variant.right))
    return "|".join(f"{sigil}{one.start}-{one.end}" if one else sigil for sigil, one in sides)


def _key(said: str) -> str:
    return "d" + sha256(said.encode()).hexdigest()[:LENGTH]
