"""Taking annotations along to corrected texts: found again by quote, or kept as lost for a person to place.

The comparison of the earlier texts stays as it is; the newest versions get one of their own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from newsdiff.accounts.models import User
from newsdiff.analysis import anchor as anchors
from newsdiff.analysis.kept import is_certain
from newsdiff.analysis.types import Span
from newsdiff.coding.actions import anchor_at
from newsdiff.coding.blind import seen_by
from newsdiff.coding.codebook import NAMESPACE
from newsdiff.coding.models import Anchor, Annotation, Assignment, CodeUse, Round
from newsdiff.coding.places import Place
from newsdiff.coding.uses import SLOTS
from newsdiff.comparisons.actions import create_comparison, start_analysis
from newsdiff.comparisons.judging.carry import carry_judgements
from newsdiff.comparisons.links.carry import carry_decisions
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.queries import articles_of
from newsdiff.corpus.models import Article

BATCH = 200
LONGEST_WORD = 60  # code points looked at beyond a span


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lost quote, and the likeliest place for it."""

    anchor: Anchor
    words: str  # "" where the text has nothing like it
    score: float


def newer_versions(comparison: Comparison) -> dict[str, Article]:
    """The newest versions of those articles of a comparison that were corrected since, by sigil."""
    newest = {sigil: _newest(article) for sigil, article in articles_of(comparison).items()}
    old = {article.pk for article in articles_of(comparison).values()}
    return {sigil: article for sigil, article in newest.items() if article.pk not in old}


def renew_comparison(*, comparison: Comparison, user: User) -> Comparison:
    """Compare the newest versions, and carry annotations, decisions on links, round and assignments there.

    Done once, whoever asks again. Where no article was corrected the comparison itself is given back.
    """
    newer = newer_versions(comparison)
    if not newer:
        return comparison
    articles = {sigil: newer.get(sigil, article) for sigil, article in articles_of(comparison).items()}
    key = uuid5(NAMESPACE, f"renew/{comparison.form_key}/{sorted(article.pk for article in articles.values())}")
    renewed = create_comparison(
        project=comparison.project, user=user, articles=list(articles.values()), title=comparison.title, form_key=key
    )
    replaced = {old.pk: articles[sigil] for sigil, old in articles_of(comparison).items()}
    with transaction.atomic():
        Comparison.objects.select_for_update().get(pk=renewed.pk)
        if not renewed.annotations.exists():
            _carry_round(comparison, renewed)
            _carry_annotations(comparison, renewed, replaced)
        carry_decisions(comparison, renewed, replaced)
        carry_judgements(comparison, renewed, replaced)
    if not renewed.runs.exists():
        start_analysis(comparison=renewed)
    return renewed


def found_again(anchor: Anchor, article: Article) -> Anchor:
    """An anchor in a corrected text, not yet stored; lost where its place is not sure."""
    if anchor.start is None or anchor.end is None:
        return Anchor(article=article, moved_from=anchor, quote=anchor.quote, lost_at=anchor.lost_at)
    wanted = anchors.Anchor(anchor.quote, anchor.prefix, anchor.suffix)
    place = anchors.find(article.text, wanted, start=anchor.start)
    kept = {"article": article, "moved_from": anchor}
    texts = {"before": anchor.article.text, "after": article.text}
    if place is None or not is_certain(wanted, place, **texts, old=Span(anchor.start, anchor.end)):
        score, margin = (place.score, place.margin) if place else (None, None)
        return Anchor(
            **kept,
            quote=anchor.quote,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
            score=score,
            margin=margin,
            lost_at=timezone.now(),
        )
    span = place.span if place.exact else whole_words(article.text, place.span)
    made = anchors.make_anchor(article.text, span.start, span.end)
    return Anchor(
        **kept,
        start=span.start,
        end=span.end,
        quote=made.quote,
        prefix=made.prefix,
        suffix=made.suffix,
        score=place.score,
        margin=place.margin,
    )


