"""When two facts say the same, and when one says another thing of the same."""

from newsdiff.analysis.days import compatible, is_relative
from newsdiff.analysis.names import TITLES, same_name
from newsdiff.analysis.quantities import VAGUE, is_rounded
from newsdiff.analysis.quotations import SPOKESPEOPLE, same_quotation
from newsdiff.analysis.types import Fact

ROLES = TITLES | SPOKESPEOPLE | {"official", "leader", "lawyer", "attorney", "statement", "congressman"}


def same_fact(one: Fact, other: Fact) -> bool:
    """Whether two facts of one kind can be said to agree. A speaker of whom only the role is said can be anyone."""
    if one.kind != other.kind:
        return False
    if one.value == other.value:
        return True
    match one.kind:
        case "number":
            return same_number(one.value, other.value)
        case "date":
            return compatible(one.value, other.value)
        case "quotation":
            return same_quotation(one.value, other.value)
        case "speaker" if not ROLES.isdisjoint((one.value, other.value)):
            return True
        case _:
            return same_name(one.value, other.value)


def contradicts(one: Fact, other: Fact) -> bool:
    """Whether two facts cannot both be so: other numbers of one thing, two weekdays, two days of the calendar."""
    if one.kind != other.kind or same_fact(one, other):
        return False
    if one.kind == "number":
        units = one.value.partition(" ")[2], other.value.partition(" ")[2]
        return units[0] == units[1] != ""
    return one.kind == "date" and not is_relative(one.value) and not is_relative(other.value)


def same_number(one: str, other: str) -> bool:
    """Equal values whose units do not differ, one of them rounded perhaps, or a number that rough words leave room
    for."""
    (value, _, unit), (opposite, _, counted) = one.partition(" "), other.partition(" ")
    if unit and counted and unit != counted and not {"$", "%", "€", "£"}.isdisjoint((unit, counted)):
        return False
    if value == opposite:
        return True
    if value in VAGUE and opposite in VAGUE:
        return False
    if value not in VAGUE and opposite not in VAGUE:
        return is_rounded(float(value), float(opposite)) or is_rounded(float(opposite), float(value))
    rough, exact = (value, opposite) if value in VAGUE else (opposite, value)
    least, most = VAGUE[rough]
    return least <= float(exact) <= most
