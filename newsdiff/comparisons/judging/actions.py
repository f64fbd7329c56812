"""Writes of judgements: judge one difference or many in one act, take it back, bring it back."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from newsdiff.accounts import audit
from newsdiff.accounts.models import User
from newsdiff.analysis.anchor import make_anchor
from newsdiff.analysis.types import Collation, Span, Variant
from newsdiff.comparisons.judging.errors import DifferenceChangedError, JudgingError, JudgingFormReusedError
from newsdiff.comparisons.judging.queries import verdicts_of
from newsdiff.comparisons.judging.verdicts import UNJUDGED, Sides, row_digest
from newsdiff.comparisons.models import Comparison, JudgedDifference, JudgedWords, Judgement
from newsdiff.comparisons.queries import articles_of
from newsdiff.corpus.models import Article
from newsdiff.display.keys import variant_keys
from newsdiff.display.words import CATEGORY_WORDS

BATCH = 500
DAMAGED = "This form came back damaged. Load the page again."
GONE = "This difference is not in the comparison any more. Load the page again."
REUSED = "This form was sent before with something else in it, and that is done. Load the page again."


@dataclass(frozen=True, slots=True)
class Act:
    """What a person says of differences."""

    kind: str  # of a judgement
    reason: str = ""  # of a dismissal
    category: str = ""  # where the kind of the difference is changed
    spans: Sides | None = None  # where its words begin and end, if that is changed


def act_from(text: str, category: str) -> Act:
    """The act that a button names: "confirmed", "dismissed:style", "reopened", "category" or "spans".

    Raises `JudgingError`.
    """
    kind, _, reason = text.partition(":")
    if kind == Judgement.Kind.CATEGORY:
        if category not in CATEGORY_WORDS:
            raise JudgingError("Choose which kind of difference it is, then press the button again.")
        return Act(kind, category=category)
    if kind == Judgement.Kind.DISMISSED and reason not in Judgement.Reason.values:
        raise JudgingError("Say why you dismiss it: press one of the reasons.")
    if kind not in Judgement.Kind.values:
        raise JudgingError(DAMAGED)
    return Act(kind, reason=reason)


def judge(
    *,
    comparison: Comparison,
    user: User,
    collation: Collation,
    act: Act,
    asked: Mapping[str, int],
    form_key: uuid.UUID,
    anyway: bool = False,
) -> Judgement:
    """Say something of the differences with these keys, in one act. The same form sent twice acts once.

    `asked` gives by key the last judgement that the person saw, 0 for none. Raises `DifferenceChangedError` where
    somebody judged one of them since and not `anyway`, `JudgingError` where one is not there, and
    `JudgingFormReusedError` where the form's key came before with something else.
    """
    if (act.kind == Judgement.Kind.SPANS) != (act.spans is not None):
        raise JudgingError(DAMAGED)
    said = [comparison.pk, user.pk, act.kind, act.reason, act.category, sorted(asked), *_ends(act)]
    digest = sha256(json.dumps(said).encode()).hexdigest()
    variants = _variants(collation, asked)
    with transaction.atomic():
        Comparison.objects.select_for_update().get(pk=comparison.pk)
        first = Judgement.objects.filter(form_key=form_key).first()
        if first is not None:
            if first.form_digest != digest:
                raise JudgingFormReusedError(REUSED)
            return first
        verdicts = verdicts_of(comparison, user)
        for key, seen in asked.items():
            last = verdicts.get(key, UNJUDGED)
            if last.seen != seen and not anyway:
                raise DifferenceChangedError(_changed(last.words, last.by))
        one = next(iter(variants.values()))
        made = Judgement.objects.create(
            comparison=comparison,
            kind=act.kind,
            reason=act.reason,
            category=act.category,
            left_sigil=one.left_sigil,
            right_sigil=one.right_sigil,
            made_by=user,
            form_key=form_key,
            form_digest=digest,
        )
        _store(made, variants, articles_of(comparison), collation=collation, said=act.spans)
        audit.record(comparison.project, user, "judgement_create", comparison=comparison.pk)
    return made


def sent_before(*, user: User, form_key: uuid.UUID) -> Judgement | None:
    """What a form did already."""
    return Judgement.objects.filter(made_by=user, form_key=form_key).first()


def undo_judgement(*, judgement: Judgement, user: User) -> None:
    """Take a judgement back, whole; it stays stored. Taking it back twice acts once."""
    open_ones = Judgement.objects.filter(pk=judgement.pk, undone_at=None)
    open_ones.update(undone_at=timezone.now(), undone_by=user)


def redo_judgement(*, judgement: Judgement) -> None:
    """Bring a judgement back that was taken back."""
    Judgement.objects.filter(pk=judgement.pk).update(undone_at=None, undone_by=None)


def _variants(collation: Collation, asked: Mapping[str, int]) -> dict[str, Variant]:
    """The differences asked for by key, all of one pair of articles. Raises `JudgingError`."""
    ranked = {contrast.variant for contrast in collation.contrasts}
    found = {key: one for one, key in variant_keys(collation).items() if key in asked and one in ranked}
    pairs = {(one.left_sigil, one.right_sigil) for one in found.values()}
    if len(found) != len(asked) or len(pairs) != 1:
        raise JudgingError(GONE)
    return found


def _store(
    judgement: Judgement,
    variants: Mapping[str, Variant],
    articles: Mapping[str, Article],
    *,
    collation: Collation,
    said: Sides | None,
) -> None:
    rows: Sequence[JudgedDifference] = JudgedDifference.objects.bulk_create(
        (
            JudgedDifference(judgement=judgement, key=key, row_digest=row_digest(collation, variant))
            for key, variant in variants.items()
        ),
        BATCH,
    )
    words = []
    for row in rows:
        variant = variants[row.key]
        sigils = variant.left_sigil, variant.right_sigil
        for sigil, span in zip(sigils, (variant.left, variant.right), strict=True):
            words += _words(row, articles[sigil], span)
        for sigil, span, side in zip(sigils, said or (None, None), JudgedWords.Side, strict=True):
            words += _words(row, articles[sigil], span, side=side)
    JudgedWords.objects.bulk_create(words, BATCH)


def _words(row: JudgedDifference, article: Article, span: Span | None, *, side: str = "") -> list[JudgedWords]:
    if span is None:
        return []
    made = make_anchor(article.text, span.start, span.end)
    quoted = {"quote": made.quote, "prefix": made.prefix, "suffix": made.suffix}
    return [JudgedWords(difference=row, article=article, side=side, start=span.start, end=span.end, **quoted)]


def _ends(act: Act) -> list[list[int] | None]:
    return [[span.start, span.end] if span else None for span in act.spans or ()]


def _changed(words: str, by: str) -> str:
    if not words:
        return "A judgement of it was taken back after you loaded the page."
    return f"{by} judged it after you loaded the page: {words[0].lower()}{words[1:]}."
