"""Making comparisons, starting runs, and storing what a run found exactly once."""

import uuid

import pytest
from django.db import connection

from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, fail_run, start_analysis, store_collation
from newsdiff.comparisons.errors import ComparisonError
from newsdiff.comparisons.models import AlignedPair, AnalysisRun, Comparison, FramingCue, Passage, Variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def compare(project, owner):
    """Compare articles under a form key."""

    def compare(articles, *, form_key=None, title="A convoy"):
        key = form_key or uuid.uuid4()
        return create_comparison(project=project, user=owner, articles=articles, title=title, form_key=key)

    return compare


def n_rows() -> list[int]:
    return [model.objects.count() for model in (Passage, AlignedPair, Variant, FramingCue)]


def test_articles_get_letters_in_their_order(compare, articles, new_article) -> None:
    third = new_article("A third account of the convoy.")
    comparison = compare([third, *articles])
    assert [(one.sigil, one.article) for one in comparison.witnesses.all()] == [
        ("A", third),
        ("B", articles[0]),
        ("C", articles[1]),
    ]


def test_a_form_sent_twice_gives_the_first_comparison(compare, articles) -> None:
    key = uuid.uuid4()
    assert compare(articles, form_key=key) == compare(articles, form_key=key)
    assert Comparison.objects.count() == 1


def test_a_form_sent_again_with_other_articles_is_another_comparison(compare, articles, new_article) -> None:
    key = uuid.uuid4()
    first = compare(articles, form_key=key)
    assert compare([articles[0], new_article("A third account of the convoy.")], form_key=key) != first


def test_the_same_article_twice_is_refused(compare, articles) -> None:
    with pytest.raises(ComparisonError, match="two different articles"):
        compare([articles[0], articles[0]])
    assert not Comparison.objects.exists()


def test_two_versions_with_the_same_text_are_refused(compare, articles, new_article) -> None:
    version = new_article(articles[0].text, version=2, previous=articles[0])
    with pytest.raises(ComparisonError, match="two different articles"):
        compare([articles[0], version])


def test_more_articles_than_letters_are_refused(compare, new_article) -> None:
    with pytest.raises(ComparisonError, match="at most 26"):
        compare([new_article(f"Account number {number}.") for number in range(27)])


def test_an_article_of_another_project_is_refused(outsider, articles) -> None:
    elsewhere = outsider.projects.get()
    with pytest.raises(ValueError, match="another project"):
        create_comparison(project=elsewhere, user=outsider, articles=articles, title="", form_key=uuid.uuid4())


def test_a_comparison_without_a_title_takes_the_first_headline(compare, articles) -> None:
    assert compare(articles, title=" \0 ").title == "Convoy attacked"


def test_a_title_is_cut_to_what_fits(compare, articles) -> None:
    assert len(compare(articles, title="x" * 400).title) == 300


def test_starting_twice_gives_the_run_that_waits(comparison) -> None:
    assert start_analysis(comparison=comparison) == start_analysis(comparison=comparison)


def test_starting_again_after_a_failure_makes_a_new_run(comparison) -> None:
    first = start_analysis(comparison=comparison)
    claimed = tasks.claim()
    assert fail_run(run_id=first.pk, attempt=claimed.attempt, error="It failed. Start it again.")
    assert start_analysis(comparison=comparison) != first


def test_storing_marks_the_run_done(done_run, collation) -> None:
    assert done_run.state == AnalysisRun.State.DONE
    assert (done_run.progress, done_run.engine_version) == (1, "test/1")
    assert done_run.finished_at is not None
    assert done_run.fallbacks == [["encoder", "No language model is installed."]]
    assert n_rows() == [6, 4, 3, 1]


def test_a_second_finisher_writes_nothing(done_run, collation) -> None:
    before = n_rows()
    assert not store_collation(run_id=done_run.pk, attempt=done_run.attempt, collation=collation)
    assert n_rows() == before


def test_who_lost_the_run_writes_nothing(comparison, collation) -> None:
    run = start_analysis(comparison=comparison)
    tasks.claim()
    assert not store_collation(run_id=run.pk, attempt=uuid.uuid4(), collation=collation)
    assert n_rows() == [0, 0, 0, 0]
    run.refresh_from_db()
    assert run.state == AnalysisRun.State.RUNNING


def test_who_lost_the_run_cannot_fail_it(done_run) -> None:
    assert not fail_run(run_id=done_run.pk, attempt=done_run.attempt, error="Too late.")
    done_run.refresh_from_db()
    assert (done_run.state, done_run.error) == (AnalysisRun.State.DONE, "")


def test_storing_takes_few_queries(comparison, collation, django_assert_max_num_queries) -> None:
    start_analysis(comparison=comparison)
    claimed = tasks.claim()
    with django_assert_max_num_queries(8):  # savepoint, lock, update, four inserts, release
        store_collation(run_id=claimed.run_id, attempt=claimed.attempt, collation=collation)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite for its plan")
def test_an_idle_worker_asks_an_index(comparison) -> None:
    waiting = AnalysisRun.objects.filter(state="queued", queued_at__isnull=False).order_by("queued_at", "id")
    assert "run_queued" in waiting.explain()
