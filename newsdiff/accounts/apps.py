"""The app's entry in Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and projects."""

    name = "newsdiff.accounts"

    def ready(self) -> None:
        """Have the beginnings of sessions noted, whoever logs in first."""
        from newsdiff.accounts import sessions  # noqa: F401 - registers its receiver
