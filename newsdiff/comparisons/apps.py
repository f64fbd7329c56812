"""The app's entry in Django."""

from django.apps import AppConfig


class ComparisonsConfig(AppConfig):
    """Comparisons and runs."""

    name = "newsdiff.comparisons"
