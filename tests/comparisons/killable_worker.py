"""A real worker process that stops at a given place, to be killed there; started by test_worker_killed.

`killable_worker.py analysing` waits for a line in the middle of the analysis, `storing` inside the transaction that
stores the result, `nowhere` goes on. What it does it says on its output.
"""

import sys
import threading

import django

django.setup()

from newsdiff.analysis.collate import collate  # noqa: E402 (Django must be set up first)
from newsdiff.analysis.types import Collation, Witness  # noqa: E402
from newsdiff.comparisons.models import Comparison  # noqa: E402
from newsdiff.comparisons.rows import Rows  # noqa: E402
from newsdiff.comparisons.worker import Progress, work  # noqa: E402

insert_rows = Rows.insert


def stop_here(place: str) -> None:
    sys.stdout.write(f"{place}\n")
    sys.stdout.flush()
    if place == sys.argv[1]:
        sys.stdin.readline()


def analyse(_comparison: Comparison, witnesses: tuple[Witness, ...], progress: Progress) -> Collation:
    progress("matching passages", 0.5)
    stop_here("analysing")
    return collate(witnesses, encoder=None)


def insert(rows: Rows) -> None:
    insert_rows(rows)
    stop_here("storing")


Rows.insert = insert
work(analyse=analyse, stop=threading.Event())
