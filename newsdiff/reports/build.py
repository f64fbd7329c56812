"""From a comparison and its annotations to a Report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from newsdiff.accounts.models import User
from newsdiff.analysis.types import Span
from newsdiff.coding.models import Annotation
from newsdiff.coding.queries import annotations_of, codebook_of, entries_of, is_lost
from newsdiff.coding.words import difference_words
from newsdiff.comparisons.judging.queries import verdicts_in
from newsdiff.comparisons.links.queries import decisions_of
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.comparisons.queries import articles_of, collation_of, latest_done_run
from newsdiff.corpus.models import Article
from newsdiff.display.keys import variant_keys
from newsdiff.display.place import bead_of
from newsdiff.reports.material import TYPES, Material, name_of
from newsdiff.reports.pairs import pair_report
from newsdiff.reports.team import team_work
from newsdiff.reports.types import Analysis, CodeText, Finding, Report, ReportArticle, Side


def report_of(comparison: Comparison, *, made_by: User, made_at: datetime, base_url: str) -> Report:
    """The report of a comparison as it stands. `base_url` goes before the site's paths in lasting links.

    Raises `Http404` where the comparison was not analysed yet.
    """
    run = latest_done_run(comparison)
    if run is None:
        raise Http404
    material = _material(comparison, run, base_url, made_by)
    decisions = decisions_of(comparison)
    findings = _findings(material, made_by)
    codebook = entries_of(codebook_of(comparison.project), retired=True)
    uses = [code.guid for finding in findings for code in finding.codes]
    return Report(
        comparison_id=comparison.pk,
        title=comparison.title,
        project=comparison.project.name,
        permalink=base_url + reverse("comparisons:comparison_detail", args=[comparison.pk]),
        generator=f"newsdiff {settings.VERSION}",
        made_at=made_at,
        made_by=name_of(made_by),
        analysis=_analysis(run, _lost_places(comparison, made_by)),
        articles=tuple(material.articles.values()),
        findings=findings,
        pairs=tuple(
            pair_report(one, material=material, findings=findings, decisions=decisions)
            for one in material.collation.alignments
        ),
        codebook_name=codebook.name,
        codebook_guidance=codebook.guidance,
        codes=tuple(
            CodeText(
                guid=str(entry.guid),
                name=entry.name,
                definition=entry.definition,
                include_when=entry.include_when,
                exclude_when=entry.exclude_when,
                example=entry.example,
                n_uses=uses.count(str(entry.guid)),
            )
            for entry in codebook.codes
        ),
        team=team_work(comparison, made_by, material),
    )


def _material(comparison: Comparison, run: AnalysisRun, base_url: str, user: User) -> Material:
    collation = collation_of(run)
    verdicts = verdicts_in(collation, comparison, user)
    articles = articles_of(comparison)
    return Material(
        comparison=comparison,
        collation=collation,
        articles={
            sigil: _article(sigil, article, n_passages=len(collation.passages_of(sigil)))
            for sigil, article in articles.items()
        },
        sigils={article.pk: sigil for sigil, article in articles.items()},
        base_url=base_url,
        verdicts={one: verdicts[key] for one, key in variant_keys(collation).items() if key in verdicts},
    )


def _article(sigil: str, article: Article, *, n_passages: int) -> ReportArticle:
    return ReportArticle(
        sigil=sigil,
        article_id=article.pk,
        outlet=article.outlet.name if article.outlet else "",
        headline=article.headline,
        dateline=article.dateline,
        byline=article.byline,
        published=article.published,
        url=article.url,
        language=article.language,
        version=article.version,
        text_sha256=article.text_sha256,
        n_characters=len(article.text),
        n_passages=n_passages,
    )


def _lost_places(comparison: Comparison, user: User) -> tuple[tuple[str, str], ...]:
    """Says of annotations that lost all their places that they are left out."""
    n_lost = sum(is_lost(one) for one in annotations_of(comparison, user))
    if not n_lost:
        return ()
    return (("places", f"Annotations left out because a corrected text has not their words any more: {n_lost}."),)


def _analysis(run: AnalysisRun, lost: tuple[tuple[str, str], ...]) -> Analysis:
    fallbacks = (*((stage, reason) for stage, reason in run.fallbacks), *lost)
    return Analysis(run.pk, run.engine_version, run.finished_at, fallbacks)


def _findings(material: Material, user: User) -> tuple[Finding, ...]:
    """The annotations that the user may see, in the order of the rows that they stand in."""
    annotations = [one for one in annotations_of(material.comparison, user) if not is_lost(one)]
    findings = [_finding(annotation, material) for annotation in annotations]
    findings.sort(key=lambda finding: (_row(finding, material), finding.annotation_id))
    return tuple(replace(finding, number=number) for number, finding in enumerate(findings, 1))


def _finding(annotation: Annotation, material: Material) -> Finding:
    sides = _sides(annotation, material)
    last = annotation.revisions.all()[annotation.version - 2] if annotation.version > 1 else None
    first, *_, final = material.articles
    left, right = (sides[0].article.sigil, sides[-1].article.sigil) if len(sides) > 1 else (first, final)
    return Finding(
        number=0,
        annotation_id=annotation.pk,
        difference_id=material.id_of(_spans(sides)),
        difference_type=TYPES.get(annotation.difference_type, annotation.difference_type),
        what=difference_words(annotation.difference_type, left=left, right=right),
        sides=sides,
        codes=tuple(
            CodeText(
                guid=str(use.code.guid),
                name=use.code.name,
                definition=use.code.definition,
                include_when=use.code.include_when,
                exclude_when=use.code.exclude_when,
                example=use.code.example,
                n_uses=0,
                target=use.target,
                polarity=use.polarity,
                voice=use.voice,
                certainty=use.certainty,
            )
            for use in annotation.uses.all()
        ),
        comment=annotation.comment,
        confidence=annotation.confidence,
        coder=name_of(annotation.coder),
        created_at=annotation.created_at,
        changed_at=annotation.updated_at if last else None,
        changed_by=name_of(last.replaced_by) if last else "",
        permalink=material.base_url + reverse("coding:annotation_detail", args=[annotation.pk]),
    )


def _sides(annotation: Annotation, material: Material) -> tuple[Side, ...]:
    anchors = sorted(
        (material.sigils[one.article_id], one.start or 0, one.end or 0)
        for one in annotation.anchors.all()
        if one.lost_at is None
    )
    return tuple(
        Side(
            material.articles[sigil],
            tuple(material.quote(sigil, Span(start, end)) for _, start, end in of_article if end),
        )
        for sigil, of_article in groupby(anchors, key=lambda anchor: anchor[0])
    )


def _spans(sides: Sequence[Side]) -> list[tuple[str, Span | None]]:
    return [
        (side.article.sigil, Span(quote.start, quote.end) if quote else None)
        for side in sides
        for quote in side.quotes or (None,)
    ]


def _row(finding: Finding, material: Material) -> int:
    spans = [(side.article.sigil, Span(quote.start, quote.end)) for side in finding.sides for quote in side.quotes]
    rows = (bead_of(one, passages=material.collation.passages, spans=spans) for one in material.collation.alignments)
    return next((row for row in rows if row is not None), 0)
