"""Finding annotations over a project."""

import pytest
from django.urls import reverse

from newsdiff.coding.actions import edit_annotation
from newsdiff.coding.decisions import accept_agreed
from newsdiff.coding.models import Annotation
from newsdiff.coding.team_actions import arrange_round
from newsdiff.coding.uses import Use
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


def address(project, **query) -> str:
    return reverse("coding:annotation_list", args=[project.pk], query=query)


def found(client, project, **query) -> list[int]:
    return sorted(one.annotation.pk for one in client.get(address(project, **query)).context["found"])


@for_readers
def test_who_can_search(request, project, annotate, role, status):
    annotate()
    assert client_of(request, role).get(address(project)).status_code == status


@pytest.fixture
def three(annotate, coder, owner, codes) -> list[int]:
    """Labels of the coder with slots, a verb of the owner, words that stand in A alone."""
    first = annotate(0, by=coder, named=["Actor label"], comment="Two names for one group")
    use = Use(codes["Actor label"].guid, target="the factions", polarity="negative")
    edit_annotation(annotation=first, user=coder, version=1, uses=[use], comment=first.comment)
    return [
        first.pk,
        annotate(2, by=owner, named=["Act and legality"]).pk,
        annotate(1, by=coder, named=["Attribution and distance"]).pk,
    ]


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ({}, [0, 1, 2]),
        ({"text": "MARTYRED"}, [1]),
        ({"text": "one group"}, [0]),
        ({"target": "Factions"}, [0]),
        ({"polarity": "negative"}, [0]),
        ({"polarity": "positive"}, []),
        ({"outlet": "Meridian"}, [0, 1]),
        ({"outlet": "none"}, []),
        ({"outlet": "x"}, []),
        ({"code": "Act and legality"}, [1]),
        ({"code": "Act and legality", "polarity": "negative"}, []),
        ({"coder": "owner"}, [1]),
        ({"state": "changed"}, [0]),
        ({"state": "decided"}, []),
        ({"state": "open"}, [0, 1, 2]),
        ({"comparison": "0"}, []),
    ],
)
def test_what_fits(viewer_client, project, three, codes, owner, query, fits):
    keys = {"Meridian": project.outlets.get(name="Meridian").pk, "owner": owner.pk}
    keys |= {name: code.pk for name, code in codes.items()}
    asked = {name: keys.get(value, value) for name, value in query.items()}
    assert found(viewer_client, project, **asked) == [three[n] for n in fits]


def test_decided_ones_can_be_found(viewer_client, project, both_coded, owner):
    accept_agreed(comparison=both_coded, user=owner)
    decided = found(viewer_client, project, state="decided")
    assert len(decided) == 2
    assert not set(decided) & set(found(viewer_client, project, state="open"))


def test_what_a_blind_round_hides_is_not_found(coder_client, project, comparison, annotate, coder, second, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    mine, _theirs = annotate(by=coder).pk, annotate(by=second).pk
    assert found(coder_client, project) == [mine]


def test_another_projects_annotations_are_not_found(client, outsider, outsider_client, annotate):
    annotate()
    own = outsider.projects.get()
    assert found(outsider_client, own) == []


def test_long_lists_come_in_pages_that_keep_what_was_asked(viewer_client, project, annotate, coder):
    for _ in range(51):
        annotate(by=coder)
    page = viewer_client.get(address(project, text="groups"))
    assert "51 annotations, page 1 of 2" in page.content.decode()
    assert 'href="?text=groups&amp;page=2"' in page.content.decode()
    assert len(found(viewer_client, project, text="groups", page="2")) == 1
    assert Annotation.objects.count() == 51


def test_queries_do_not_grow(viewer_client, project, annotate, django_assert_max_num_queries):
    for _ in range(30):
        annotate()
    with django_assert_max_num_queries(21):
        viewer_client.get(address(project))
