"""Raw articles and removals as plain JSON values, to be kept in a database or sent through a pipe."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from newsdiff.ingest.types import RawArticle, Removal


def raw_to_json(raw: RawArticle) -> dict[str, Any]:
    """A dict of strings, lists and None; `raw_from_json` gives the article back."""
    return asdict(raw) | {
        "published": raw.published.isoformat() if raw.published else None,
        "notices": list(raw.notices),
        "furniture": list(raw.furniture),
    }


def raw_from_json(data: Mapping[str, Any]) -> RawArticle:
    """Fields that were added after the data were written have their default.

    Raises TypeError or ValueError where the data were not made by `raw_to_json`.
    """
    values = {field.name: data[field.name] for field in fields(RawArticle) if field.name in data}
    published = values.get("published")
    values["published"] = date.fromisoformat(published) if published else None
    values["notices"] = tuple(values.get("notices", ()))
    values["furniture"] = tuple(values.get("furniture", ()))
    return RawArticle(**values)


def removals_to_json(removals: Iterable[Removal]) -> list[dict[str, Any]]:
    """One dict a removal, in the same order."""
    return [asdict(removal) for removal in removals]


def removals_from_json(data: Iterable[Mapping[str, Any]]) -> tuple[Removal, ...]:
    """Raises TypeError where the data were not made by `removals_to_json`."""
    return tuple(Removal(**removal) for removal in data)
