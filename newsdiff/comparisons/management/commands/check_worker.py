"""`manage.py check_worker`: whether a worker takes what is queued; for healthchecks."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from newsdiff.comparisons import tasks


class Command(BaseCommand):
    """Fails where a run waits for too long."""

    help = "Exit with 1 where an analysis has waited too long for a worker."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare --seconds, how long a run may wait."""
        parser.add_argument("--seconds", type=float, default=60.0, help="how long a run may wait (60)")

    def handle(self, *_: object, seconds: float, **__: object) -> None:
        """Say how many runs wait for longer."""
        n_waiting = tasks.waiting_longer_than(seconds)
        if n_waiting:
            raise CommandError(
                f"Analyses that have waited for more than {seconds:g} seconds: {n_waiting}. No worker took them."
            )
