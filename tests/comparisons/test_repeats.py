"""What is sent several times at the same moment acts once."""

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, start_analysis
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.corpus.actions import store_articles, submit_articles
from newsdiff.corpus.models import Article, Draft, Submission

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 8
CONVOY = "Two men were killed on Sunday when a convoy was attacked near the river, the army said."
ROADS = "Roads around the town were closed on Sunday after an attack on a convoy, residents told reporters."


def at_once(act: Callable[[], object]) -> list[object]:
    """What the act gave in each of several threads that start together, each with a connection of its own."""
    together = threading.Barrier(AT_ONCE)

    def one(_: int) -> object:
        together.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


def test_a_form_that_sends_texts(project, owner) -> None:
    key = uuid.uuid4()
    at_once(lambda: submit_articles(project=project, user=owner, files=(), pastes=[CONVOY, ROADS], form_key=key))
    assert (Submission.objects.count(), Draft.objects.count()) == (1, 2)


def test_storing_a_submission(project, owner) -> None:
    submission = submit_articles(project=project, user=owner, files=(), pastes=[CONVOY, ROADS])
    given = at_once(lambda: store_articles(submission=submission, user=owner))
    assert all(articles == given[0] for articles in given)
    assert Article.objects.count() == 2


def test_the_same_text_in_several_submissions(project, owner) -> None:
    submissions = [submit_articles(project=project, user=owner, files=(), pastes=[CONVOY]) for _ in range(AT_ONCE)]
    at_once(lambda: store_articles(submission=submissions.pop(), user=owner))
    assert Article.objects.count() == 1


def test_a_correction(project, owner, articles) -> None:
    submission = submit_articles(project=project, user=owner, files=(), pastes=[CONVOY], replaces=articles[0])
    at_once(lambda: store_articles(submission=submission, user=owner))
    assert Article.objects.filter(previous=articles[0]).count() == 1


def test_making_a_comparison(project, owner, articles) -> None:
    key = uuid.uuid4()
    at_once(lambda: create_comparison(project=project, user=owner, articles=articles, title="", form_key=key))
    assert Comparison.objects.count() == 1


def test_starting_an_analysis(comparison) -> None:
    at_once(lambda: start_analysis(comparison=comparison))
    assert AnalysisRun.objects.count() == 1


def test_claiming_a_run(comparison) -> None:
    start_analysis(comparison=comparison)
    claims = [claimed for claimed in at_once(tasks.claim) if claimed is not None]
    assert len(claims) == 1
