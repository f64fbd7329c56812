"""Reads of coding: codebooks, annotations, and the rows that they stand in."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet
from django.http import Http404

from newsdiff.accounts.access import fetch
from newsdiff.accounts.models import Project, User
from newsdiff.analysis.types import Span
from newsdiff.coding.actions import CODE_FIELDS
from newsdiff.coding.blind import seen_by, seen_here
from newsdiff.coding.codebook import CodebookEntries, CodeEntry, starter_codebook
from newsdiff.coding.models import Annotation, AnnotationRevision, Code, Codebook, CodeUse, TypedText
from newsdiff.coding.places import Pair, Place
from newsdiff.coding.units import unit_of
from newsdiff.coding.uses import Use, code_in_words, use_from_json, use_of
from newsdiff.comparisons.judging.queries import moved_variants
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.queries import articles_of, latest_done_run, shown_collation_of
from newsdiff.comparisons.reading import reading_of, titled
from newsdiff.display.place import bead_of

MOST_LABELS = 60  # offered to complete a slot
UNDO_SHOWN_FOR = timedelta(hours=1)  # how long a deleted annotation keeps its line with "Undo" on the page


@dataclass(frozen=True, slots=True)
class Saying:
    """What an annotation says at one version."""

    codes: tuple[str, ...]  # names
    comment: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """An edit that met another one: what the coder wrote, what stands now, and what both started from."""

    mine: Saying
    theirs: Saying
    base: Saying
    changed_by: str
    changed_at: datetime
    by_myself: bool  # in another window
    is_deleted: bool


def codebook_for(user: User, pk: int) -> Codebook:
    """A codebook that the user may see. Raises as `access.fetch` does."""
    return fetch(Codebook.objects.prefetch_related("codes"), user, pk, right="view")


def codebook_of(project: Project) -> Codebook | None:
    """The project's codebook, `None` before its first need."""
    return project.codebooks.order_by("id").first()


def entries_of(codebook: Codebook | None, *, retired: bool = False, kept: Collection[UUID] = ()) -> CodebookEntries:
    """A codebook as a coder reads it, children after their parents; the starter codebook where there is none yet.

    Retired codes are left out, but for those that `kept` names or where all are asked for.
    """
    if codebook is None:
        return starter_codebook()
    codes = [code for code in codebook.codes.all() if retired or code.retired_at is None or code.guid in kept]
    return CodebookEntries(codebook.name, codebook.guidance, _in_tree(codes), codebook.version)


def entries_with_pks(project: Project) -> list[tuple[str, str]]:
    """Primary key and name of each code of a project, retired ones too, to choose from."""
    codes = Code.objects.filter(codebook__project=project)
    return [(str(pk), name) for pk, name in codes.values_list("pk", "name")]


def entry_of(code: Code, *, parent: UUID | None = None, level: int = 0) -> CodeEntry:
    """A code as a coder reads it."""
    return CodeEntry(guid=code.guid, parent=parent, level=level, **{name: getattr(code, name) for name in CODE_FIELDS})


def _in_tree(codes: Sequence[Code]) -> tuple[CodeEntry, ...]:
    """Codes by their positions, each followed by its children; one whose parent is not there stands at the top."""
    by_pk = {code.pk: code for code in codes}
    children: defaultdict[int | None, list[Code]] = defaultdict(list)
    for code in codes:
        children[code.parent_id if code.parent_id in by_pk else None].append(code)
    found: list[CodeEntry] = []
    waiting = [(code, 0) for code in reversed(children[None])]
    while waiting:
        code, level = waiting.pop()
        parent = by_pk.get(code.parent_id) if code.parent_id else None
        found.append(entry_of(code, parent=parent.guid if parent else None, level=level))
        waiting += [(child, level + 1) for child in reversed(children[code.pk])]
    return tuple(found)


def annotation_for(user: User, pk: int, *, right: str) -> Annotation:
    """One annotation, deleted or not, that the user may do `right` to; one that a blind round hides is missing.

    Raises as `access.fetch` does.
    """
    annotations = Annotation.objects.select_related("comparison__project", "coder")
    annotation = fetch(seen_by(user, annotations), user, pk, right=right)
    titled(annotation.comparison, user)
    return annotation


def annotations_of(comparison: Comparison, user: User, *, alone: bool | None = None) -> QuerySet[Annotation]:
    """A comparison's annotations that a user may see and that are not deleted, oldest first, with all their parts.

    `alone` as in `blind.seen_here`.
    """
    return _with_parts(seen_here(comparison, user, comparison.annotations.filter(deleted_at=None), alone=alone))


def just_deleted(
    comparison: Comparison, user: User, *, now: datetime, alone: bool | None = None
) -> QuerySet[Annotation]:
    """What this user deleted a short while ago and may want back; `alone` as in `blind.seen_here`."""
    mine = AnnotationRevision.objects.filter(replaced_by=user, annotation__version=F("version") + 1)
    deleted = comparison.annotations.filter(deleted_at__gt=now - UNDO_SHOWN_FOR, pk__in=mine.values("annotation"))
    return _with_parts(seen_here(comparison, user, deleted, alone=alone))


def pair_of(comparison: Comparison, user: User, left: str | None = None, right: str | None = None) -> Pair:
    """Two articles of a comparison as its latest done run aligned them and a person reads them, asked for in either
    order; else the first two.

    Raises `Http404` where the comparison was not analysed yet or has no such articles.
    """
    run = latest_done_run(comparison)
    if run is None:
        raise Http404
    found = shown_collation_of(run)
    collation = reading_of(comparison, user).over_collation(found)
    moved = moved_variants(found, comparison, user)
    asked = {left, right} - {None, ""}
    for alignment in collation.alignments:
        if asked <= {alignment.left_sigil, alignment.right_sigil}:
            return Pair(collation, alignment, moved)
    raise Http404


