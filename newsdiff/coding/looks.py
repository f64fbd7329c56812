"""How a code looks: a colour, a pattern and a letter, so that no code is told apart by colour alone."""

from collections.abc import Container

COLOURS = {  # as REFI-QDA files name them; the pages' own shades stand in tokens.css
    "blue": "#0072B2",
    "orange": "#E69F00",
    "sky": "#56B4E9",
    "purple": "#7B5EA7",
    "yellow": "#B8A800",
    "brown": "#8C564B",
    "teal": "#12808A",
    "grey": "#666666",
}
PATTERNS = ("plain", "stripes", "dots", "bars")
HEX_LENGTH = 7


def look_at(position: int) -> tuple[str, str]:
    """Colour and pattern of the code at a position: no two of the first thirty-two are the same."""
    colours = tuple(COLOURS)
    return colours[position % len(colours)], PATTERNS[position // len(colours) % len(PATTERNS)]


def letter_for(name: str, taken: Container[str]) -> str:
    """One or two letters out of a name that no other code has; "" where there are none left.

    >>> letter_for("Agency", {"A"})
    'Ag'
    """
    letters = [sign for sign in name if sign.isalnum()]
    if not letters:
        return ""
    first = letters[0].upper()
    tries = [first, *(first + other.lower() for other in letters[1:]), *(f"{first}{digit}" for digit in range(2, 10))]
    return next((one for one in tries if one not in taken), "")


def nearest_colour(text: str) -> str:
    """The key of the colour that is nearest to #RGB or #RRGGBB; blue for anything else.

    >>> nearest_colour("#f90")
    'orange'
    """
    wanted = _rgb(text)
    if wanted is None:
        return "blue"
    distance = {
        key: sum((a - b) ** 2 for a, b in zip(wanted, _rgb(own) or (), strict=True)) for key, own in COLOURS.items()
    }
    return min(distance, key=lambda key: distance[key])


def _rgb(text: str) -> tuple[int, int, int] | None:
    digits = text.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return None
    return red, green, blue
