"""Tables for spreadsheets and statistics: UTF-8 with a byte order mark, RFC 4180.

The mark is there because Excel takes a file without it for the local encoding and garbles curly quotes; R and pandas
skip it, Python reads it with the encoding "utf-8-sig". A cell that begins as a formula gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BOM = "\ufeff"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A header and rows of text as one file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `original` gives it back.

    >>> neutral("=1+1"), neutral("'=1+1"), neutral("'tis")
    ("'=1+1", "''=1+1", "'tis")
    """
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def original(cell: str) -> str:
    """What `neutral` was given, for reading a table back.

    >>> original("'=1+1"), original("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS) else cell
