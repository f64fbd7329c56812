"""The app's entry in Django."""

from django.apps import AppConfig


class CodingConfig(AppConfig):
    """Codebooks and annotations."""

    name = "newsdiff.coding"

    def ready(self) -> None:
        """Show annotations on the comparison page, and hide outlets where a round does."""
        from newsdiff.coding.notes import contribution
        from newsdiff.coding.outlets import veil_for
        from newsdiff.comparisons import contributions
        from newsdiff.corpus import veils

        contributions.register(contribution)
        veils.register(veil_for)
