"""A comparison and its articles."""

from django.conf import settings
from django.db import models

from newsdiff.accounts.models import Project
from newsdiff.corpus.models import Article


class Comparison(models.Model):
    """Two or more articles that report one event."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="comparisons")
    title = models.CharField(max_length=300)
    form_key = models.UUIDField(unique=True, help_text="of the form that made it: a form sent twice acts once")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    links_version = models.PositiveIntegerField(
        default=0, help_text="raised by each decision on links: a result that did not know one is not stored"
    )
    articles = models.ManyToManyField(Article, through="ComparisonArticle", related_name="comparisons")

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.title


class ComparisonArticle(models.Model):
    """An article's part in a comparison: a witness under a letter."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="witnesses")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    sigil = models.CharField(max_length=2)

    class Meta:
        ordering = ["sigil"]
        constraints = [
            models.UniqueConstraint(fields=["comparison", "sigil"], name="sigil_once_a_comparison"),
            models.UniqueConstraint(fields=["comparison", "article"], name="article_once_a_comparison"),
        ]

    def __str__(self) -> str:
        return f"{self.sigil}: {self.article}"
