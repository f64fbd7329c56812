"""When a person's session ends by itself: some days after the login, and some hours after the last request."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout, user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

BEGAN, SEEN = "newsdiff_began", "newsdiff_seen"  # keys of the session: seconds since 1970
SEEN_EVERY = 300  # seconds: how exactly the last request is kept


class SessionEndMiddleware:
    """Logs a person out whose session is too old or was left alone for too long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            now = int(time.time())
            began, seen = (request.session.get(key, now) for key in (BEGAN, SEEN))
            if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_AGE:
                logout(request)
            elif now - seen > SEEN_EVERY or BEGAN not in request.session:
                request.session.update({BEGAN: began, SEEN: now})
        return self.get_response(request)


@receiver(user_logged_in)
def begin(request: HttpRequest, **_: Any) -> None:
    """Note when a session began."""
    now = int(time.time())
    request.session.update({BEGAN: now, SEEN: now})
