"""Codes as a coder applies them, with nothing in their slots."""

from collections.abc import Iterable
from uuid import UUID

from newsdiff.coding.uses import Use


def plain_uses(guids: Iterable[UUID]) -> tuple[Use, ...]:
    return tuple(Use(guid) for guid in guids)
