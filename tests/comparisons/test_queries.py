"""What a run stored comes back as it was."""

import pytest

from newsdiff.comparisons import queries
from newsdiff.comparisons.actions import start_analysis

pytestmark = pytest.mark.django_db


def test_the_collation_of_a_run_equals_what_the_analysis_gave(done_run, collation) -> None:
    assert queries.collation_of(done_run) == collation


def test_contrasts_of_equal_salience_keep_their_order(done_run, collation) -> None:
    found = queries.collation_of(done_run).contrasts
    assert [contrast.category for contrast in found] == ["verb", "label"]


def test_a_collation_is_read_in_few_queries(done_run, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(7):
        queries.collation_of(done_run)


def test_for_a_page_it_is_read_once_until_links_are_corrected(done_run, collation, django_assert_num_queries) -> None:
    assert queries.shown_collation_of(done_run) == collation
    with django_assert_num_queries(0):
        queries.shown_collation_of(done_run)
    done_run.cues.all().delete()
    done_run.comparison.links_version += 1
    assert queries.shown_collation_of(done_run) == queries.collation_of(done_run) != collation


def test_a_witness_has_the_article_s_text_and_headings(comparison, articles) -> None:
    left, right = queries.witnesses_of(comparison)
    assert (left.sigil, left.text, left.language) == ("A", articles[0].text, "en")
    assert [(heading.kind, heading.span.of(left.text)) for heading in left.headings] == [
        ("headline", "Convoy attacked")
    ]
    assert right.headings == ()


def test_the_latest_run_and_the_latest_done_run_differ_while_a_new_one_waits(comparison, done_run) -> None:
    waiting = start_analysis(comparison=comparison)
    assert queries.latest_run(comparison) == waiting
    assert queries.latest_done_run(comparison) == done_run


def test_a_comparison_without_a_run_has_none(comparison) -> None:
    assert queries.latest_run(comparison) is None
    assert queries.latest_done_run(comparison) is None


def test_comparisons_of_a_user_are_those_of_their_projects(comparison, viewer, outsider) -> None:
    assert list(queries.comparisons_of(viewer)) == [comparison]
    assert list(queries.comparisons_of(outsider)) == []


def test_the_list_of_comparisons_leaves_long_texts_in_the_database(
    comparison, done_run, viewer, django_assert_num_queries
) -> None:
    with django_assert_num_queries(2):
        (found,) = queries.comparisons_of(viewer)
        described = [(one.sigil, one.article.headline, one.article.outlet.name) for one in found.witnesses.all()]
    assert described == [("A", "Convoy attacked", "Courier"), ("B", "", "Meridian")]
    assert "text" in found.witnesses.all()[0].article.get_deferred_fields()
