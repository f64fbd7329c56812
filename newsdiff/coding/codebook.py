"""A codebook as a coder reads it, and the one that a project starts with."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID, uuid5

STARTER_FILE = Path(__file__).parent / "codebooks" / "framing_differences.toml"
NAMESPACE = UUID("3b1c9b52-7a0e-5f0e-9a53-5a8a1f3c6d11")


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code, with what a coder must know to apply it."""

    guid: UUID  # names the code in forms and files
    name: str
    definition: str
    include_when: str
    exclude_when: str
    example: str


@dataclass(frozen=True, slots=True)
class CodebookEntries:
    """A whole codebook, codes in the order in which a coder meets them."""

    name: str
    guidance: str
    codes: tuple[CodeEntry, ...]


@cache
def starter_codebook() -> CodebookEntries:
    """The codebook of the data file. A code's guid is made from its key: the same in every project."""
    data = tomllib.loads(STARTER_FILE.read_text(encoding="utf-8"))
    codes = tuple(_entry(fields) for fields in data["codes"])
    return CodebookEntries(name=data["name"], guidance=data["guidance"].strip(), codes=codes)


def _entry(fields: dict[str, str]) -> CodeEntry:
    guid = uuid5(NAMESPACE, f"{STARTER_FILE.stem}/{fields['key']}")
    return CodeEntry(guid=guid, **{name: value for name, value in fields.items() if name != "key"})
