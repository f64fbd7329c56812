"""Text that is being typed, kept until its form is sent."""

from django.conf import settings
from django.db import models


class TypedText(models.Model):
    """What someone typed into a form and has not sent yet."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=200, help_text="the path and query of the form")
    text = models.TextField()
    typed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="typed_text_once_a_place")]

    def __str__(self) -> str:
        return f"{self.user} at {self.place}"
