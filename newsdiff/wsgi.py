"""The entry of a web server."""

import multiprocessing
import os
import threading

from django.core.wsgi import get_wsgi_application

from newsdiff.ingest.clean import clean
from newsdiff.ingest.types import RawArticle
from newsdiff.tether import end_with_parent
from newsdiff.web.whole import with_whole_bodies


def warm_up() -> None:
    """Load what cleaning an article needs, before the first visitor sends one."""
    clean(RawArticle(text="Two people were killed in the strike, officials said.", name="", media_type="text/plain"))


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdiff.settings")

if multiprocessing.parent_process() is not None:  # a worker of granian, which does not end it when killed
    end_with_parent()

application = with_whole_bodies(get_wsgi_application())
threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
