"""The one family of errors of reading: each a reason that an analyst understands and can act on."""

from typing import Literal

Reason = Literal[
    "empty", "too large", "damaged", "took too long", "encrypted", "no text", "not supported", "unsafe", "binary"
]


class IngestError(Exception):
    """A file could not be read. `str()` is a full sentence that says what to do.

    reason: machine-readable, for tests and counts; name: the file that it is about.
    """

    def __init__(self, reason: Reason, message: str, *, name: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.name = name
