"""A request that is larger than the site takes is told so, before anything of it is read into memory."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CHUNK = 2**20


class RequestSizeMiddleware:
    """Answers a request whose body is over the setting REQUEST_LARGEST with a page that says so, and 413."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if body_size(request) <= settings.REQUEST_LARGEST:
            return self.get_response(request)
        while request.read(CHUNK):  # a browser shows the answer only when it could send everything
            pass
        return render(request, "413.html", {"megabytes": settings.REQUEST_LARGEST // 2**20}, status=413)


def body_size(request: HttpRequest) -> int:
    """Bytes of the body as the request states them, 0 where it does not."""
    stated = request.META.get("CONTENT_LENGTH") or "0"
    return int(stated) if stated.isdecimal() else 0
