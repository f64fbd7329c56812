"""Reads one file in a process of its own, which may die without harm: file on stdin, JSON on stdout.

Input: one line of JSON {"name": …, "encoding": …, "limits": {…}}, then the bytes of the file.
Output: {"raw": {…}} or {"error": {"reason": …, "message": …}}.
"""

import contextlib
import importlib
import json
import logging
import os
import sys
import traceback
from dataclasses import replace
from typing import Any

from newsdiff.ingest.codec import raw_to_json
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits, refuse_long, refuse_short
from newsdiff.ingest.normalise import tidy, unify
from newsdiff.ingest.sniff import sniff
from newsdiff.ingest.types import RawArticle

_EMPTY = "This file holds no text. Choose the file that holds the article, or paste its text."
_MEMORY = "This file needs more memory than is allowed. Copy the text of the article and paste it."
_DAMAGED = "This file is damaged and could not be read. Save it again, or copy the text of the article and paste it."


def main() -> None:
    """Answer one request."""
    output = os.dup(1)
    os.dup2(2, 1)  # what libraries print must not mix with the answer
    logging.disable()
    header = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**header["limits"])
    _confine(limits)
    answer = json.dumps(answer_for(header["name"], sys.stdin.buffer.read(), limits=limits, encoding=header["encoding"]))
    with os.fdopen(output, "w", encoding="utf-8") as stream:
        stream.write(answer)


def _confine(limits: Limits) -> None:
    """Limit memory, processor time and files. A limit that this platform does not know is left out."""
    try:
        import resource
    except ImportError:
        return
    wanted = {"RLIMIT_AS": limits.memory, "RLIMIT_CPU": limits.cpu_seconds, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
    for name, most in wanted.items():
        with contextlib.suppress(AttributeError, ValueError, OSError):
            # The hard limit stands above the soft one: the soft one's signal tells a slow child from a large one.
            resource.setrlimit(getattr(resource, name), (most, most + 1 if most else 0))


def answer_for(name: str, data: bytes, *, limits: Limits, encoding: str = "") -> dict[str, Any]:
    """The answer as JSON values; every exception becomes a reason."""
    try:
        return {"raw": raw_to_json(read_bytes(name, data, limits=limits, encoding=encoding))}
    except IngestError as error:
        return _error(error.reason, str(error))
    except MemoryError:
        return _error("too large", _MEMORY)
    except Exception:
        traceback.print_exc()  # for the log of the process that asked: it may be our own fault
        return _error("damaged", _DAMAGED)


def _error(reason: str, message: str) -> dict[str, Any]:
    return {"error": {"reason": reason, "message": message}}


def read_bytes(name: str, data: bytes, *, limits: Limits, encoding: str = "") -> RawArticle:
    """Read a file in this process. Raises IngestError, or what a library raises on damaged data."""
    kind = sniff(data, name=name)
    options = {"encoding": encoding} if kind in ("text", "html") else {}  # the others say their own
    reader = importlib.import_module(f"newsdiff.ingest.readers.{kind}")
    raw: RawArticle = reader.read(data, name=name, limits=limits, **options)
    raw = _canonical(raw)
    if not raw.text.strip():
        raise IngestError("empty", _EMPTY, name=name)
    refuse_long(raw.text, name=name, limits=limits)
    refuse_short(raw.text, name=name)
    return raw


def _canonical(raw: RawArticle) -> RawArticle:
    """No control characters or halves of characters anywhere: databases refuse them."""
    return replace(
        raw,
        text=unify(raw.text),
        headline=_line(raw.headline),
        outlet=_line(raw.outlet),
        byline=_line(raw.byline),
        url=_line(raw.url),
    )


def _line(text: str) -> str:
    return tidy(unify(text).replace("\n", " "))


if __name__ == "__main__":
    main()
