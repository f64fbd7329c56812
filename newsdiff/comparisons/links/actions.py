"""Writes of links: decide, take back, bring back. Each shows in the rows of the last run at once."""

import json
import sys
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from operator import itemgetter

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import User
from newsdiff.analysis.anchor import make_anchor
from newsdiff.analysis.collate import wordlists_version
from newsdiff.analysis.correct import correct
from newsdiff.analysis.decisions import Decision
from newsdiff.analysis.errors import EngineChangedError, VectorsMissing
from newsdiff.analysis.types import Collation
from newsdiff.comparisons.actions import start_analysis
from newsdiff.comparisons.links.acts import LinkAct, decision_for
from newsdiff.comparisons.links.errors import LinkError, LinkFormReusedError
from newsdiff.comparisons.links.queries import Current, current_of, is_orphan, sigils_of, value_of
from newsdiff.comparisons.links.store import store_correction
from newsdiff.comparisons.models import Comparison, LinkAnchor, LinkDecision
from newsdiff.comparisons.queries import articles_of, latest_done_run
from newsdiff.comparisons.vectors import KeptVectors
from newsdiff.corpus.models import Article
from newsdiff.corpus.wordlist_queries import wordlists_named

TRIES = 5  # before an act gives way to others that come in between
BUSY = "Others are changing the links of this comparison at this moment. Try again."
REUSED = (
    "This form was sent before with something else in it, and that is done. Load the page again for another change."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act."""

    row: LinkDecision
    decision: Decision
    current: Current  # the two witnesses after it
    at_once: bool  # False: a new run of the analysis was started, which will show it


class _OvertakenError(Exception):
    """Someone else wrote a decision, or a run was done, while this act was prepared."""


def change_link(*, comparison: Comparison, user: User, act: LinkAct, form_key: uuid.UUID) -> Outcome:
    """Do what a form asks for. The same form sent twice acts once.

    Raises `LinkError` where it cannot be done, `RowChangedError` where the row is not as the person saw it,
    `LinkFormReusedError` where the form's key came before with something else.
    """
    said = [comparison.pk, user.pk, act.name, sorted((act.left, act.right)), act.row, act.passage]
    digest = sha256(json.dumps(said).encode()).hexdigest()
    first = LinkDecision.objects.filter(form_key=form_key).first()
    if first is not None:
        return _first_outcome(first, digest)

    def write(current: Current) -> tuple[LinkDecision, Decision]:
        decision = decision_for(act, current)
        row = LinkDecision(
            comparison=comparison,
            kind=decision.kind,
            left_sigil=decision.left_sigil,
            right_sigil=decision.right_sigil,
            made_by=user,
            made_at=timezone.now(),
            form_key=form_key,
            form_digest=digest,
        )
        return row, decision

    def store(row: LinkDecision, decision: Decision) -> None:
        row.pk = None
        row.save(force_insert=True)
        LinkAnchor.objects.bulk_create(anchors_of(decision, row, articles_of(comparison)))
        record(comparison.project, user, "link_change", comparison=comparison.pk)

    try:
        return _act(comparison, (act.left, act.right), prepare=write, store=store)
    except IntegrityError:
        first = LinkDecision.objects.filter(form_key=form_key).first()
        if first is None:
            raise
        return _first_outcome(first, digest)


def undo_link(*, decision: LinkDecision, user: User) -> Outcome:
    """Take a decision back; it stays stored. Taking it back twice acts once."""
    return _turn(decision, user, undone=True)


def redo_link(*, decision: LinkDecision, user: User) -> Outcome:
    """Bring a decision back that was taken back. Bringing it back twice acts once."""
    return _turn(decision, user, undone=False)


def anchors_of(decision: Decision, row: LinkDecision, articles: dict[str, Article]) -> list[LinkAnchor]:
    """The anchors of a decision, unsaved, the left ones first."""
    sides = ((decision.left_sigil, decision.left), (decision.right_sigil, decision.right))
    found = []
    for sigil, spans in sides:
        for span in spans:
            quoted = make_anchor(articles[sigil].text, span.start, span.end)
            found.append(
                LinkAnchor(
                    decision=row,
                    article=articles[sigil],
                    start=span.start,
                    end=span.end,
                    quote=quoted.quote,
                    prefix=quoted.prefix,
                    suffix=quoted.suffix,
                )
            )
    return found


def _first_outcome(row: LinkDecision, digest: str) -> Outcome:
    if row.form_digest != digest:
        raise LinkFormReusedError(REUSED)
    current = current_of(row.comparison, row.left_sigil, row.right_sigil)
    return Outcome(row, value_of(row, sigils_of(row.comparison)), current, at_once=True)


def _turn(decision: LinkDecision, user: User, *, undone: bool) -> Outcome:
    pair = decision.left_sigil, decision.right_sigil

    def turned(current: Current) -> tuple[LinkDecision, Decision]:
        row = LinkDecision.objects.prefetch_related("anchors").get(pk=decision.pk)
        if is_orphan(row):
            raise LinkError("This decision is about a passage that the present text does not have.")
        if (row.undone_at is not None) != undone:
            row.undone_at, row.undone_by = (timezone.now(), user) if undone else (None, None)
        return row, value_of(row, sigils_of(current.comparison))

    def store(row: LinkDecision, _decision: Decision) -> None:
        row.save(update_fields=["undone_at", "undone_by"])
        record(decision.comparison.project, user, "link_change", comparison=decision.comparison_id)

    return _act(decision.comparison, pair, prepare=turned, store=store)


def _after(current: Current, row: LinkDecision, decision: Decision) -> list[Decision]:
    """All decisions that count when this one is made, brought back or taken back; it keeps its place in the order."""
    rows = [
        (other.pk, value)
        for other, value in zip(current.decisions.rows, current.decisions.values, strict=True)
        if other.pk != row.pk
    ]
    if row.undone_at is None:
        rows.append((row.pk or sys.maxsize, decision))
    return [value for _, value in sorted(rows, key=itemgetter(0))]


def _act(
    comparison: Comparison,
    pair: tuple[str, str],
    *,
    prepare: Callable[[Current], tuple[LinkDecision, Decision]],
    store: Callable[[LinkDecision, Decision], None],
) -> Outcome:
    """Compute outside of a transaction, and store in one if nothing came in between; else do it over."""
    for _ in range(TRIES):
        current = current_of(comparison, *pair)
        row, decision = prepare(current)
        corrected = _corrected(current, _after(current, row, decision))
        try:
            with transaction.atomic():
                _take_turn(current)
                store(row, decision)
                if corrected is not None:
                    store_correction(run=current.run, collation=corrected, pair=current.sigils)
        except _OvertakenError:
            continue
        if corrected is None:
            start_analysis(comparison=comparison)
        return Outcome(row, decision, _now(current, corrected), at_once=corrected is not None)
    raise LinkError(BUSY)


def _now(current: Current, corrected: Collation | None) -> Current:
    """The witnesses with the rows that were just stored."""
    if corrected is None:
        return current
    return replace(current, collation=corrected, alignment=corrected.alignment(*current.sigils))


def _take_turn(current: Current) -> None:
    """Raise the comparison's links version; raises where that, or the run shown, is not what was computed with."""
    version = current.decisions.version
    mine = Comparison.objects.filter(pk=current.comparison.pk, links_version=version)
    if not mine.update(links_version=F("links_version") + 1) or latest_done_run(current.comparison) != current.run:
        raise _OvertakenError
    current.comparison.links_version = version + 1


def _corrected(current: Current, decisions: Sequence[Decision]) -> Collation | None:
    """The collation under these decisions; None where only a new run can tell."""
    if not current.alignment.links and any(bead.left and bead.right for bead in current.ruling.beads):
        return None
    kept = KeptVectors.of(current.comparison)
    try:
        project = current.comparison.project
        wordlists = wordlists_named(project, wordlists_version(current.collation.version))
        return correct(current.collation, current.sigils, decisions=decisions, kept=kept, wordlists=wordlists)
    except (EngineChangedError, VectorsMissing):
        return None
