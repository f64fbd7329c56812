"""The app's entry in Django."""

from django.apps import AppConfig


class CodingConfig(AppConfig):
    """Codebooks and annotations."""

    name = "newsdiff.coding"

    def ready(self) -> None:
        """Show annotations on the comparison page."""
        from newsdiff.coding.notes import contribution
        from newsdiff.comparisons.contributions import register

        register(contribution)
