"""The limits of reading: how large a file may be and how long it may take."""

from dataclasses import dataclass

MEGABYTE = 2**20


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
    html_tags: int = 100_000
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
