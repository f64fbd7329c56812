"""The app's entry in Django."""

from django.apps import AppConfig


class CorpusConfig(AppConfig):
    """Outlets and articles."""

    name = "newsdiff.corpus"
