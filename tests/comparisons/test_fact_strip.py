"""The fact strip on the comparison page: folded under its row, listed in the view of differences."""

import uuid

import pytest
from django.urls import reverse

from newsdiff.comparisons.actions import create_comparison

pytestmark = pytest.mark.django_db
LEFT = (
    "Twelve soldiers were killed near the square on Sunday, the ministry said.\n\n"
    "The president left the old town by train late at night, and went to Maria Alvez."
)
RIGHT = (
    "Soldiers were killed near the square, the ministry said.\n\n"
    "The president left the old town by train late at night.\n\n"
    "Nobody there answered questions that Maria Alvez asked of the guards."
)


@pytest.fixture
def page(project, owner, owner_client, new_article, store):
    """The page of two articles that differ in facts, with a query."""
    articles = [new_article(text) for text in (LEFT, RIGHT)]
    made = create_comparison(project=project, user=owner, articles=articles, title="Square", form_key=uuid.uuid4())
    store(made)

    def html(query: str = "") -> str:
        return owner_client.get(reverse("comparisons:comparison_detail", args=[made.pk]) + query).content.decode()

    return html


def test_a_row_says_folded_in_how_many_facts_its_sides_differ(page):
    html = page()
    assert '<details class="fact-strip">' in html
    assert '<summary>Facts<span class="visually-hidden"> of A0 and B0</span>: 2 only in A</summary>' in html


def test_what_stands_elsewhere_is_linked(page):
    html = page()
    assert 'in A here, elsewhere in B: <a href="#B-2">B2</a>' in html
    assert 'id="B-2"' in html


def test_swapped_articles_swap_the_sides_of_the_strip(page):
    assert 'in A here, elsewhere in B: <a href="#B-2">B2</a>' in page("?left=B&right=A")


def test_the_view_of_differences_lists_the_facts_of_each_row_with_links_to_the_texts(page):
    html = page("?view=differences")
    assert '<h2 id="facts-heading">Facts</h2>' in html
    assert '<a href="?left=A&amp;right=B#B-2">B2</a>' in html
    assert '<a href="?left=A&amp;right=B#row-1">A1 and B1</a>' in html


def test_articles_without_facts_have_no_strip(owner_client, comparison, done_run):
    address = reverse("comparisons:comparison_detail", args=[comparison.pk])
    assert "fact-strip" not in owner_client.get(address).content.decode()
    assert "facts-heading" not in owner_client.get(f"{address}?view=differences").content.decode()
