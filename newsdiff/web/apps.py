"""The app's entry in Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What all pages share."""

    name = "newsdiff.web"
