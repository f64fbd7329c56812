"""HTML as values: text is escaped when it becomes part of an element, so that no text can be markup."""

from dataclasses import dataclass
from html import escape

VOID = frozenset({"meta", "br"})


@dataclass(frozen=True, slots=True)
class Html:
    """Finished markup. Only this module makes it."""

    text: str

    def __str__(self) -> str:
        return self.text


Content = Html | str | None


def element(name: str, /, *content: Content, **attributes: str | None) -> Html:
    """An element; text in it and in its attributes is escaped, `None` is left out.

    `class_` and `data_side` stand for `class` and `data-side`.

    >>> print(element("p", "a < b", class_="fine"))
    <p class="fine">a &lt; b</p>
    """
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    opening = "".join(f' {key}="{escape(value)}"' for key, value in pairs)
    if name in VOID:
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{joined(*content)}</{name}>")


def joined(*content: Content) -> Html:
    """Pieces one after the other, text among them escaped."""
    return Html(
        "".join(piece.text if isinstance(piece, Html) else escape(piece) for piece in content if piece is not None)
    )


def block(name: str, /, *content: Content, **attributes: str | None) -> Html:
    """An element on lines of its own: a file that a person opens in an editor stays readable."""
    inner = joined(*(joined("\n", piece) for piece in content if piece is not None), "\n")
    return element(name, inner, **attributes)


def style(css: str) -> Html:
    """A style element; raises `ValueError` where the style would end it early."""
    if "</" in css:
        raise ValueError("a style must not hold the characters </")
    return Html(f"<style>{css}</style>")
