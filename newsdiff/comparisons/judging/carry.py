"""Judgements, taken along to corrected texts: found again by their words, or kept without a place."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from newsdiff.analysis.types import Span
from newsdiff.comparisons.links.carry import found_again
from newsdiff.comparisons.models import Comparison, JudgedDifference, JudgedWords, Judgement
from newsdiff.corpus.models import Article
from newsdiff.display.keys import renamed_key

BATCH = 500

Placed = tuple[str, JudgedWords, dict[str, Any]]  # sigil, words, and the fields of their place in the new text


def carry_judgements(comparison: Comparison, renewed: Comparison, articles: Mapping[int, Article]) -> None:
    """Copy what was judged and not taken back, with who and when, to the comparison of corrected texts.

    `articles` gives by primary key the article that stands for each of the earlier ones. Acts once; call it in a
    transaction.
    """
    if renewed.judgements.exists():
        return
    sigils = dict(comparison.witnesses.values_list("article_id", "sigil"))
    for judgement in comparison.judgements.filter(undone_at=None).prefetch_related("differences__words__article"):
        carried = Judgement.objects.create(
            comparison=renewed,
            kind=judgement.kind,
            reason=judgement.reason,
            category=judgement.category,
            left_sigil=judgement.left_sigil,
            right_sigil=judgement.right_sigil,
            made_by_id=judgement.made_by_id,
            made_at=judgement.made_at,
            form_key=uuid5(judgement.form_key, f"carried to {renewed.pk}"),
            form_digest=judgement.form_digest,
        )
        _carry_differences(judgement, carried, sigils, articles)


def _carry_differences(
    judgement: Judgement, carried: Judgement, sigils: Mapping[int, str], articles: Mapping[int, Article]
) -> None:
    before = list(judgement.differences.all())
    placed = [[(sigils[one.article_id], one, found_again(one, articles)) for one in row.words.all()] for row in before]
    pair = judgement.left_sigil, judgement.right_sigil
    after = JudgedDifference.objects.bulk_create(
        (
            JudgedDifference(judgement=carried, key=_key(row.key, pair, _found(words)), row_digest=row.row_digest)
            for row, words in zip(before, placed, strict=True)
        ),
        BATCH,
    )
    JudgedWords.objects.bulk_create(
        (
            JudgedWords(difference=row, article=articles[one.article_id], side=one.side, **fields)
            for row, words in zip(after, placed, strict=True)
            for _, one, fields in words
        ),
        BATCH,
    )


def _found(words: list[Placed]) -> list[Placed]:
    """Those as the program found them, by which a difference has its name."""
    return [one for one in words if not one[1].side]


def _key(key: str, pair: tuple[str, str], words: list[Placed]) -> str:
    """The name of a difference in the texts that it goes to; "" where its words are not all there."""
    old = {sigil: Span(one.start or 0, one.end or 0) for sigil, one, _ in words}
    new = {sigil: Span(fields["start"], fields["end"]) for sigil, _, fields in words if fields["start"] is not None}
    if not key or len(new) != len(words):
        return ""
    return renamed_key(key, [(sigil, old.get(sigil)) for sigil in pair], [(sigil, new.get(sigil)) for sigil in pair])
