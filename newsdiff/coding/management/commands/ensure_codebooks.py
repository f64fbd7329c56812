"""`manage.py ensure_codebooks`: give each project without a codebook the one to start with."""

from typing import Any

from django.core.management.base import BaseCommand

from newsdiff.accounts.models import Project
from newsdiff.coding.actions import ensure_codebook


class Command(BaseCommand):
    """Runs at each start of the server; does nothing where a codebook is there."""

    help = "Give each project without a codebook the one to start with."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Go through the projects that have no codebook."""
        for project in Project.objects.filter(codebooks=None):
            codebook = ensure_codebook(project=project)
            self.stdout.write(f"{project}: made the codebook “{codebook}”")
