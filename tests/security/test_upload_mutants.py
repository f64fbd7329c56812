"""Damaged and hostile files through the pages: an article or a reason each, no broken page, within time and memory.

`--mutants 20000` tries harder than every day.
"""

import resource
import time
import uuid
from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from newsdiff.corpus.models import Draft, Submission
from newsdiff.ingest.limits import DEFAULTS, MEGABYTE
from tests.ingest.files import docx, page, paragraph, pdf, zipped
from tests.ingest.test_mutants import SEEDS, mutant

pytestmark = pytest.mark.django_db

ALL_SEEDS = {**SEEDS, "story.zip": zipped({"story.txt": SEEDS["story.txt"], "story.docx": SEEDS["story.docx"]})}
AT_ONCE = 20
LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}{"&l" + str(n - 1) + ";" if n else "ha"}">'
    for n in range(40)
)
BOMBS = {
    "laughs.docx": docx(paragraph("&l39;"), declaration=f"<!DOCTYPE x [{LAUGHS}]>"),
    "ratio.docx": docx(paragraph("a" * 100 * MEGABYTE)),
    "entries.docx": docx(paragraph("a"), extra={f"word/{n}.xml": "" for n in range(3000)}),
    "nested.zip": zipped({"inner.zip": zipped({"deep.zip": zipped({"a.txt": "a" * MEGABYTE})})}),
    "attributes.html": page("<p " + " ".join(f"a{n}=b" for n in range(300_000)) + ">text</p>"),
    "depth.html": page("<div>" * 100_000 + "text"),
    "tags.html": page("<b>a</b>" * 200_000),
    "pages.pdf": pdf([["a"]] * 600),
    "long.txt": b"word " * (2 * MEGABYTE // 4),
    "lines.txt": b"word\n" * 50_000,
    "nothing.pdf": b"%PDF-1.7\n",
    "zeros.txt": bytes(MEGABYTE),
}


def upload(client: Client, files: dict[str, bytes]) -> list[Draft]:
    """Send files as an analyst does, and open the page on which they are looked over."""
    sent = [SimpleUploadedFile(name, data) for name, data in files.items()]
    answer = client.post("/", {"files-0": sent, "form_key": str(uuid.uuid4())})
    assert answer.status_code == 303, answer.status_code
    assert client.get(answer["Location"]).status_code == 200
    submission = Submission.objects.latest("created_at")
    assert answer["Location"] == reverse("corpus:submission_review", args=[submission.pk])
    return list(submission.drafts.all())


def check(drafts: list[Draft], n_sent: int) -> Counter:
    """Each has a text or a sentence that says why not."""
    assert len(drafts) == n_sent
    assert all(bool(draft.error) != bool(draft.raw) for draft in drafts)
    return Counter(draft.error.split(".")[0] or "read" for draft in drafts)


def test_mutants_of_every_type(editor_client, project, pytestconfig) -> None:
    n_mutants, seeds, said = int(pytestconfig.getoption("--mutants")), list(ALL_SEEDS), Counter()
    for start in range(0, n_mutants, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, n_mutants))
        files = {
            f"{number}-{seeds[number % len(seeds)]}": mutant(ALL_SEEDS[seeds[number % len(seeds)]], number)
            for number in numbers
        }
        said += check(upload(editor_client, files), len(files))
        Submission.objects.all().delete()
    assert sum(said.values()) == n_mutants
    assert set(said) > {"read"}
    print(n_mutants, said, f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB at most")  # noqa: T201


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_a_sentence_within_time_and_memory(name, editor_client, project) -> None:
    before = time.monotonic()
    (draft,) = upload(editor_client, {name: BOMBS[name]})
    assert draft.error, "a bomb was read"
    assert time.monotonic() - before < DEFAULTS.seconds + 10  # and what a busy machine adds
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 <= DEFAULTS.memory
