"""Decisions about links, taken along to corrected texts: found again by their quotes, or kept without a place."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from newsdiff.analysis.anchor import Anchor, find, make_anchor
from newsdiff.analysis.kept import is_certain
from newsdiff.analysis.types import Span
from newsdiff.comparisons.models import Comparison, JudgedWords, LinkAnchor, LinkDecision
from newsdiff.corpus.models import Article


def carry_decisions(comparison: Comparison, renewed: Comparison, articles: Mapping[int, Article]) -> None:
    """Copy what was decided and not taken back, with who and when, to the comparison of corrected texts.

    `articles` gives by primary key the article that stands for each of the earlier ones. Acts once; call it in a
    transaction.
    """
    if renewed.links_version or not comparison.links_version:
        return
    renewed.links_version = 1
    renewed.save(update_fields=["links_version"])
    for row in comparison.link_decisions.filter(undone_at=None).prefetch_related("anchors__article"):
        anchors = list(row.anchors.all())
        carried = LinkDecision.objects.create(
            comparison=renewed,
            kind=row.kind,
            left_sigil=row.left_sigil,
            right_sigil=row.right_sigil,
            made_by_id=row.made_by_id,
            made_at=row.made_at,
            form_key=uuid5(row.form_key, f"carried to {renewed.pk}"),
            form_digest=row.form_digest,
        )
        LinkAnchor.objects.bulk_create(
            LinkAnchor(decision=carried, article=articles[anchor.article_id], **found_again(anchor, articles))
            for anchor in anchors
        )


def found_again(anchor: LinkAnchor | JudgedWords, articles: Mapping[int, Article]) -> dict[str, Any]:
    """The fields of an anchor in the text that it goes to; no span where it has no certain place there."""
    before, after = anchor.article, articles[anchor.article_id]
    kept = {name: getattr(anchor, name) for name in ("start", "end", "quote", "prefix", "suffix", "score")}
    if before.pk == after.pk or anchor.start is None or anchor.end is None:
        return kept
    wanted, old = Anchor(anchor.quote, anchor.prefix, anchor.suffix), Span(anchor.start, anchor.end)
    place = find(after.text, wanted, start=old.start)
    if place is None or not is_certain(wanted, place, before=before.text, after=after.text, old=old):
        return {**kept, "start": None, "end": None, "score": place.score if place else 0}
    made = make_anchor(after.text, place.span.start, place.span.end)
    span = {"start": place.span.start, "end": place.span.end, "score": place.score}
    return {**span, "quote": made.quote, "prefix": made.prefix, "suffix": made.suffix}
