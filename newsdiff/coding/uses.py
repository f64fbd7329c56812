"""A code as a coder applies it: with what its slots hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from newsdiff.coding.models import Code, CodeUse

POLARITIES = {"negative": "negative", "neutral": "neutral", "positive": "positive"}  # in rising order
CERTAINTIES = {"doubted": "doubted", "open": "left open", "certain": "stated as certain"}  # in rising order
SLOTS = ("target", "polarity", "voice", "certainty")
ORDERED_SLOTS = ("polarity", "certainty")
SLOT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Use:
    """A code and its slots; "" where nothing was said."""

    guid: UUID
    target: str = ""
    polarity: str = ""
    voice: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class CodeSaid:
    """A code with what was said in its slots, by one coder or in a decision."""

    code: Code
    use: "Use | CodeUse"

    @property
    def slots(self) -> tuple[tuple[str, str], ...]:
        """Name and content of each slot that says something."""
        return slots_in_words(self.use)

    def __str__(self) -> str:
        return code_in_words(self.code.name, self.use)


def use_of(row: CodeUse) -> Use:
    """A stored use as a value; its code is best prefetched."""
    return Use(row.code.guid, *(getattr(row, slot) for slot in SLOTS))


def use_to_json(row: CodeUse) -> dict[str, object]:
    """A stored use for a revision."""
    return {"code": row.code_id, **{slot: getattr(row, slot) for slot in SLOTS}}


def use_from_json(data: Mapping[str, Any], **links: object) -> CodeUse:
    """A use out of a revision, not yet stored; `links` lead to its annotation."""
    return CodeUse(code_id=data["code"], **{slot: data.get(slot, "") for slot in SLOTS}, **links)


def use_row(use: Use, codes: Mapping[UUID, Code], **links: object) -> CodeUse:
    """The row for a use, not yet stored; `codes` by guid."""
    return CodeUse(code=codes[use.guid], **{slot: getattr(use, slot) for slot in SLOTS}, **links)


def code_in_words(name: str, use: Use | CodeUse) -> str:
    """A code's name, with what its slots say in brackets."""
    said = ", ".join(f"{slot}: {words}" for slot, words in slots_in_words(use))
    return f"{name} ({said})" if said else name


def slots_in_words(use: Use | CodeUse) -> tuple[tuple[str, str], ...]:
    """Name and content of each slot that says something."""
    polarity, certainty = POLARITIES.get(use.polarity, ""), CERTAINTIES.get(use.certainty, "")
    said = (("target", use.target), ("polarity", polarity), ("voice", use.voice), ("certainty", certainty))
    return tuple((name, words) for name, words in said if words)


def merged(uses: Iterable[Use | CodeUse], *, guid: UUID) -> Use:
    """Several uses of one code as one: each slot as it was filled first."""
    found = list(uses)
    return Use(guid, *(next(filter(None, (getattr(use, slot) for use in found)), "") for slot in SLOTS))


def agreed(uses: Iterable[Use | CodeUse], *, guid: UUID) -> Use:
    """What uses of one code say together: each slot that all who filled it filled alike."""
    found = list(uses)
    filled = ({getattr(use, slot) for use in found} - {""} for slot in SLOTS)
    return Use(guid, *(values.pop() if len(values) == 1 else "" for values in filled))
