"""`manage.py load_demo`: the demo comparison, at the first start."""

from django.core.management.base import BaseCommand

from newsdiff.comparisons.demo import load_demo


class Command(BaseCommand):
    """Loads the demo where the local analyst has no article yet."""

    help = "Load the demo comparison, unless the local analyst has articles already."

    def handle(self, *_: object, **__: object) -> None:
        """Say what was done."""
        comparison = load_demo()
        self.stdout.write(f"Loaded “{comparison}”." if comparison else "There are articles already: no demo loaded.")
