"""The app's entry in Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports."""

    name = "newsdiff.reports"
