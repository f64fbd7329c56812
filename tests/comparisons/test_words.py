"""A run uses the project's words, records their version, and the page says when they changed."""

import pytest
from django.urls import reverse

from newsdiff.analysis.wordlists import changes_from_csv
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import start_analysis, store_collation
from newsdiff.comparisons.queries import collation_of, latest_done_run, witnesses_of
from newsdiff.comparisons.vectors import SharedEncoder
from newsdiff.comparisons.worker import with_encoder
from newsdiff.corpus.wordlist_actions import save_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(project, owner):
    """Let a table of words hold."""

    def saved(table: str):
        latest = project.wordlists.first()
        return save_words(
            project=project, user=owner, changes=changes_from_csv(table), base=latest.number if latest else 0
        )

    return saved


@pytest.fixture
def run(analysed, tmp_path):
    """Compare the two accounts again as the worker does, without a model."""

    def compared():
        made = start_analysis(comparison=analysed)
        claimed = tasks.claim()
        collation = with_encoder(SharedEncoder(tmp_path))(analysed, witnesses_of(analysed), lambda *_: None)
        assert store_collation(run_id=made.pk, attempt=claimed.attempt, collation=collation)
        return collation

    return compared


def test_a_run_looks_for_the_words_of_its_project_and_records_their_version(analysed, save, run):
    made = save("evaluative,square,partisan\n")
    collation = run()
    assert "evaluative.partisan: square" in {cue.rule for cue in collation.cues}
    stored = collation_of(latest_done_run(analysed))
    assert stored.version.endswith(f"wordlists {made.digest}")


def test_the_page_says_that_words_changed_until_it_is_compared_again(owner_client, analysed, save, run):
    address = reverse("comparisons:comparison_detail", args=[analysed.pk])
    assert "Compare again" not in owner_client.get(address).content.decode()
    save("evaluative,square,partisan\n")
    assert "Compare again" in owner_client.get(address).content.decode()
    run()
    assert "Compare again" not in owner_client.get(address).content.decode()


def test_who_may_not_compare_is_told_without_a_button(viewer_client, analysed, save):
    save("evaluative,square,partisan\n")
    page = viewer_client.get(reverse("comparisons:comparison_detail", args=[analysed.pk])).content.decode()
    assert "changed since these articles were compared" in page
    assert "Compare again" not in page


def test_a_link_is_changed_at_once_with_the_words_of_its_run(analysed, act, now, save, run):
    save("evaluative,square,partisan\n")
    run()
    save("hedges,perhaps so,doubt\n")
    number = next(number for number, bead in enumerate(now().alignment.beads) if bead.left and bead.right)
    assert act("lock", number).at_once
    assert "evaluative.partisan: square" in {cue.rule for cue in now().collation.cues}
