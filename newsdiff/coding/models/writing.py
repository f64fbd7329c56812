"""Text that is being typed, kept until its form is sent."""

from django.conf import settings
from django.db import models


class TypedText(models.Model):
    """What someone typed into a form and has not sent yet. It goes with the project of the form."""

    is_private = True  # nobody but its writer reads it: no export of the project takes it along

    project = models.ForeignKey("accounts.Project", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=200, help_text="names the form by its path and query")
    text = models.TextField()
    typed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="typed_text_once_a_place")]

    def __str__(self) -> str:
        return f"{self.user} at {self.place}"
