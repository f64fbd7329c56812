"""The app's entry in Django."""

from django.apps import AppConfig


class CodingConfig(AppConfig):
    """Codebooks and annotations."""

    name = "newsdiff.coding"

    def ready(self) -> None:
        """Show annotations on the comparison page, and hide outlets and what others judge where a round does."""
        from newsdiff.coding.blind import hides_others
        from newsdiff.coding.notes import contribution
        from newsdiff.coding.outlets import veil_for
        from newsdiff.comparisons import contributions
        from newsdiff.corpus import veils

        contributions.register(contribution)
        contributions.register_blindness(hides_others)
        veils.register(veil_for)
