"""A dump of the database and its restore, as several tests need it."""

from pathlib import Path

from django.core.management import call_command

from newsdiff.comparisons.models import Comparison


def restored(comparison: Comparison, folder: Path) -> Comparison:
    """The comparison after everything was dumped, it was deleted, and the dump was loaded."""
    dumped = folder / "dump.json"
    apps = ("accounts", "corpus", "comparisons")
    # The trail stands there still, and PostgreSQL would refuse to write over it.
    call_command("dumpdata", *apps, exclude=["accounts.auditevent"], output=str(dumped), verbosity=0)
    Comparison.objects.all().delete()
    call_command("loaddata", str(dumped), verbosity=0)
    return Comparison.objects.get(pk=comparison.pk)