def spans_of(annotation: Annotation, sigils: Mapping[int, str]) -> tuple[tuple[str, Span], ...]:
    """Where an annotation hangs, by sigil; `sigils` are the letters of the comparison's articles by primary key."""
    return tuple(
        (sigils[anchor.article_id], Span(anchor.start, anchor.end))
        for anchor in annotation.anchors.all()
        if anchor.start is not None and anchor.end is not None
    )


def is_lost(annotation: Annotation) -> bool:
    """Whether no word of an annotation has a place in the present texts; its anchors are best prefetched."""
    anchors = annotation.anchors.all()
    return any(one.lost_at for one in anchors) and not any(one.end for one in anchors)


def letters_of(annotation: Annotation) -> list[str]:
    """The letters of the articles that an annotation hangs on, in order."""
    sigils = sigils_of(annotation.comparison)
    return sorted({sigils[anchor.article_id] for anchor in annotation.anchors.all()})


def sigils_of(comparison: Comparison) -> dict[int, str]:
    """The letters of a comparison's articles, by the articles' primary keys."""
    return {article.pk: sigil for sigil, article in articles_of(comparison).items()}


def row_of_places(places: Sequence[Place], pair: Pair) -> int | None:
    """The row that holds most of the chosen words."""
    spans = [(place.sigil, place.span) for place in places if place.span]
    return bead_of(pair.alignment, passages=pair.collation.passages, spans=spans)


def unit_of_places(comparison: Comparison, places: Sequence[Place], pair: Pair) -> str:
    """The unit of agreement that an annotation on these places counts for."""
    articles = {sigil: pk for pk, sigil in sigils_of(comparison).items()}
    return unit_of(places, pair, row=row_of_places(places, pair), articles=articles)


def labels_of(pair: Pair) -> tuple[str, ...]:
    """What the texts call people and things, to complete what is typed into a slot."""
    found = (
        " ".join(span.of(pair.text(sigil)).split())
        for contrast in pair.collation.contrasts
        if contrast.category == "label"
        for sigil, span in (
            (contrast.variant.left_sigil, contrast.variant.left),
            (contrast.variant.right_sigil, contrast.variant.right),
        )
        if span is not None and sigil in pair.sigils
    )
    return tuple(dict.fromkeys(found))[:MOST_LABELS]


def typed_at(user: User, place: str) -> str:
    """What a person typed at a place and did not send, "" where nothing."""
    found = TypedText.objects.filter(user=user, place=place).values_list("text", flat=True).first()
    return found or ""


def uses_of(annotation: Annotation) -> tuple[Use, ...]:
    """The codes of an annotation with their slots."""
    return tuple(use_of(row) for row in annotation.uses.select_related("code"))


def row_texts(pair: Pair, row: int | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The passages of a row by sigil, for a coder to read."""
    if row is None:
        return ()
    return tuple(
        (sigil, tuple(passage.span.of(pair.text(sigil)) for passage in pair.passages(sigil, row)))
        for sigil in pair.sigils
    )


def row_of(annotation: Annotation, pair: Pair) -> int | None:
    """The row in which an annotation stands now: the bead that holds most of its words."""
    spans = spans_of(annotation, sigils_of(annotation.comparison))
    return bead_of(pair.alignment, passages=pair.collation.passages, spans=spans)


def name_of(user: User) -> str:
    """A person as the page names them."""
    return user.get_short_name() or user.get_username()


def conflict_of(annotation: Annotation, *, user: User, form: Mapping[str, Any]) -> Conflict:
    """What to show where an edit met a newer one; `form` has the codes' guids, the comment and the version it edits."""
    mine = Code.objects.filter(codebook__project=annotation.comparison.project, guid__in=form["codes"])
    uses = {use.guid: use for use in form["uses"]}
    last = annotation.revisions.select_related("replaced_by").last()
    changed_by = last.replaced_by if last else annotation.coder
    return Conflict(
        mine=Saying(tuple(code_in_words(code.name, uses[code.guid]) for code in mine), form["comment"]),
        theirs=saying_of(annotation),
        base=saying_at(annotation, form["version"]),
        changed_by=name_of(changed_by),
        changed_at=annotation.updated_at,
        by_myself=changed_by == user,
        is_deleted=annotation.deleted_at is not None,
    )


def saying_of(annotation: Annotation) -> Saying:
    """What an annotation says now."""
    return Saying(
        tuple(code_in_words(use.code.name, use) for use in annotation.uses.select_related("code")), annotation.comment
    )


def saying_at(annotation: Annotation, version: int, *, names: Mapping[int, str] | None = None) -> Saying:
    """What it said at an earlier version; `names` are those of codes by primary key, where they are read already."""
    revision: AnnotationRevision | None = annotation.revisions.filter(version=version).first()
    if revision is None:
        return saying_of(annotation)
    if names is None:
        names = dict(Code.objects.filter(pk__in=[use["code"] for use in revision.uses]).values_list("pk", "name"))
    return Saying(
        tuple(code_in_words(names[use["code"]], use_from_json(use)) for use in revision.uses), revision.comment
    )


def _with_parts(annotations: QuerySet[Annotation]) -> QuerySet[Annotation]:
    return annotations.select_related("coder").prefetch_related(
        Prefetch("uses", queryset=CodeUse.objects.select_related("code")),
        "replies",
        "anchors",
        Prefetch("revisions", queryset=AnnotationRevision.objects.select_related("replaced_by")),
    )
