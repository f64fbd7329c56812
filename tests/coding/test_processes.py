"""Eight processes that code the same difference at once. `--edits 100` has each act a hundred times."""

import json
import subprocess
import sys
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from newsdiff.coding.models import Anchor, Annotation

pytestmark = pytest.mark.django_db(transaction=True)

N_PROCESSES = 8
PROGRAM = Path(__file__).with_name("coding_process.py")


def at_once(environment: dict[str, str], *arguments: object, sent: str = "") -> list[Any]:
    """What each process printed; the name of each goes where the arguments have a `None`."""

    def run(name: int) -> Any:
        done = subprocess.run(
            [sys.executable, str(PROGRAM), *(str(name if one is None else one) for one in arguments)],
            env={**environment, "NEWSDIFF_LOCAL_ANALYST": "false", "PYTHONPATH": str(Path.cwd())},
            input=sent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    with ThreadPoolExecutor(N_PROCESSES) as waiting:
        return list(waiting.map(run, range(N_PROCESSES)))


def test_every_edit_is_kept_or_refused_with_both_texts(annotate, codes, coder, edits, process_environment) -> None:
    annotation = annotate(comment="First")
    address = reverse("coding:annotation_edit", args=[annotation.pk])
    guid = codes["Agency"].guid
    said = at_once(process_environment, "edit", address, coder.pk, None, edits, guid)
    kept = Counter(comment for one in said for comment in one["kept"])
    refused = Counter(comment for one in said for comment in one["refused"])
    annotation.refresh_from_db()
    stored = Counter(annotation.revisions.exclude(version=1).values_list("comment", flat=True))
    stored[annotation.comment] += 1
    assert kept.total() + refused.total() == N_PROCESSES * edits
    assert kept == stored
    assert annotation.version == 1 + kept.total()


def test_forms_that_all_send_are_stored_once(comparison, done_run, codes, coder, edits, process_environment) -> None:
    keys = [str(uuid.uuid4()) for _ in range(edits)]
    query = {"comparison": comparison.pk, "left": "A", "right": "B", "row": 1}
    address, guid = reverse("coding:annotation_create", query=query), codes["Agency"].guid
    answers = at_once(process_environment, "create", address, coder.pk, None, "-", guid, sent=json.dumps(keys))
    assert answers == [[303] * edits] * N_PROCESSES
    assert Annotation.objects.count() == edits
    assert Anchor.objects.count() == 2 * edits
