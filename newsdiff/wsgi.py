"""The entry of a web server."""

import multiprocessing
import os

from django.core.wsgi import get_wsgi_application

from newsdiff.tether import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdiff.settings")

if multiprocessing.parent_process() is not None:  # a worker of granian, which does not end it when killed
    end_with_parent()

application = get_wsgi_application()
