"""What an analyst asked of the corpus and cannot have."""


class CorpusError(Exception):
    """`str()` is a full sentence that says what to do. field: the form field that it is about, or ""."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field
