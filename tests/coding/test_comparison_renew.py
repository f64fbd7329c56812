"""Taking annotations along to corrected texts."""

from random import Random

import pytest
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st

from newsdiff.analysis.anchor import make_anchor
from newsdiff.analysis.types import Span
from newsdiff.coding.blind import is_closed
from newsdiff.coding.models import Anchor
from newsdiff.coding.renewal import found_again, renew_comparison, whole_words
from newsdiff.coding.team_actions import arrange_round
from newsdiff.comparisons.demo import DEMO
from newsdiff.corpus.models import Article
from tests.coding.corrected import corrected
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db

CORRECTED = "Convoy attacked\n\nAnti-terror group struck a convoy on Monday. Two men were killed, the army said."


@pytest.fixture
def newer(comparison, articles) -> Article:
    return corrected(articles[0], CORRECTED)


def address(comparison) -> str:
    return reverse("coding:comparison_renew", args=[comparison.pk])


@for_editors
def test_who_can_renew(request, comparison, newer, project, role, allowed):
    assert answers(client_of(request, role).post(address(comparison)), allowed)
    assert project.comparisons.count() == (2 if allowed is True else 1)


def test_annotations_hang_on_the_corrected_words_and_the_old_ones_stay(comparison, newer, annotate, owner):
    old = annotate(0, comment="Named by what they do")
    renewed = renew_comparison(comparison=comparison, user=owner)
    new = renewed.annotations.get()
    quotes = [(one.article_id, one.quote) for one in new.anchors.all()]
    assert quotes == [(newer.pk, "Anti-terror group"), (old.anchors.last().article_id, "Iranian-backed factions")]
    assert newer.text[new.anchors.first().start : new.anchors.first().end] == "Anti-terror group"
    assert (new.comment, new.coder, new.unit, new.carried_from) == (old.comment, old.coder, old.unit, old)
    assert [code.name for code in new.codes.all()] == ["Actor label"]
    assert old.anchors.first().quote == "Anti-terror groups"


def test_what_is_not_found_again_is_lost_with_its_quote_and_never_dropped(comparison, articles, annotate, owner):
    annotate(0)
    newer = corrected(articles[0], "Nothing of it is left here. Another day came over the hills.")
    renewed = renew_comparison(comparison=comparison, user=owner)
    lost = renewed.annotations.get().anchors.get(article=newer)
    assert lost.lost_at is not None
    assert (lost.start, lost.end, lost.quote) == (None, None, "Anti-terror groups")


def test_renewing_twice_carries_each_annotation_once(comparison, newer, annotate, owner, editor):
    annotate(0)
    first, second = (renew_comparison(comparison=comparison, user=user) for user in (owner, editor))
    assert first == second
    assert first.annotations.count() == 1
    assert first.runs.count() == 1


def test_what_was_blind_stays_blind(comparison, newer, annotate, coder, second, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    assert is_closed(renew_comparison(comparison=comparison, user=owner))


def test_without_a_correction_nothing_is_made(comparison, owner, project):
    assert renew_comparison(comparison=comparison, user=owner) == comparison
    assert project.comparisons.count() == 1


TEXT = (DEMO / "valdrenian-news-agency.txt").read_text(encoding="utf-8")


def edited(words: list[str], *, near: int, rng: Random) -> list[tuple[int, str]]:
    """Words after random edits, many of them near one place, each with the number it had; -1 for one that is new."""
    now = list(enumerate(words))
    for _ in range(rng.randrange(1, 15)):
        at = min(len(now) - 1, max(0, near + rng.randrange(-4, 8))) if rng.random() < 0.4 else rng.randrange(len(now))
        act = rng.random()
        if act < 0.35:
            del now[at : at + rng.randrange(1, 6)]
        elif act < 0.6:
            now[at:at] = [(-1, rng.choice(words)) for _ in range(rng.randrange(1, 8))]
        elif act < 0.8:
            now[at] = (-1, rng.choice(words))
        else:
            moved = now[at : at + 25]
            del now[at : at + 25]
            there = rng.randrange(len(now))
            now[there:there] = moved
    return now


def numbers_in(now: list[tuple[int, str]], start: int, end: int) -> set[int]:
    """The numbers of the words that a span of the edited text touches."""
    found, at = set(), 0
    for number, word in now:
        if at < end and start < at + len(word):
            found.add(number)
        at += len(word) + 1
    return found


@given(st.integers(0, 2**32))
@example(42)  # a short word that stands elsewhere too: its score alone would do
@example(590)
@example(693)
@example(3696642)
def test_after_random_edits_no_annotation_stands_silently_on_other_words(seed):
    rng = Random(seed)  # noqa: S311 - edits, not secrets
    words = TEXT.split(" ")
    first = rng.randrange(len(words) - 8)
    last = first + rng.choice([0, 0, 1, 2, 3, 5, 7])
    start = len(" ".join(words[:first])) + (first > 0)
    quote = " ".join(words[first : last + 1])
    made = make_anchor(TEXT, start, start + len(quote))
    now = edited(words, near=first, rng=rng)
    before = Anchor(
        article=Article(pk=1, text=TEXT),
        start=start,
        end=start + len(quote),
        quote=quote,
        prefix=made.prefix,
        suffix=made.suffix,
    )
    article = Article(pk=2, text=" ".join(word for _, word in now))
    after = found_again(before, article)
    if after.lost_at is not None:
        assert (after.quote, after.start) == (quote, None)
    else:
        assert article.text[after.start : after.end] == after.quote
        # A word that was taken out and put in again by the edits is the same to a reader.
        here = article.text[max(0, after.start - 12) : after.end + 12]
        is_same = here == TEXT[max(0, start - 12) : start + len(quote) + 12]
        assert is_same or numbers_in(now, after.start, after.end) & set(range(first, last + 1))


@pytest.mark.parametrize(
    ("found", "whole"),
    [((4, 11), "group"), ((4, 14), "group struck"), ((2, 9), "group"), ((1, 9), "the group"), ((3, 4), " ")],
)
def test_a_place_on_changed_words_ends_where_words_end(found, whole):
    text = "the group struck"
    assert whole_words(text, Span(*found)).of(text) == whole
