"""A code as a coder applies it: with what its slots hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from newsdiff.coding.models import Code, CodeUse

POLARITIES = {"negative": "negative", "neutral": "neutral", "positive": "positive"}  # in rising order
CERTAINTIES = {"doubted": "doubted", "open": "left open", "certain": "stated as certain"}  # in rising order
SLOTS = ("target", "polarity", "voice", "certainty")
SLOT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Use:
    """A code and its slots; "" where nothing was said."""

    guid: UUID
    target: str = ""
    polarity: str = ""
    voice: str = ""
    certainty: str = ""


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


def slots_in_words(use: Use | CodeUse) -> tuple[tuple[str, str], ...]:
    """Name and content of each slot that says something."""
    polarity, certainty = POLARITIES.get(use.polarity, ""), CERTAINTIES.get(use.certainty, "")
    said = (("target", use.target), ("polarity", polarity), ("voice", use.voice), ("certainty", certainty))
    return tuple((name, words) for name, words in said if words)
