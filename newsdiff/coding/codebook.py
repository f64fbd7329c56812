"""A codebook as a coder reads it, and those that a project can start with."""

import dataclasses
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from newsdiff.coding.looks import letter_for, look_at

FOLDER = Path(__file__).parent / "codebooks"
STARTERS = ("framing_differences", "word_choice", "attribution")  # the first one is what a new project gets
NAMESPACE = UUID("3b1c9b52-7a0e-5f0e-9a53-5a8a1f3c6d11")


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code, with what a coder must know to apply it."""

    guid: UUID  # names the code in forms and files
    name: str
    definition: str
    include_when: str = ""
    exclude_when: str = ""
    example: str = ""
    parent: UUID | None = None
    colour: str = "blue"  # a key of `looks.COLOURS`
    pattern: str = "plain"
    letter: str = ""
    target: str = ""  # each slot: "", "optional" or "required"
    polarity: str = ""
    voice: str = ""
    certainty: str = ""
    level: int = 0  # how deep it stands in the hierarchy

    @property
    def asks(self) -> tuple[str, ...]:
        """The slots that a coder is asked to fill, in words: "target (optional)"."""
        slots = ((slot, getattr(self, slot)) for slot in ("target", "polarity", "voice", "certainty"))
        return tuple(f"{slot} ({need})" for slot, need in slots if need)


@dataclass(frozen=True, slots=True)
class CodebookEntries:
    """A whole codebook, codes in the order in which a coder meets them."""

    name: str
    guidance: str
    codes: tuple[CodeEntry, ...]
    version: int = 1


@cache
def starter_codebook(stem: str = STARTERS[0]) -> CodebookEntries:
    """A codebook of the data files. A code's guid is made from its key: the same in every project."""
    data = tomllib.loads((FOLDER / f"{stem}.toml").read_text(encoding="utf-8"))
    guids = {fields["key"]: uuid5(NAMESPACE, f"{stem}/{fields['key']}") for fields in data["codes"]}
    taken: set[str] = set()
    codes = []
    for position, fields in enumerate(data["codes"]):
        colour, pattern = look_at(position)
        letter = letter_for(fields["name"], taken)
        taken.add(letter)
        parent = guids.get(fields.get("parent", ""))
        said = {name: value for name, value in fields.items() if name not in ("key", "parent")}
        look: dict[str, Any] = {
            "colour": colour,
            "pattern": pattern,
            "letter": letter,
            "level": int(parent is not None),
        }
        codes.append(CodeEntry(guid=guids[fields["key"]], parent=parent, **look, **said))
    return CodebookEntries(name=data["name"], guidance=data["guidance"].strip(), codes=tuple(codes))


def entry_to_json(entry: CodeEntry) -> dict[str, Any]:
    """A code for the version of a codebook that is kept."""
    return {**asdict(entry), "guid": str(entry.guid), "parent": str(entry.parent) if entry.parent else None}


def entry_from_json(data: dict[str, Any]) -> CodeEntry:
    """A code out of a kept version, which says more of it."""
    parent = UUID(data["parent"]) if data["parent"] else None
    said = {field.name: data[field.name] for field in dataclasses.fields(CodeEntry) if field.name in data}
    return CodeEntry(**{**said, "guid": UUID(data["guid"]), "parent": parent})
