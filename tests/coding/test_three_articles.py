"""Coding and report where three articles are compared: each pair for itself, sharing what they have in common."""

import uuid
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from newsdiff.analysis.types import Alignment, Bead, Collation, Passage, Span
from newsdiff.coding.codebook import starter_codebook
from newsdiff.coding.models import Annotation
from newsdiff.coding.queries import pair_of
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, start_analysis, store_collation
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.queries import witnesses_of
from newsdiff.reports.build import report_of

pytestmark = pytest.mark.django_db

TEXTS = (
    "The volunteers took the old bridge on Monday. Nobody was hurt.",
    "The gunmen seized the old bridge on Monday. The mayor stayed at home.",
    "The settlers took the old bridge on Monday morning. The mayor fled the town.",
)


@pytest.fixture
def three(project, owner, new_article) -> Comparison:
    articles = [new_article(text) for text in TEXTS]
    made = create_comparison(project=project, user=owner, articles=articles, title="Bridge", form_key=uuid.uuid4())
    run = start_analysis(comparison=made)
    claimed = tasks.claim()
    assert store_collation(run_id=run.pk, attempt=claimed.attempt, collation=collation_by_hand(made))
    return made


def collation_by_hand(comparison: Comparison) -> Collation:
    """Each article's two sentences opposite those of each other."""
    witnesses = witnesses_of(comparison)
    beads = (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.6))
    cuts = {one.sigil: (0, one.text.index(".") + 1, one.text.index(".") + 2, len(one.text)) for one in witnesses}
    return Collation(
        witnesses=witnesses,
        passages=tuple(
            Passage(sigil, index, "sentence", 0, Span(*cut[2 * index : 2 * index + 2]))
            for sigil, cut in cuts.items()
            for index in (0, 1)
        ),
        alignments=tuple(Alignment(*pair, beads, "words") for pair in (("A", "B"), ("A", "C"), ("B", "C"))),
        variants=(),
        contrasts=(),
        cues=(),
        fallbacks=(),
        version="test/1",
    )


@pytest.fixture
def annotation(coder_client, three) -> Annotation:
    """One of the words "gunmen" of B against "settlers" of C."""
    start = TEXTS[1].index("gunmen")
    query = {"comparison": three.pk, "left": "B", "right": "C", "row": 0}
    data = {
        "form_key": str(uuid.uuid4()),
        "sigil": ["B", "C"],
        "start": [start, TEXTS[2].index("settlers")],
        "end": [start + 6, TEXTS[2].index("settlers") + 8],
        "quote": ["gunmen", "settlers"],
        "codes": [str(starter_codebook().codes[0].guid)],
    }
    response = coder_client.post(reverse("coding:annotation_create", query=query), data)
    assert response.status_code == 303
    return Annotation.objects.get()


def test_its_lasting_link_leads_to_the_pair_that_it_is_about(coder_client, annotation):
    url = reverse("coding:annotation_detail", args=[annotation.pk])
    assert "?left=B&right=C#row-" in coder_client.get(url).url


def test_it_shows_on_each_pair_that_has_its_words(coder_client, annotation):
    for left, right in (("A", "B"), ("A", "C"), ("B", "C")):
        url = reverse(
            "comparisons:comparison_detail", args=[annotation.comparison_id], query={"left": left, "right": right}
        )
        assert f'id="annotation-{annotation.pk}"' in coder_client.get(url).content.decode()


def test_words_of_an_article_that_does_not_stand_here_are_refused(coder_client, three):
    query = {"comparison": three.pk, "left": "A", "right": "B", "sigil": "C", "start": 0, "end": 3, "quote": "The"}
    response = coder_client.get(reverse("coding:annotation_create", query=query))
    assert response.status_code == 422
    assert "Article C is not one of the two that stand here." in response.content.decode()


def test_any_two_articles_can_be_asked_for_in_either_order(three, owner):
    assert pair_of(three, owner, "C", "A").sigils == ("A", "C")
    assert pair_of(three, owner, "C").sigils == ("A", "C")
    assert pair_of(three, owner).sigils == ("A", "B")


def test_the_report_has_each_pair_and_the_finding_once(three, annotation, owner):
    report = report_of(three, made_by=owner, made_at=datetime(2026, 1, 1, tzinfo=UTC), base_url="")
    assert [(pair.left.sigil, pair.right.sigil) for pair in report.pairs] == [("A", "B"), ("A", "C"), ("B", "C")]
    (finding,) = report.findings
    assert [(side.article.sigil, side.quotes[0].words) for side in finding.sides] == [
        ("B", "gunmen"),
        ("C", "settlers"),
    ]
