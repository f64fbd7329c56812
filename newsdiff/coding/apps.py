"""The app's entry in Django."""

from django.apps import AppConfig


class CodingConfig(AppConfig):
    """Codebooks and annotations."""

    name = "newsdiff.coding"
