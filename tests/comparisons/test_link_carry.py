"""Decisions about links go along to corrected texts, by their quotes."""

import pytest

from newsdiff.coding.renewal import renew_comparison
from newsdiff.comparisons import tasks, worker
from newsdiff.comparisons.links.actions import undo_link
from newsdiff.comparisons.links.queries import current_of, decisions_of, orphans_of
from newsdiff.comparisons.models import LinkDecision
from newsdiff.comparisons.vectors import SharedEncoder
from newsdiff.corpus.models import Article
from newsdiff.corpus.queries import text_sha256
from tests.comparisons.linking import passage, row_of

pytestmark = pytest.mark.django_db


def next_version(article: Article, text: str) -> Article:
    fields = {"outlet": article.outlet, "language": "en", "created_by": article.created_by}
    return Article.objects.create(
        project=article.project,
        text=text,
        text_sha256=text_sha256(text),
        blocks=[["paragraph", 0, len(text)]],
        version=2,
        previous=article,
        **fields,
    )


@pytest.fixture
def decided(analysed, act, now) -> tuple[str, str]:
    """A link of the first passage of A with the last of B; their words."""
    current = now()
    ends = current.collation.passages_of("A")[0], current.collation.passages_of("B")[-1]
    number = next(n for n, bead in enumerate(current.alignment.beads) if 0 in bead.left)
    act("link", number, passage(current, 1, ends[1].index))
    return tuple(one.span.of(current.collation.witness(one.sigil).text) for one in ends)


def renewed_with(analysed, owner, tmp_path):
    renewed = renew_comparison(comparison=analysed, user=owner)
    worker.perform(tasks.claim(), analyse=worker.with_encoder(SharedEncoder(tmp_path)))
    return renewed


def test_a_link_holds_in_a_corrected_text_with_who_and_when(analysed, decided, owner, tmp_path) -> None:
    first = analysed.articles.order_by("id").first()
    next_version(first, "The editors have added a line of their own. " + first.text)
    renewed = renewed_with(analysed, owner, tmp_path)
    current = current_of(renewed, "A", "B")
    (bead,) = [bead for bead in current.alignment.beads if bead.made_by == "person"]
    texts = [current.collation.witness(sigil).text for sigil in "AB"]
    words = [[span.of(text) for span in side] for side, text in zip(current.spans(bead), texts, strict=True)]
    assert any(decided[0] in one for one in words[0])
    assert decided[1] in words[1]
    old, new = LinkDecision.objects.order_by("id")
    assert (new.made_by, new.made_at) == (old.made_by, old.made_at)
    assert orphans_of(renewed) == []


def test_what_the_new_text_does_not_have_is_an_orphan_and_never_dropped(analysed, decided, owner, tmp_path) -> None:
    first = analysed.articles.order_by("id").first()
    next_version(first, "Nothing of it is left. Another day came over the hills, and it rained.")
    renewed = renewed_with(analysed, owner, tmp_path)
    (orphan,) = orphans_of(renewed)
    lost = [anchor.quote for anchor in orphan.anchors.all() if anchor.start is None]
    assert decided[0] in lost
    assert decisions_of(renewed).values == ()


def test_what_was_undone_is_not_taken_along_and_nothing_twice(analysed, decided, act, now, owner, tmp_path) -> None:
    undone = act("lock", row_of(now(), nth=1)).row
    undo_link(decision=undone, user=owner)
    first = analysed.articles.order_by("id").first()
    next_version(first, first.text + " One more line stands at the end.")
    renewed = renewed_with(analysed, owner, tmp_path)
    renew_comparison(comparison=analysed, user=owner)
    assert [row.kind for row in renewed.link_decisions.all()] == ["linked"]
