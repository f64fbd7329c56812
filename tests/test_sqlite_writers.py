"""With these settings SQLite never says "database is locked", however many processes write."""

import subprocess
import sys

import pytest
from django.db import connection

from newsdiff.accounts.models import Project

WRITERS = 8
WRITES = 25
WRITER = f"""
import django
django.setup()
from django.db import transaction
from newsdiff.accounts.models import Project
for number in range({WRITES}):
    with transaction.atomic():
        count = Project.objects.count()  # reads first: a deferred transaction would fail when it then writes
        Project.objects.create(name=f"{{count}}")
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite")
def test_processes_that_read_and_write_at_the_same_time_all_succeed(process_environment) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER], env=process_environment, stderr=subprocess.PIPE, text=True)
        for _ in range(WRITERS)
    ]
    errors = [writer.communicate()[1] for writer in writers]
    assert errors == [""] * WRITERS
    names = Project.objects.values_list("name", flat=True)
    assert sorted(map(int, names)) == list(range(WRITERS * WRITES))
