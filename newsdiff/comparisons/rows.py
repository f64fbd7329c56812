"""A collation as rows, and rows as a collation again: what goes in comes out equal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from newsdiff.analysis.types import (
    Alignment,
    Bead,
    Category,
    Collation,
    Contrast,
    CueKind,
    FactKind,
    Fallback,
    MadeBy,
    PassageKind,
    PassageLink,
    Span,
    VariantKind,
    Witness,
)
from newsdiff.analysis.types import Fact as FoundFact
from newsdiff.analysis.types import FramingCue as FoundCue
from newsdiff.analysis.types import Passage as FoundPassage
from newsdiff.analysis.types import Variant as FoundVariant
from newsdiff.comparisons.models import AlignedPair, AnalysisRun, Fact, FramingCue, Passage, Variant

BATCH = 500  # rows an INSERT

Place = tuple[str, str, int]  # of a bead: left sigil, right sigil, index in their alignment


@dataclass(frozen=True, slots=True)
class Rows:
    """What one run found, ready to be inserted."""

    passages: tuple[Passage, ...]
    pairs: tuple[AlignedPair, ...]
    variants: tuple[Variant, ...]  # their `pair` is one of `pairs`
    cues: tuple[FramingCue, ...]
    facts: tuple[Fact, ...]

    def insert(self) -> None:
        """Insert everything; call inside a transaction."""
        Passage.objects.bulk_create(self.passages, BATCH)
        AlignedPair.objects.bulk_create(self.pairs, BATCH)
        for variant in self.variants:
            variant.pair_id = variant.pair.pk
        Variant.objects.bulk_create(self.variants, BATCH)
        FramingCue.objects.bulk_create(self.cues, BATCH)
        Fact.objects.bulk_create(self.facts, BATCH)


def rows_of(run_id: int, collation: Collation) -> Rows:
    """The rows of what a run found. Raises `KeyError` where a contrast's variant is not among the variants."""
    pairs = pair_rows(run_id, collation)
    return Rows(
        passages=passage_rows(run_id, collation),
        pairs=tuple(pairs.values()),
        variants=variant_rows(collation, pairs),
        cues=cue_rows(run_id, collation),
        facts=fact_rows(run_id, collation),
    )


def passage_rows(run_id: int, collation: Collation) -> tuple[Passage, ...]:
    """One row a passage, in the collation's order."""
    return tuple(
        Passage(
            run_id=run_id,
            sigil=passage.sigil,
            index=passage.index,
            kind=passage.kind,
            paragraph=passage.paragraph,
            start=passage.span.start,
            end=passage.span.end,
        )
        for passage in collation.passages
    )


def pair_rows(run_id: int, collation: Collation) -> dict[Place, AlignedPair]:
    """One row a bead, by its place."""
    return {
        (alignment.left_sigil, alignment.right_sigil, number): AlignedPair(
            run_id=run_id,
            left_sigil=alignment.left_sigil,
            right_sigil=alignment.right_sigil,
            bead=number,
            left=list(bead.left),
            right=list(bead.right),
            score=bead.score,
            made_by=bead.made_by,
        )
        for alignment in collation.alignments
        for number, bead in enumerate(alignment.beads)
    }


def links_to_json(collation: Collation) -> dict[str, list[list[float]]]:
    """The machine's links by pair of sigils, for the run's row."""
    return {
        f"{one.left_sigil}-{one.right_sigil}": [[link.left, link.right, link.score] for link in one.links]
        for one in collation.alignments
    }


def cue_rows(run_id: int, collation: Collation) -> tuple[FramingCue, ...]:
    """One row a cue, in the collation's order."""
    return tuple(
        FramingCue(
            run_id=run_id,
            position=position,
            kind=cue.kind,
            sigil=cue.sigil,
            start=cue.span.start,
            end=cue.span.end,
            rule=cue.rule,
        )
        for position, cue in enumerate(collation.cues)
    )


def fact_rows(run_id: int, collation: Collation) -> tuple[Fact, ...]:
    """One row a fact, in the collation's order."""
    return tuple(
        Fact(
            run_id=run_id,
            position=position,
            kind=fact.kind,
            sigil=fact.sigil,
            start=fact.span.start,
            end=fact.span.end,
            value=fact.value,
        )
        for position, fact in enumerate(collation.facts)
    )


