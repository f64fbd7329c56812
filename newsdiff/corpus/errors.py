"""What an analyst asked of the corpus and cannot have."""

from newsdiff.corpus.models import WordlistVersion


class CorpusError(Exception):
    """`str()` is a full sentence that says what to do. field: the form field that it is about, or ""."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class WordsChangedError(Exception):
    """Another version of a project's words holds than the one that a change was made from. latest: that version."""

    def __init__(self, latest: WordlistVersion) -> None:
        super().__init__(f"version {latest.number} holds")
        self.latest = latest
