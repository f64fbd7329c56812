"""The app's entry in Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and projects."""

    name = "newsdiff.accounts"
