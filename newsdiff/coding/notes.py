"""What coding adds to the page of a comparison: marks in the text, and a note under the row for each annotation."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from newsdiff.accounts.access import may
from newsdiff.accounts.models import User
from newsdiff.coding import queries
from newsdiff.coding.blind import hides_others
from newsdiff.coding.decisions import codes_of, decisions_of
from newsdiff.coding.models import Annotation, AnnotationRevision, Codebook, Decision
from newsdiff.coding.sides import Side, sides_of
from newsdiff.coding.uses import CodeSaid, use_to_json
from newsdiff.coding.words import difference_words
from newsdiff.comparisons.contributions import Bar, Contribution, Note
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.reading import veil_of
from newsdiff.display.types import Mark
from newsdiff.display.veil import Veil

NOTE_TEMPLATE = "coding/_note.html"
LOST_TEMPLATE = "coding/_lost.html"
PALETTE_TEMPLATE = "coding/_palette.html"
DECISION_TEMPLATE = "coding/_decision.html"


@dataclass(frozen=True, slots=True)
class NoteView:
    """An annotation as the page shows it."""

    pk: int
    version: int
    what: str  # the difference in words, e.g. "Label"
    sides: tuple[Side, ...]
    codes: tuple[CodeSaid, ...]
    confidence: str  # in words, "" where not said
    older_codebook: int  # its version, 0 where that is the present one
    comment: str
    coder: str
    created_at: datetime
    changed_by: str  # "" where nothing was changed
    changed_at: datetime
    is_undone: bool  # the last act took a change back
    n_replies: int
    is_deleted: bool
    may_code: bool


def contribution(comparison: Comparison, user: User) -> Contribution:
    """The annotations of a comparison, and what this user deleted a short while ago."""
    alone = hides_others(comparison, user)
    annotations = list(queries.annotations_of(comparison, user, alone=alone))
    deleted = list(queries.just_deleted(comparison, user, now=timezone.now(), alone=alone))
    sigils = queries.sigils_of(comparison)
    veil = veil_of(comparison, user)
    mine = may(user, comparison.project, "code")
    codebook = queries.codebook_of(comparison.project)
    version = codebook.version if codebook else 1
    return Contribution(
        marks=tuple(mark for annotation in annotations for mark in marks_of(annotation, sigils)),
        notes=tuple(
            Note(
                spans=tuple((sigil, span.start, span.end) for sigil, span in queries.spans_of(annotation, sigils)),
                template=NOTE_TEMPLATE,
                context={"annotation": view_of(annotation, sigils, may_code=mine, codebook_version=version, veil=veil)},
            )
            for annotation in (*annotations, *deleted)
        )
        + tuple(_decision_note(decision, sigils) for decision in decisions_of(comparison, user, alone=alone)),
        bars=(
            *_lost(annotations),
            *((_palette(codebook, is_open=_codes(comparison, user, annotations)),) if mine else ()),
        ),
    )


def _lost(annotations: Sequence[Annotation]) -> tuple[Bar, ...]:
    """A line that says how many quotes wait to be placed."""
    n_lost = sum(anchor.lost_at is not None for annotation in annotations for anchor in annotation.anchors.all())
    return (Bar(LOST_TEMPLATE, {"n_lost": n_lost}),) if n_lost else ()


def _codes(comparison: Comparison, user: User, annotations: Sequence[Annotation]) -> bool:
    """Whether someone has begun to code a comparison, or was asked to."""
    return (
        any(annotation.coder_id == user.pk for annotation in annotations)
        or comparison.assignments.filter(coder=user).exists()
    )


def _palette(codebook: Codebook | None, *, is_open: bool) -> Bar:
    """The codes, to code the selected contrast with one press."""
    entries = queries.entries_of(codebook).codes
    keyed = tuple((entry, str(number) if number < 10 else "") for number, entry in enumerate(entries, start=1))
    return Bar(PALETTE_TEMPLATE, {"codes": keyed, "form_key": uuid4(), "is_open": is_open})


def _decision_note(decision: Decision, sigils: Mapping[int, str]) -> Note:
    places = ((sigils.get(article), start, end) for article, start, end, _quote in decision.places)
    spans = tuple((sigil, start, end) for sigil, start, end in places if sigil and end)
    return Note(spans=spans, template=DECISION_TEMPLATE, context={"decision": decision, "codes": codes_of(decision)})


def marks_of(annotation: Annotation, sigils: Mapping[int, str]) -> tuple[Mark, ...]:
    """One mark for each stretch of text that an annotation hangs on."""
    title = "Coded: " + ", ".join(use.code.name for use in annotation.uses.all())
    return tuple(
        Mark(
            kind="annotation",
            sigil=sigil,
            start=span.start,
            end=span.end,
            key=f"a{annotation.pk}",
            category="annotation",
            title=title,
        )
        for sigil, span in queries.spans_of(annotation, sigils)
    )


def view_of(
    annotation: Annotation,
    sigils: Mapping[int, str],
    *,
    may_code: bool,
    codebook_version: int = 1,
    veil: Veil | None = None,
) -> NoteView:
    """An annotation for the page; its uses, anchors and revisions are best prefetched."""
    sides = sides_of(annotation, sigils, veil)
    revisions = list(annotation.revisions.all())
    left, right = min(sigils.values()), max(sigils.values())
    if len(sides) > 1:
        left, right = sides[0].sigil, sides[-1].sigil
    return NoteView(
        pk=annotation.pk,
        version=annotation.version,
        what=difference_words(annotation.difference_type, left=left, right=right),
        sides=sides,
        codes=tuple(CodeSaid(use.code, use) for use in annotation.uses.all()),
        confidence=annotation.get_confidence_display() if annotation.confidence else "",
        older_codebook=annotation.codebook_version if annotation.codebook_version < codebook_version else 0,
        comment=annotation.comment,
        coder=queries.name_of(annotation.coder),
        created_at=annotation.created_at,
        changed_by=queries.name_of(revisions[-1].replaced_by) if revisions else "",
        changed_at=annotation.updated_at,
        is_undone=_is_undone(annotation, revisions),
        n_replies=len(annotation.replies.all()),
        is_deleted=annotation.deleted_at is not None,
        may_code=may_code,
    )


def _is_undone(annotation: Annotation, revisions: Sequence[AnnotationRevision]) -> bool:
    """Whether the last act took a change back: an undo, as an undo of one, says again what stood two versions ago."""
    said = [(one.comment, one.confidence, _in_order(one.uses), one.deleted_at is not None) for one in revisions]
    uses = _in_order(use_to_json(use) for use in annotation.uses.all())
    said.append((annotation.comment, annotation.confidence, uses, annotation.deleted_at is not None))
    turns = 0
    while turns + 2 < len(said) and said[-1 - turns] == said[-3 - turns]:
        turns += 1
    return turns % 2 == 1


def _in_order(uses: Iterable[dict[str, object]]) -> list[str]:
    """Uses of codes in one order, each with its parts in one order: a database keeps neither."""
    return sorted(json.dumps(use, sort_keys=True) for use in uses)