def whole_words(text: str, span: Span) -> Span:
    """A span that ends at ends of words: one of which it holds less than half is left out, another one taken in whole.

    >>> whole_words("the group struck", Span(4, 11)).of("the group struck")
    'group'
    """
    start, end = span.start, span.end
    for word in re.finditer(r"\w+", text[max(0, start - LONGEST_WORD) : end + LONGEST_WORD]):
        first, after = (at + max(0, start - LONGEST_WORD) for at in word.span())
        if first < end < after:
            end = after if 2 * (end - first) >= after - first else first
        if first < start < after:
            start = first if 2 * (after - start) >= after - first else after
    words = text[start:end]
    if not words.strip():
        return span
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def lost_anchors(comparison: Comparison, user: User) -> QuerySet[Anchor]:
    """The quotes that wait to be placed, of annotations that the user may see."""
    seen = seen_by(user, comparison.annotations.filter(deleted_at=None))
    lost = Anchor.objects.filter(annotation__in=seen, lost_at__isnull=False)
    return lost.select_related("article", "annotation__coder").prefetch_related("annotation__uses__code")


def moved_anchors(comparison: Comparison, user: User) -> QuerySet[Anchor]:
    """The quotes whose words changed in the corrected text, and those that a person placed."""
    seen = seen_by(user, comparison.annotations.filter(deleted_at=None))
    moved = Anchor.objects.filter(annotation__in=seen, moved_from__isnull=False, lost_at=None, start__isnull=False)
    return moved.exclude(score__gte=1.0).select_related("article", "moved_from", "placed_by")


def proposal_for(anchor: Anchor) -> Proposal:
    """Where the words of a lost quote most likely stand now."""
    wanted = anchors.Anchor(anchor.quote, anchor.prefix, anchor.suffix)
    start = anchor.moved_from.start if anchor.moved_from and anchor.moved_from.start else 0
    place = anchors.find(anchor.article.text, wanted, start=start)
    return Proposal(anchor, place.span.of(anchor.article.text) if place else "", place.score if place else 0)


def place_anchor(*, anchor: Anchor, place: Place, user: User) -> None:
    """Hang a lost quote where a person says; one that was placed meanwhile stays where it is."""
    made = anchor_at(place, anchor.annotation, anchor.article)
    Anchor.objects.filter(pk=anchor.pk, lost_at__isnull=False).update(
        start=made.start,
        end=made.end,
        quote=made.quote,
        prefix=made.prefix,
        suffix=made.suffix,
        lost_at=None,
        placed_by=user,
    )


def _newest(article: Article) -> Article:
    while (newer := Article.objects.select_related("outlet").filter(previous=article).first()) is not None:
        article = newer
    return article


def _carry_round(comparison: Comparison, renewed: Comparison) -> None:
    """The round and who codes go along, so that what was blind stays blind."""
    for found in Round.objects.filter(comparison=comparison):
        found.pk, found.comparison = None, renewed
        found.save(force_insert=True)
    assignments = list(comparison.assignments.all())
    for one in assignments:
        one.pk, one.comparison = None, renewed
    Assignment.objects.bulk_create(assignments)


def _carry_annotations(comparison: Comparison, renewed: Comparison, articles: dict[int, Article]) -> None:
    old = list(comparison.annotations.filter(deleted_at=None).prefetch_related("uses", "anchors__article"))
    new = Annotation.objects.bulk_create((_carried(one, renewed) for one in old), batch_size=BATCH)
    CodeUse.objects.bulk_create(_carried_uses(old, new), batch_size=BATCH)
    found = []
    for before, after in zip(old, new, strict=True):
        for anchor in before.anchors.all():
            moved = found_again(anchor, articles[anchor.article_id])
            moved.annotation = after
            found.append(moved)
    Anchor.objects.bulk_create(found, batch_size=BATCH)


def _carried(annotation: Annotation, renewed: Comparison) -> Annotation:
    return Annotation(
        comparison=renewed,
        coder_id=annotation.coder_id,
        comment=annotation.comment,
        confidence=annotation.confidence,
        codebook_version=annotation.codebook_version,
        difference_type=annotation.difference_type,
        unit=annotation.unit,
        form_key=uuid5(NAMESPACE, f"carried/{renewed.form_key}/{annotation.form_key}"),
        form_digest=annotation.form_digest,
        carried_from=annotation,
    )


def _carried_uses(old: Iterable[Annotation], new: Iterable[Annotation]) -> list[CodeUse]:
    return [
        CodeUse(annotation=after, code_id=use.code_id, **{slot: getattr(use, slot) for slot in SLOTS})
        for before, after in zip(old, new, strict=True)
        for use in before.uses.all()
    ]