def variant_rows(collation: Collation, pairs: Mapping[Place, AlignedPair]) -> tuple[Variant, ...]:
    """One row a variant, in the order of reading; those of contrasts have their rank and category."""
    rows = [
        Variant(
            pair=pairs[variant.left_sigil, variant.right_sigil, variant.bead],
            position=position,
            kind=variant.kind,
            left_start=variant.left.start if variant.left else None,
            left_end=variant.left.end if variant.left else None,
            right_start=variant.right.start if variant.right else None,
            right_end=variant.right.end if variant.right else None,
            cosine=variant.cosine,
        )
        for position, variant in enumerate(collation.variants)
    ]
    positions = {variant: position for position, variant in enumerate(collation.variants)}
    for rank, contrast in enumerate(collation.contrasts):
        row = rows[positions[contrast.variant]]
        row.rank = rank
        row.category = contrast.category
        row.salience = contrast.salience
        row.evidence = list(contrast.evidence)
    return tuple(rows)


def collation_from_rows(
    run: AnalysisRun,
    witnesses: tuple[Witness, ...],
    *,
    passages: Iterable[Passage],
    pairs: Iterable[AlignedPair],
    variants: Iterable[Variant],
    cues: Iterable[FramingCue],
    facts: Iterable[Fact],
) -> Collation:
    """The collation that these rows were made of; `variants` with their `pair` fetched, all in model order."""
    found = [(row, found_variant(row)) for row in variants]
    ranked = sorted((row.rank, row, variant) for row, variant in found if row.rank is not None)
    return Collation(
        witnesses=witnesses,
        passages=tuple(
            FoundPassage(row.sigil, row.index, cast(PassageKind, row.kind), row.paragraph, Span(row.start, row.end))
            for row in passages
        ),
        alignments=alignments_from(run, witnesses, pairs=pairs),
        variants=tuple(variant for _, variant in found),
        contrasts=tuple(
            Contrast(variant, cast(Category, row.category), row.salience or 0.0, tuple(row.evidence))
            for _, row, variant in ranked
        ),
        cues=tuple(FoundCue(cast(CueKind, row.kind), row.sigil, Span(row.start, row.end), row.rule) for row in cues),
        fallbacks=tuple(Fallback(stage, reason) for stage, reason in run.fallbacks),
        version=run.engine_version,
        facts=tuple(
            FoundFact(cast(FactKind, row.kind), row.sigil, Span(row.start, row.end), row.value) for row in facts
        ),
    )


def alignments_from(
    run: AnalysisRun, witnesses: Iterable[Witness], *, pairs: Iterable[AlignedPair]
) -> tuple[Alignment, ...]:
    """The alignment of each two witnesses that has a method ("A-B"), also where it has no bead."""
    beads: dict[tuple[str, str], list[Bead]] = {
        sigils: []
        for sigils in combinations([witness.sigil for witness in witnesses], 2)
        if "-".join(sigils) in run.methods
    }
    for row in pairs:
        bead = Bead(tuple(row.left), tuple(row.right), row.score, cast(MadeBy, row.made_by))
        beads[row.left_sigil, row.right_sigil].append(bead)
    return tuple(
        Alignment(
            left_sigil=left,
            right_sigil=right,
            beads=tuple(of_pair),
            method=run.methods[f"{left}-{right}"],
            links=tuple(PassageLink(*link) for link in run.links.get(f"{left}-{right}", ())),
        )
        for (left, right), of_pair in beads.items()
    )


def found_variant(row: Variant) -> FoundVariant:
    """The variant of a row whose `pair` is fetched."""
    return FoundVariant(
        kind=cast(VariantKind, row.kind),
        left_sigil=row.pair.left_sigil,
        right_sigil=row.pair.right_sigil,
        bead=row.pair.bead,
        left=span_or_none(row.left_start, row.left_end),
        right=span_or_none(row.right_start, row.right_end),
        cosine=row.cosine,
    )


def span_or_none(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
