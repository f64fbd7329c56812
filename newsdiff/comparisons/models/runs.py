"""Runs of the analysis, and what each run found."""

from django.db import models
from django.db.models import F, Q

from newsdiff.comparisons.models.comparison import Comparison
from newsdiff.corpus.models import Article


class AnalysisRun(models.Model):
    """One run of the analysis. This row is the truth of the task, whatever queue carries it."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="runs")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField(null=True, blank=True, help_text="when it was handed to the local queue")
    attempt = models.UUIDField(null=True, blank=True, help_text="token of the worker that holds the run")
    n_attempts = models.PositiveIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=40, blank=True, help_text="what is being done, for the progress line")
    progress = models.FloatField(default=0, help_text="0..1")
    error = models.TextField(blank=True, help_text="a sentence for the analyst")
    engine_version = models.CharField(max_length=200, blank=True)
    fallbacks = models.JSONField(default=list, help_text="[stage, reason] of each fallback")
    methods = models.JSONField(default=dict, help_text='method of each alignment, by pair of sigils ("A-B")')
    links = models.JSONField(
        default=dict, help_text='by pair of sigils ("A-B"), [left, right, score] of each link that the machine found'
    )
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["queued_at"], condition=Q(state="queued"), name="run_queued"),
            models.Index(fields=["heartbeat_at"], condition=Q(state="running"), name="run_running"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison"], condition=Q(state__in=["queued", "running"]), name="one_live_run_a_comparison"
            ),
            models.CheckConstraint(condition=Q(progress__gte=0, progress__lte=1), name="run_progress_is_a_share"),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(error=""), name="failed_run_says_why"),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(attempt__isnull=False, heartbeat_at__isnull=False),
                name="running_run_has_a_holder",
            ),
        ]

    def __str__(self) -> str:
        return f"run {self.pk} of {self.comparison_id}: {self.state}"


class Passage(models.Model):
    """A headline, sub-heading or sentence of a witness, as one run cut it."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="passages")
    sigil = models.CharField(max_length=2)
    index = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    paragraph = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["sigil", "index"]
        constraints = [
            models.UniqueConstraint(fields=["run", "sigil", "index"], name="passage_index_once_a_witness"),
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="passage_span_is_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.sigil}{self.index}"


class AlignedPair(models.Model):
    """The stored bead of a comparison."""

    class MadeBy(models.TextChoices):
        MACHINE = "machine"
        PERSON = "person"

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="aligned_pairs")
    left_sigil = models.CharField(max_length=2)
    right_sigil = models.CharField(max_length=2)
    bead = models.PositiveIntegerField(help_text="index in the alignment of the two witnesses")
    left = models.JSONField(help_text="indexes of passages, rising")
    right = models.JSONField(help_text="indexes of passages, rising")
    score = models.FloatField()
    made_by = models.CharField(max_length=8, choices=MadeBy, default=MadeBy.MACHINE)

    class Meta:
        ordering = ["left_sigil", "right_sigil", "bead"]
        constraints = [
            models.UniqueConstraint(fields=["run", "left_sigil", "right_sigil", "bead"], name="bead_once_a_pair"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="pair_score_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.left_sigil}{self.left} = {self.right_sigil}{self.right}"


class Variant(models.Model):
    """One wording difference inside an aligned pair; a contrast where it has a category."""

    pair = models.ForeignKey(AlignedPair, on_delete=models.CASCADE, related_name="variants")
    position = models.PositiveIntegerField(help_text="index in the collation's variants: the order of reading")
    kind = models.CharField(max_length=14)
    left_start = models.PositiveIntegerField(null=True, blank=True)
    left_end = models.PositiveIntegerField(null=True, blank=True)
    right_start = models.PositiveIntegerField(null=True, blank=True)
    right_end = models.PositiveIntegerField(null=True, blank=True)
    cosine = models.FloatField(null=True, blank=True)
    category = models.CharField(max_length=14, blank=True, help_text="empty: a variant that is not ranked")
    salience = models.FloatField(null=True, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True, help_text="place among the contrasts, 0 first")
    evidence = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["pair", "position"], name="variant_position_once"),
            models.CheckConstraint(
                condition=Q(left_start__isnull=False) | Q(right_start__isnull=False), name="variant_has_a_side"
            ),
            models.CheckConstraint(
                condition=Q(category="", salience=None, rank=None)
                | (~Q(category="") & Q(salience__gte=0, salience__lte=1, rank__isnull=False)),
                name="contrast_has_category_salience_and_rank",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class FramingCue(models.Model):
    """A rule's hit on words of a witness."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="cues")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=14)
    sigil = models.CharField(max_length=2)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=200)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.rule


class Fact(models.Model):
    """A number, date, name, quotation or speaker of a witness."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="facts")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=14)
    sigil = models.CharField(max_length=2)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    value = models.TextField(help_text="as it is compared with the facts of other witnesses")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="fact_span_is_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"


class ArticleVectors(models.Model):
    """An article's token vectors under one model: computed once, kept with the article, never exported."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=128, help_text="model fingerprint and text, as newsdiff.analysis asks for it")
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="vectors_once_an_article_and_key")]

    def __str__(self) -> str:
        return self.key
