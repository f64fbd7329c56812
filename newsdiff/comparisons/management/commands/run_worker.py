"""`manage.py run_worker`: work on queued runs until SIGINT or SIGTERM."""

import signal
import threading
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand

from newsdiff import tether
from newsdiff.comparisons.vectors import SharedEncoder
from newsdiff.comparisons.worker import warm_up, with_encoder, work


class Command(BaseCommand):
    """Starts the worker."""

    help = "Work on queued analyses until stopped."
    requires_system_checks = ()  # they load every page, which the worker never shows

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare --parent, for a server that starts the worker itself."""
        parser.add_argument("--parent", type=int, metavar="PID", help="stop when this process, the parent, dies")

    def handle(self, *_: object, parent: int | None, **__: object) -> None:
        """Run until told to stop; a run in hand is finished first."""
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        if parent:
            tether.end_with_parent(parent)
        encoder = SharedEncoder(settings.MODEL_DIR)
        threading.Thread(target=warm_up, args=(encoder,), name="warm-up", daemon=True).start()
        work(analyse=with_encoder(encoder), stop=stop)
