"""Codebooks as files: CSV with one row a code, and REFI-QDA codebooks (.qdc). An error names its row and reason."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4, uuid5

from lxml import etree

from newsdiff.coding.codebook import NAMESPACE, CodeEntry
from newsdiff.coding.looks import COLOURS, PATTERNS, letter_for, look_at, nearest_colour
from newsdiff.coding.models.codebook import Slot
from newsdiff.coding.uses import SLOTS
from newsdiff.display.tables import original, table

MOST_CODES = 1_000
NAME_LENGTH = 100
MOST_PROBLEMS = 20  # that are told at once
COLUMNS = (
    "name",
    "parent",
    "description",
    "include",
    "exclude",
    "example",
    "color",
    "pattern",
    "letter",
    *SLOTS,
    "guid",
)
NAME_COLUMNS = ("name", "tag", "path")
QDC = "urn:QDA-XML:codebook:1.0"
PARTS = (("include_when", "Use it when: "), ("exclude_when", "Not when: "), ("example", "Example: "))


class CodeFileError(Exception):
    """Why a file is no codebook; `problems` are sentences, each with its row where it has one."""

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FileCode:
    """A code as a file has it, before its parent is found."""

    row: int  # 1-based, as a spreadsheet or a list of codes numbers it
    entry: CodeEntry
    parent: str  # its name, "" at the top


def read_codes(content: bytes, *, name: str) -> tuple[CodeEntry, ...]:
    """The codes of a file, parents before their children. Raises `CodeFileError`."""
    if name.lower().endswith(".qdc") or content.lstrip()[:5] == b"<?xml":
        return _ordered(_qdc_codes(content))
    return _ordered(_csv_codes(content))


def write_csv(codes: Sequence[CodeEntry]) -> bytes:
    """The codes as a table that `read_codes` reads back."""
    names = {code.guid: code.name for code in codes}
    return table(COLUMNS, [_csv_row(code, names) for code in codes])


def write_qdc(codes: Sequence[CodeEntry], *, origin: str) -> bytes:
    """The codes as a REFI-QDA codebook. It has no slots: they stand in no file of this kind."""
    root = etree.Element(f"{{{QDC}}}CodeBook", origin=origin, nsmap={None: QDC})
    elements: dict[UUID | None, etree._Element] = {None: etree.SubElement(root, f"{{{QDC}}}Codes")}
    for code in codes:
        place = elements.get(code.parent, elements[None])
        element = etree.SubElement(
            place,
            f"{{{QDC}}}Code",
            guid=str(code.guid),
            name=code.name,
            isCodable="true",
            color=COLOURS.get(code.colour, COLOURS["blue"]),
        )
        etree.SubElement(element, f"{{{QDC}}}Description").text = _description(code)
        elements[code.guid] = element
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _csv_row(code: CodeEntry, names: Mapping[UUID, str]) -> tuple[str, ...]:
    parent = names.get(code.parent, "") if code.parent else ""
    texts = (code.definition, code.include_when, code.exclude_when, code.example)
    slots = (getattr(code, slot) for slot in SLOTS)
    return (code.name, parent, *texts, COLOURS.get(code.colour, ""), code.pattern, code.letter, *slots, str(code.guid))


def _csv_codes(content: bytes) -> list[FileCode]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CodeFileError("The file is not UTF-8. Save it as “CSV UTF-8” and try again.") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        heads = {(head or "").strip().lower(): head for head in reader.fieldnames or ()}
        named = [head for head in NAME_COLUMNS if head in heads]
        if len(named) != 1:
            raise CodeFileError("Row 1: the file needs exactly one column “name”, “tag” or “path”.")
        rows = [{key: original((row.get(head) or "").strip()) for key, head in heads.items()} for row in reader]
    except csv.Error as error:
        raise CodeFileError(f"Row {reader.line_num}: this is no table ({error}).") from None
    if len(rows) > MOST_CODES:
        raise CodeFileError(
            f"Row {MOST_CODES + 2}: a codebook holds at most {MOST_CODES:,} codes; this has {len(rows):,}."
        )
    return [_csv_code(row, number, name=row[named[0]]) for number, row in enumerate(rows, start=2)]


def _csv_code(row: Mapping[str, str], number: int, *, name: str) -> FileCode:
    asked = ((slot, row.get(slot, "")) for slot in SLOTS)
    slots: dict[str, Any] = {slot: one if one in Slot.values else "optional" for slot, one in asked}
    entry = CodeEntry(
        guid=_guid(row.get("guid", ""), name),
        name=name,
        definition=row.get("description", ""),
        include_when=row.get("include", ""),
        exclude_when=row.get("exclude", ""),
        example=row.get("example", ""),
        colour=nearest_colour(row["color"]) if row.get("color") else "",
        pattern=row.get("pattern", ""),
        letter=row.get("letter", "")[:2],
        **slots,
    )
    return FileCode(number, entry, row.get("parent", ""))


def _qdc_codes(content: bytes) -> list[FileCode]:
    if b"<!DOCTYPE" in content[:4096].upper() or b"<!ENTITY" in content.upper():
        raise CodeFileError("The file holds a DOCTYPE, which a REFI-QDA codebook never has.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise CodeFileError(f"The file is damaged: {error.msg}.") from None
    found: list[FileCode] = []
    names: dict[str, int] = {}
    for number, element in enumerate(root.iter(f"{{{QDC}}}Code"), start=1):
        if number > MOST_CODES:
            raise CodeFileError(f"Code {number:,}: a codebook holds at most {MOST_CODES:,} codes.")
        found.append(_qdc_code(element, number, names))
    if not found:
        raise CodeFileError("The file holds no code. Is it a REFI-QDA codebook?")
    return found


def _qdc_code(element: "etree._Element", number: int, names: dict[str, int]) -> FileCode:
    """A code of a .qdc file. Names come twice there, under two parents: the second one gets its parent's before it."""
    above = element.getparent()
    parent = above.get("newsdiff-name", "") if above is not None else ""
    name = (element.get("name") or "").strip()
    if name in names and parent:
        name = f"{parent}: {name}"
    names[name] = number
    element.set("newsdiff-name", name)
    described = element.find(f"{{{QDC}}}Description")
    texts = _texts((described.text or "") if described is not None else "")
    colour = element.get("color") or ""
    entry = CodeEntry(
        guid=_guid(element.get("guid") or "", name),
        name=name,
        colour=nearest_colour(colour) if colour else "",
        pattern="",
        **texts,
    )
    return FileCode(number, entry, parent)


