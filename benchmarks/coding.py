"""How long the server needs for the pages over many annotations: search, matrix, agreement.

`python -m benchmarks.coding [annotations]` fills a database of its own in a temporary folder, asks each page several
times as one of two coders, and prints the median.
"""

import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path

REPEATS = 7
N_UNITS = 100  # in each comparison
WORDS = ("convoy", "harbour", "council", "rebels", "fighters", "minister", "strike", "border", "militia", "group")


def main(n_annotations: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "newsdiff.settings",
            "NEWSDIFF_DATA_DIR": folder,
            "NEWSDIFF_LOCAL_ANALYST": "false",
            "LOG_LEVEL": "ERROR",
        }
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        import django

        django.setup()
        measure(n_annotations)


def measure(n_annotations: int) -> None:
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    project, coder = fill(n_annotations)
    client = Client(SERVER_NAME="localhost")
    client.force_login(coder)
    pages = {
        "search": reverse("coding:annotation_list", args=[project.pk]),
        "search for words": reverse("coding:annotation_list", args=[project.pk], query={"text": "militia"}),
        "matrix": reverse("coding:annotation_matrix", args=[project.pk]),
        "agreement": reverse("coding:agreement_detail", args=[project.pk]),
    }
    for name, page in pages.items():
        times = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            assert client.get(page).status_code == 200, name  # noqa: S101
            times.append(1000 * (time.perf_counter() - start))
        print(f"{name:18} {statistics.median(times):6.0f} ms")


def fill(n_annotations: int):
    from newsdiff.accounts.models import Membership, Project, User
    from newsdiff.coding.actions import ensure_codebook
    from newsdiff.coding.models import Anchor, Annotation, Assignment, CodeUse, Round
    from newsdiff.comparisons.models import AlignedPair, AnalysisRun, Comparison, ComparisonArticle
    from newsdiff.corpus.models import Article, Outlet

    rng = random.Random(7)  # noqa: S311
    project = Project.objects.create(name="Bench")
    users = [User.objects.create_user(username=f"coder{n}") for n in range(2)]
    for user in users:
        Membership.objects.create(user=user, project=project, role="coder")
    codes = list(ensure_codebook(project=project).codes.all())
    outlets = [Outlet.objects.create(project=project, name=f"Outlet {n}") for n in range(8)]
    made = 0
    while made < n_annotations:
        comparison = Comparison.objects.create(
            project=project, title=f"Event {made}", form_key=uuid.uuid4(), created_by=users[0]
        )
        articles = [article_of(Article, project, users[0], outlet) for outlet in rng.sample(outlets, 2)]
        for sigil, article in zip("AB", articles, strict=True):
            ComparisonArticle.objects.create(comparison=comparison, article=article, sigil=sigil)
        run = AnalysisRun.objects.create(comparison=comparison, state="done")
        AlignedPair.objects.bulk_create(
            AlignedPair(run=run, left_sigil="A", right_sigil="B", bead=n, left=[n], right=[n], score=0.5)
            for n in range(N_UNITS)
        )
        Round.objects.create(comparison=comparison, started_by=users[0])
        for user in users:
            Assignment.objects.create(
                comparison=comparison, coder=user, assigned_by=user, state="finished", finished_at=comparison.created_at
            )
        annotations = Annotation.objects.bulk_create(
            Annotation(
                comparison=comparison,
                coder=user,
                unit=f"d{n}",
                form_key=uuid.uuid4(),
                form_digest="",
                comment=words(rng),
            )
            for user in users
            for n in rng.sample(range(N_UNITS), 70)
        )
        made += len(annotations)
        CodeUse.objects.bulk_create(
            CodeUse(annotation=one, code=codes[int(one.unit[1:]) % 12 if rng.random() < 0.7 else rng.randrange(16)])
            for one in annotations
        )
        Anchor.objects.bulk_create(
            Anchor(annotation=one, article=article, start=0, end=9, quote=words(rng))
            for one in annotations
            for article in articles
        )
    return project, users[0]


def article_of(model, project, user, outlet):
    text = f"Report {uuid.uuid4()}."
    return model.objects.create(
        project=project, outlet=outlet, text=text, text_sha256=uuid.uuid4().hex, blocks=[], created_by=user
    )


def words(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=4))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
