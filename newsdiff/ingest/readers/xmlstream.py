"""Streams XML through expat without DTD, entities or deep nesting."""

from collections.abc import Callable
from xml.parsers import expat

from newsdiff.ingest.errors import IngestError

_DEEPEST = 500
_SEPARATOR = " "  # between namespace and name
_DOCTYPE = (
    "This document holds instructions (a DOCTYPE) that articles never need and attacks use, so it was not opened. "
    "Open it in Word or LibreOffice and save it again, or paste the text of the article."
)
_TOO_DEEP = (
    "This document is built in a way that articles never are, so it was not opened. "
    "Open it, copy the text of the article and paste it."
)
_DAMAGED = "This document is damaged. Open it and save it again, or paste the text of the article."


class _RefusedError(Exception):
    """A DOCTYPE or absurd nesting; stops expat."""


def stream(
    data: bytes,
    *,
    name: str,
    start: Callable[[str, str, dict[str, str]], None],
    end: Callable[[str, str], None],
    text: Callable[[str], None],
) -> None:
    """Call back for each element (namespace, local name, attributes) and text. Raises IngestError: unsafe, damaged."""
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _RefusedError(_TOO_DEEP)
        space, _, local = tag.rpartition(_SEPARATOR)
        start(space, local, attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        space, _, local = tag.rpartition(_SEPARATOR)
        end(space, local)

    def refuse(*_: object) -> None:
        raise _RefusedError(_DOCTYPE)

    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except _RefusedError as error:
        raise IngestError("unsafe", str(error), name=name) from error
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise IngestError("damaged", _DAMAGED, name=name) from error
