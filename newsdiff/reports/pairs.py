"""What the program found of two articles, as a report tells it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from newsdiff.analysis.types import Alignment, Category, Contrast, MadeBy, Passage, Variant
from newsdiff.comparisons.judging.verdicts import UNJUDGED
from newsdiff.comparisons.links.queries import Decisions
from newsdiff.comparisons.models import Judgement
from newsdiff.display.side_by_side import side_by_side
from newsdiff.display.words import category_word
from newsdiff.reports.facts import fact_texts
from newsdiff.reports.links import person_links
from newsdiff.reports.material import TYPES, Material
from newsdiff.reports.types import AlonePassage, ContrastLine, Finding, PairReport, ReportArticle


def pair_report(
    alignment: Alignment, *, material: Material, findings: Sequence[Finding], decisions: Decisions
) -> PairReport:
    """What the program found of two articles, and what people decided about its links.

    `findings` are pointed to where they are on the same words.
    """
    left, right = material.articles[alignment.left_sigil], material.articles[alignment.right_sigil]
    sigils = (left.sigil, right.sigil)
    rows = side_by_side(material.collation, *sigils, ()).rows
    both = [bead for bead in alignment.beads if bead.left and bead.right]
    variants = [one for one in material.collation.variants if (one.left_sigil, one.right_sigil) == sigils]
    spelling = [one for one in variants if one.kind == "spelling"]
    contrasts = [
        one for one in material.collation.contrasts if (one.variant.left_sigil, one.variant.right_sigil) == sigils
    ]
    alone_in = partial(_alone, material=material, findings=findings)
    return PairReport(
        left=left,
        right=right,
        method=alignment.method,
        n_rows=len(both),
        n_moved=sum(row.moved for row in rows),
        n_variants=len(variants) - len(spelling),
        n_spelling=len(spelling),
        contrasts=tuple(
            replace(
                _contrast(contrast, rank=rank, material=material, findings=findings),
                link_made_by=alignment.beads[contrast.variant.bead].made_by,
            )
            for rank, contrast in enumerate(contrasts, 1)
        ),
        left_alone=alone_in(left, beads=[(bead.left, bead.made_by) for bead in alignment.beads if not bead.right]),
        right_alone=alone_in(right, beads=[(bead.right, bead.made_by) for bead in alignment.beads if not bead.left]),
        facts=fact_texts(alignment, material),
        people=person_links(alignment, material, decisions),
    )


def _sigils(variant: Variant) -> tuple[str, str]:
    return variant.left_sigil, variant.right_sigil


def _contrast(contrast: Contrast, *, rank: int, material: Material, findings: Sequence[Finding]) -> ContrastLine:
    variant = contrast.variant
    verdict, sides = material.verdicts.get(variant, UNJUDGED), material.sides(variant)
    left, right = (material.quote(sigil, span) if span else None for sigil, span in sides)
    name = material.id_of(sides)
    category = cast(Category, verdict.category) if verdict.category else contrast.category
    return ContrastLine(
        rank=rank,
        difference_id=name,
        category=category,
        what=category_word(category),
        kind=TYPES.get(variant.kind, variant.kind),
        salience=contrast.salience,
        left=left,
        right=right,
        evidence=contrast.evidence,
        findings=tuple(finding.number for finding in findings if finding.difference_id == name),
        judgement=verdict.kind if verdict.is_reviewed else "",
        reason=Judgement.Reason(verdict.reason).label.lower() if verdict.is_dismissed else "",
        judged_by=verdict.by if verdict.is_reviewed else "",
        words_by="person" if verdict.spans else "machine",
    )


def _alone(
    one: ReportArticle,
    *,
    beads: Sequence[tuple[tuple[int, ...], MadeBy]],
    material: Material,
    findings: Sequence[Finding],
) -> tuple[AlonePassage, ...]:
    alone = {index: made_by for indexes, made_by in beads for index in indexes}
    text = material.collation.witness(one.sigil).text
    return tuple(
        AlonePassage(
            label=f"{one.sigil}{passage.index}",
            kind=passage.kind,
            text=passage.span.of(text),
            findings=tuple(finding.number for finding in findings if _touches(finding, article=one, passage=passage)),
            said_by=alone[passage.index],
        )
        for passage in material.collation.passages_of(one.sigil)
        if passage.index in alone
    )


def _touches(finding: Finding, *, article: ReportArticle, passage: Passage) -> bool:
    return any(
        side.article == article and quote.start < passage.span.end and passage.span.start < quote.end
        for side in finding.sides
        for quote in side.quotes
    )
