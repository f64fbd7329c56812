"""Reads an article from a file or a paste. Files are parsed in a child process with limits."""

import json
import logging
import signal
import subprocess
import sys
from dataclasses import asdict, replace
from typing import Any

from newsdiff.ingest.codec import raw_from_json
from newsdiff.ingest.encodings import ENCODINGS
from newsdiff.ingest.errors import IngestError, Reason
from newsdiff.ingest.hyphens import mended_text
from newsdiff.ingest.limits import DEFAULTS, Limits, refuse_long, refuse_short
from newsdiff.ingest.normalise import unify
from newsdiff.ingest.types import RawArticle

log = logging.getLogger(__name__)

_LONGEST_LOG = 4_000  # code points of what a child says on its way out
_COMMAND = (sys.executable, "-I", "-B", "-X", "utf8", "-m", "newsdiff.ingest.child")
_TYPESET = ("text/plain", "application/pdf")  # types that break words at line ends
_SLOW = "This file took too long to read. Copy the text of the article and paste it."
_MEMORY = "This file needs more memory than is allowed. Copy the text of the article and paste it."
_DAMAGED = "This file is damaged and could not be read. Save it again, or copy the text of the article and paste it."
_DEATHS: dict[signal.Signals, tuple[Reason, str]] = {
    signal.SIGXCPU: ("took too long", _SLOW),
    signal.SIGKILL: ("too large", _MEMORY),
}


def read_file(name: str, data: bytes, *, encoding: str = "", limits: Limits = DEFAULTS) -> RawArticle:
    """Read one uploaded file: plain text, web page, Word document or PDF.

    `encoding`, a key of ENCODINGS, decodes a text or a web page whatever it says of itself; ValueError for another.
    Raises IngestError with a reason and a sentence for the analyst, whatever the bytes.
    """
    if encoding and encoding not in ENCODINGS:
        raise ValueError(f"no encoding to choose: {encoding}")
    largest = max(limits.text_file, limits.docx_file, limits.pdf_file)
    if len(data) > largest:
        message = f"This file is larger than {largest / 2**20:.0f} MB. Copy the text of the article and paste it."
        raise IngestError("too large", message, name=name)
    name = unify(name).replace("\n", " ")
    answer = _ask_child(name, data, encoding=encoding, limits=limits)
    if "error" in answer:
        raise IngestError(answer["error"]["reason"], answer["error"]["message"], name=name)
    return _mended(raw_from_json(answer["raw"]))


def _ask_child(name: str, data: bytes, *, encoding: str, limits: Limits) -> dict[str, Any]:
    header = json.dumps({"name": name, "encoding": encoding, "limits": asdict(limits)}).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - the command is fixed
            _COMMAND, input=header + data, capture_output=True, timeout=limits.seconds, env={}, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise IngestError("took too long", _SLOW, name=name) from error
    if done.returncode < 0:
        reason, message = _DEATHS.get(signal.Signals(-done.returncode), ("damaged", _DAMAGED))
        raise IngestError(reason, message, name=name)
    if done.stderr:
        log.warning("the reader of %r: %s", name, done.stderr.decode("utf-8", "replace")[-_LONGEST_LOG:])
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise IngestError("damaged", _DAMAGED, name=name) from error
    return answer


def read_paste(text: str, *, limits: Limits = DEFAULTS) -> RawArticle:
    """Take pasted text as it is. Raises IngestError: empty, too large, binary."""
    plain = unify(text)
    if not plain.strip():
        raise IngestError("empty", "There is no text here yet. Paste the text of the article.")
    refuse_long(plain, name="", limits=limits)
    refuse_short(plain, name="")
    return _mended(RawArticle(text=plain, name="", media_type="text/plain"))


def _mended(raw: RawArticle) -> RawArticle:
    """With words that were broken at line ends whole again. Not done in the child, which cannot load dictionaries."""
    if raw.media_type not in _TYPESET:
        return raw
    text, notices = mended_text(raw.text, skip=raw.furniture)
    return replace(raw, text=text, notices=raw.notices + notices)
