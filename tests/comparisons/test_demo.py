"""The demo is compared at the first start, and never again."""

import pytest
from django.core.management import call_command

from newsdiff.analysis.collate import collate
from newsdiff.comparisons import queries, tasks, worker
from newsdiff.comparisons.demo import load_demo
from newsdiff.comparisons.models import Comparison
from newsdiff.corpus.models import Article

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_demo_compares_two_articles_and_waits_for_the_worker() -> None:
    comparison = load_demo()
    outlets = [article.outlet.name for article in queries.articles_of(comparison).values()]
    assert outlets == ["Port Maren Courier", "Valdrenian News Agency"]
    assert tasks.claim().run_id == queries.latest_run(comparison).pk


def test_the_demo_is_loaded_once() -> None:
    load_demo()
    assert load_demo() is None
    assert Comparison.objects.count() == 1


def test_the_demo_stays_away_where_there_are_articles(local_analyst, new_article) -> None:
    article = new_article("An article of the analyst.")
    Article.objects.filter(pk=article.pk).update(project=local_analyst.projects.get())
    assert load_demo() is None


def test_the_command_says_what_it_did(capsys) -> None:
    call_command("load_demo")
    call_command("load_demo")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("Loaded “")
    assert "no demo" in second


def test_what_the_analysis_says_of_the_demo_comes_back_from_the_database_unchanged() -> None:
    comparison = load_demo()
    said = []

    def analyse(_comparison, witnesses, progress):
        said.append(collate(witnesses, encoder=None, progress=progress))
        return said[0]

    worker.perform(tasks.claim(), analyse=analyse)
    run = queries.latest_done_run(comparison)
    assert queries.collation_of(run) == said[0]
    assert said[0].contrasts
    assert said[0].fallbacks
