"""A collation that was corrected, written over the rows of its run: what stays keeps its row."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

from django.db.models import F, Model, QuerySet

from newsdiff.analysis.types import Collation
from newsdiff.comparisons.models import AlignedPair, AnalysisRun, Variant
from newsdiff.comparisons.rows import BATCH, pair_rows, variant_rows

ASIDE = 1_000_000  # added to numbers on their way, so that none meets one that is still there
PAIR_FIELDS = ("score", "made_by")
VARIANT_FIELDS = ("cosine", "category", "salience", "evidence", "rank")


def store_correction(*, run: AnalysisRun, collation: Collation, pair: tuple[str, str]) -> None:
    """Make the rows of a run those of `collation`, which differs in one pair of witnesses; call in a transaction."""
    wanted = pair_rows(run.pk, collation)
    stored = {(row.left_sigil, row.right_sigil, row.bead): row for row in run.aligned_pairs.all()}
    pairs = {place: row for place, row in stored.items() if place[:2] != pair}
    pairs |= _store_pairs(
        run,
        [row for place, row in stored.items() if place[:2] == pair],
        wanted={place: row for place, row in wanted.items() if place[:2] == pair},
    )
    _store_variants(run, variant_rows(collation, pairs))


def _store_pairs(
    run: AnalysisRun, stored: Iterable[AlignedPair], *, wanted: dict[tuple[str, str, int], AlignedPair]
) -> dict[tuple[str, str, int], AlignedPair]:
    before = {(tuple(row.left), tuple(row.right)): row for row in stored}
    after = {(tuple(row.left), tuple(row.right)): row for row in wanted.values()}
    gone = [row.pk for sides, row in before.items() if sides not in after]
    run.aligned_pairs.filter(pk__in=gone).delete()
    kept = [(row, after[sides]) for sides, row in before.items() if sides in after]
    _renumber(run.aligned_pairs.all(), "bead", [(row.pk, row.bead, new.bead) for row, new in kept])
    _write_changed(AlignedPair, kept, PAIR_FIELDS)
    new = [row for sides, row in after.items() if sides not in before]
    AlignedPair.objects.bulk_create(new, BATCH)
    by_place = {place: before.get((tuple(row.left), tuple(row.right)), row) for place, row in wanted.items()}
    for (_, _, bead), row in by_place.items():
        row.bead = bead
    return by_place


def _store_variants(run: AnalysisRun, wanted: Iterable[Variant]) -> None:
    rows = Variant.objects.filter(pair__run=run)
    before = {_key(row): row for row in rows}
    after = {_key(row): row for row in wanted}
    rows.filter(pk__in=[row.pk for key, row in before.items() if key not in after]).delete()
    kept = [(row, after[key]) for key, row in before.items() if key in after]
    _renumber(rows, "position", [(row.pk, row.position, new.position) for row, new in kept])
    both = [(row, new) for row, new in kept if row.rank is not None and new.rank is not None]
    _renumber(rows, "rank", [(row.pk, row.rank or 0, new.rank or 0) for row, new in both])
    for row, new in both:
        row.rank = new.rank
    _write_changed(Variant, kept, VARIANT_FIELDS)
    Variant.objects.bulk_create([row for key, row in after.items() if key not in before], BATCH)


def _key(row: Variant) -> Hashable:
    return row.pair_id, row.kind, row.left_start, row.left_end, row.right_start, row.right_end


def _renumber(rows: QuerySet[Any], field: str, numbers: Iterable[tuple[int, int, int]]) -> None:
    """Give rows (primary key, old number, new number) their new numbers, in a few statements."""
    shifts: defaultdict[int, list[int]] = defaultdict(list)
    for pk, old, new in numbers:
        if old != new:
            shifts[new - old].append(pk)
    moving = [pk for of_shift in shifts.values() for pk in of_shift]
    if moving:
        rows.filter(pk__in=moving).update(**{field: F(field) + ASIDE})
    for shift, of_shift in shifts.items():
        rows.filter(pk__in=of_shift).update(**{field: F(field) - ASIDE + shift})


def _write_changed(model: type[Model], kept: Iterable[tuple[Any, Any]], fields: tuple[str, ...]) -> None:
    """Write the rows of which a field differs from what is wanted."""
    changed = []
    for row, new in kept:
        if any(getattr(row, name) != getattr(new, name) for name in fields):
            for name in fields:
                setattr(row, name, getattr(new, name))
            changed.append(row)
    if changed:
        model._default_manager.bulk_update(changed, fields, BATCH)