def _description(code: CodeEntry) -> str:
    parts = [f"{label}{getattr(code, field)}" for field, label in PARTS if getattr(code, field)]
    return "\n".join([code.definition, *parts])


def _texts(description: str) -> dict[str, Any]:
    """A description cut where `_description` joined it; the text of other programs is all definition."""
    texts = {"definition": description.strip()}
    for field, label in reversed(PARTS):
        before, found, after = texts["definition"].rpartition(f"\n{label}")
        if found:
            texts |= {"definition": before.strip(), field: after.strip()}
    return texts


def _guid(text: str, name: str) -> UUID:
    try:
        return UUID(text.strip("{} "))
    except ValueError:
        return uuid5(NAMESPACE, f"file/{name}") if name else uuid4()


def _ordered(codes: Sequence[FileCode]) -> tuple[CodeEntry, ...]:
    """The codes with parents, letters and looks, parents first; each problem with its row."""
    problems = [*_problems(codes)]
    if problems:
        more = len(problems) - MOST_PROBLEMS
        raise CodeFileError(*problems[:MOST_PROBLEMS], *([f"{more} more rows have problems."] if more > 0 else []))
    by_name = {one.entry.name: one for one in codes}
    taken = {one.entry.letter for one in codes}
    entries = []
    for position, one in enumerate(sorted(codes, key=lambda one: (_depth(one, by_name), one.row))):
        colour, pattern = look_at(position)
        letter = one.entry.letter or letter_for(one.entry.name, taken)
        taken.add(letter)
        entries.append(
            replace(
                one.entry,
                parent=by_name[one.parent].entry.guid if one.parent else None,
                colour=one.entry.colour or colour,
                pattern=one.entry.pattern if one.entry.pattern in PATTERNS else pattern,
                letter=letter,
                level=_depth(one, by_name),
            )
        )
    return tuple(entries)


def _problems(codes: Sequence[FileCode]) -> Iterable[str]:
    rows: dict[str, int] = {}
    guids: dict[UUID, int] = {}
    by_name = {one.entry.name: one for one in codes}
    for one in codes:
        name = one.entry.name
        if not name:
            yield f"Row {one.row}: the code has no name."
        elif len(name) > NAME_LENGTH:
            yield f"Row {one.row}: the name is longer than {NAME_LENGTH} characters."
        elif name in rows:
            yield f"Row {one.row}: the name “{name}” stands in row {rows[name]} too."
        elif one.entry.guid in guids:
            yield f"Row {one.row}: the guid stands in row {guids[one.entry.guid]} too."
        elif one.parent and one.parent not in by_name:
            yield f"Row {one.row}: the parent “{one.parent}” is not in the file."
        elif _depth(one, by_name) < 0:
            yield f"Row {one.row}: “{name}” stands under itself, by way of “{one.parent}”."
        rows.setdefault(name, one.row)
        guids.setdefault(one.entry.guid, one.row)


def _depth(code: FileCode, by_name: Mapping[str, FileCode]) -> int:
    """How many codes stand above one; -1 where it is above itself."""
    depth, seen = 0, {code.entry.name}
    while code.parent and code.parent in by_name:
        code = by_name[code.parent]
        if code.entry.name in seen:
            return -1
        seen.add(code.entry.name)
        depth += 1
    return depth
