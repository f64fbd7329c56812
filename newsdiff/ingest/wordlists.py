"""Reads the tables of words in `tables/`: one entry a line, a line that begins with "# " is a remark."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "tables"


def rows(name: str) -> tuple[str, ...]:
    """The entries of a table, in order."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("# "))


def phrases(name: str) -> frozenset[str]:
    """The entries of a table, to look lines up in."""
    return frozenset(rows(name))
