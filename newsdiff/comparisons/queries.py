"""Reads of comparisons: their articles as witnesses, their runs, and what a run found."""

from datetime import datetime
from functools import lru_cache
from typing import cast

from django.db.models import Prefetch, QuerySet

from newsdiff.accounts.access import visible
from newsdiff.accounts.models import User
from newsdiff.analysis.collate import wordlists_version
from newsdiff.analysis.types import Collation, Heading, HeadingKind, Span, Witness
from newsdiff.comparisons.models import AnalysisRun, Comparison, ComparisonArticle, Variant
from newsdiff.comparisons.rows import collation_from_rows
from newsdiff.corpus.models import Article, WordlistVersion

KEPT_COLLATIONS = 8


def comparisons_of(user: User) -> QuerySet[Comparison]:
    """The comparisons that a user may see, newest first, with their articles, whose texts are left in the database."""
    articles = ComparisonArticle.objects.select_related("article__outlet")
    described = articles.defer("article__text", "article__blocks", "article__removed")
    return visible(Comparison.objects.all(), user).prefetch_related(Prefetch("witnesses", described))


def articles_of(comparison: Comparison) -> dict[str, Article]:
    """The articles of a comparison by sigil, in order of sigils, with their outlets."""
    witnesses = comparison.witnesses.select_related("article__outlet")
    return {witness.sigil: witness.article for witness in witnesses}


def witnesses_of(comparison: Comparison) -> tuple[Witness, ...]:
    """The articles of a comparison as the analysis takes them, in order of sigils."""
    witnesses: QuerySet[ComparisonArticle] = comparison.witnesses.select_related("article")
    return tuple(witness_of(witness.sigil, witness.article) for witness in witnesses)


def witness_of(sigil: str, article: Article) -> Witness:
    """An article under a letter."""
    headings = tuple(
        Heading(cast(HeadingKind, kind), Span(start, end)) for kind, start, end in article.blocks if kind != "paragraph"
    )
    return Witness(sigil=sigil, text=article.text, language=article.language, headings=headings)


def latest_run(comparison: Comparison) -> AnalysisRun | None:
    """The run that was started last, whatever came of it."""
    return comparison.runs.order_by("-id").first()


def latest_done_run(comparison: Comparison) -> AnalysisRun | None:
    """The last run that has a result."""
    return comparison.runs.filter(state=AnalysisRun.State.DONE).order_by("-id").first()


def words_changed(run: AnalysisRun) -> bool:
    """Whether the project's words for the lexicons changed since a done run."""
    digest = WordlistVersion.objects.filter(project=run.comparison.project_id).values_list("digest", flat=True).first()
    return (digest or "") != wordlists_version(run.engine_version)


def shown_collation_of(run: AnalysisRun) -> Collation:
    """`collation_of` a run for a page, which may be as old as the comparison that the run was read with."""
    return collation_at(run, run.comparison.links_version)


def collation_at(run: AnalysisRun, links_version: int) -> Collation:
    """`collation_of` a run, kept in memory until the links of its comparison have another version.

    Who writes must have read `links_version` after the run, and see at the end that it still holds.
    """
    return _collation_at(run, run.finished_at, links_version)


@lru_cache(maxsize=KEPT_COLLATIONS)
def _collation_at(run: AnalysisRun, _finished_at: datetime | None, _links_version: int) -> Collation:
    return collation_of(run)


def collation_of(run: AnalysisRun) -> Collation:
    """What a done run found, equal to what the analysis returned."""
    variants = Variant.objects.filter(pair__run=run).select_related("pair")
    return collation_from_rows(
        run,
        witnesses_of(run.comparison),
        passages=run.passages.all(),
        pairs=run.aligned_pairs.all(),
        variants=variants,
        cues=run.cues.all(),
        facts=run.facts.all(),
    )
