"""Writes of comparisons: make one, start its analysis, and store what a run found."""

import uuid
from collections.abc import Sequence
from string import ascii_uppercase

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import Project, User
from newsdiff.analysis.types import Collation
from newsdiff.comparisons import tasks
from newsdiff.comparisons.errors import ComparisonError, LinksChangedError
from newsdiff.comparisons.models import AnalysisRun, Comparison, ComparisonArticle
from newsdiff.comparisons.rows import links_to_json, rows_of
from newsdiff.corpus.models import Article

TITLE_LENGTH = 300
SIGILS = ascii_uppercase


def create_comparison(
    *, project: Project, user: User, articles: Sequence[Article], title: str, form_key: uuid.UUID
) -> Comparison:
    """Compare articles, as A, B, C… in their order.

    A form sent twice gives the first comparison back; sent with other articles, it is another comparison. Raises
    `ComparisonError` with fewer than two different articles, or more than there are letters.
    """
    articles = list(dict.fromkeys(articles))
    check_articles(project, articles)
    key = uuid.uuid5(form_key, " ".join(str(article.pk) for article in articles))
    earlier = Comparison.objects.filter(form_key=key).first()
    if earlier is not None:
        return earlier
    title = " ".join(title.replace("\0", "").split()) or default_title(articles)
    comparison = Comparison(project=project, title=title[:TITLE_LENGTH], form_key=key, created_by=user)
    try:
        with transaction.atomic():
            comparison.save(force_insert=True)
            ComparisonArticle.objects.bulk_create(
                ComparisonArticle(comparison=comparison, article=article, sigil=sigil)
                for article, sigil in zip(articles, SIGILS, strict=False)
            )
            record(project, user, "comparison_create", comparison=comparison.pk)
    except IntegrityError:
        return Comparison.objects.get(form_key=key)
    return comparison


def start_analysis(*, comparison: Comparison) -> AnalysisRun:
    """Start a run of the analysis; the one that waits or runs already is given back."""
    live = AnalysisRun.State.QUEUED, AnalysisRun.State.RUNNING
    with transaction.atomic():
        Comparison.objects.select_for_update().get(pk=comparison.pk)
        run = comparison.runs.filter(state__in=live).first()
        if run is None:
            run = AnalysisRun.objects.create(comparison=comparison)
            tasks.enqueue(run.pk)
    return run


def store_collation(*, run_id: int, attempt: uuid.UUID, collation: Collation, links_version: int | None = None) -> bool:
    """Store what a run found and mark it done, in one transaction, if `attempt` still holds the run.

    Returns False, and writes nothing, where the run was done, given to another attempt or deleted meanwhile. Raises
    `LinksChangedError` where people decided about links since `links_version`, with which the collation was made.
    """
    rows = rows_of(run_id, collation)
    held = AnalysisRun.objects.filter(pk=run_id, attempt=attempt, state=AnalysisRun.State.RUNNING)
    with transaction.atomic():
        comparison = Comparison.objects.select_for_update().filter(runs=run_id).first()
        if comparison is None:
            return False
        if links_version not in (None, comparison.links_version):
            raise LinksChangedError
        mine = held.update(
            state=AnalysisRun.State.DONE,
            stage="",
            progress=1,
            finished_at=Now(),
            engine_version=collation.version,
            fallbacks=[[fallback.stage, fallback.reason] for fallback in collation.fallbacks],
            methods={f"{one.left_sigil}-{one.right_sigil}": one.method for one in collation.alignments},
            links=links_to_json(collation),
        )
        if mine:
            rows.insert()
    return bool(mine)


def fail_run(*, run_id: int, attempt: uuid.UUID, error: str) -> bool:
    """Mark a run failed with a sentence for the analyst, if `attempt` still holds it."""
    held = AnalysisRun.objects.filter(pk=run_id, attempt=attempt, state=AnalysisRun.State.RUNNING)
    return bool(held.update(state=AnalysisRun.State.FAILED, stage="", error=error, finished_at=Now()))


@transaction.atomic
def delete_comparison(*, comparison: Comparison, user: User) -> None:
    """Delete a comparison for good, with all that hangs on it; its articles stay."""
    locked = Comparison.objects.select_for_update().get(pk=comparison.pk)
    record(locked.project, user, "comparison_delete", comparison=locked.pk)
    locked.delete()


def check_articles(project: Project, articles: Sequence[Article]) -> None:
    """Raise `ComparisonError` where these cannot be compared, ValueError where one belongs to another project."""
    if any(article.project_id != project.pk for article in articles):
        raise ValueError("an article of another project cannot be compared")
    if len({article.text_sha256 for article in articles}) < 2:
        raise ComparisonError("A comparison needs two different articles. Add another article, then compare.")
    if len(articles) > len(SIGILS):
        raise ComparisonError(f"A comparison holds at most {len(SIGILS)} articles. Take some out, then compare.")


def default_title(articles: Sequence[Article]) -> str:
    """The first headline that there is."""
    return next((article.headline for article in articles if article.headline), "Comparison")
