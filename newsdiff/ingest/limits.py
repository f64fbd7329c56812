"""The limits of reading: how large a file may be and how long it may take."""

from dataclasses import dataclass

from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.scripts import columns

MEGABYTE = 2**20
_FEWEST_WORDS = 5
_FEWEST_COLUMNS = 30  # of scripts that do not part words
_ONLY_THE_PART = "Save or paste only the article that you want to compare."


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless said otherwise; the defaults are the project's promise."""

    text_file: int = 5 * MEGABYTE  # .txt and .html
    docx_file: int = 20 * MEGABYTE
    pdf_file: int = 30 * MEGABYTE
    pdf_pages: int = 500
    zip_entries: int = 2_000
    zip_unpacked: int = 200 * MEGABYTE  # counted while reading
    zip_ratio: int = 200  # unpacked size over packed size of one entry
    stored_text: int = 2 * MEGABYTE  # of UTF-8, one article
    lines: int = 20_000  # of one article
    html_tags: int = 60_000
    html_depth: int = 400  # elements inside each other
    html_tag: int = 65_536  # one tag with its attributes
    seconds: float = 20.0  # wall clock of the child process
    cpu_seconds: int = 15
    memory: int = 768 * MEGABYTE

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if getattr(self, name) <= 0:
                raise ValueError(f"the limit {name} must be greater than 0")


DEFAULTS = Limits()


def refuse_long(text: str, *, name: str, limits: Limits) -> None:
    """Raise IngestError ("too large") for a text that is no article any more."""
    if text.count("\n") >= limits.lines:
        raise IngestError("too large", f"This text has more than {limits.lines:,} lines. {_ONLY_THE_PART}", name=name)
    if len(text.encode("utf-8", "replace")) > limits.stored_text:
        size = f"{limits.stored_text / MEGABYTE:.0f} MB"
        raise IngestError("too large", f"This text is longer than {size}. {_ONLY_THE_PART}", name=name)


def refuse_short(text: str, *, name: str) -> None:
    """Raise IngestError ("no text") for a word or two, which are no article."""
    words = text.split()
    if len(words) < _FEWEST_WORDS and columns(" ".join(words)) < _FEWEST_COLUMNS:
        message = f"“{' '.join(words)}” is all that is here. Paste or choose the whole text of the article."
        raise IngestError("no text", message, name=name)
