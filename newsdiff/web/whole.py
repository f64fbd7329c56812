"""A request whose body breaks off is refused: half a form is never stored as if it were all of it."""

from collections.abc import Callable, Iterable
from io import IOBase
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Readable(Protocol):
    """What a WSGI server gives as a body."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes, none at the end."""

    def readline(self, size: int, /) -> bytes:
        """A line, or its first bytes."""


class WholeBody(IOBase):
    """A body that must be as long as it was said to be.

    Raises `OSError` where it ends before that, which Django gives on as `UnreadablePostError`.
    """

    def __init__(self, stream: Readable, length: int) -> None:
        self._stream = stream
        self._missing = length  # bytes

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, or all that is left; fewer at the end alone."""
        wanted = self._missing if size < 0 else min(size, self._missing)
        parts = []
        while wanted:
            part = self._counted(self._stream.read(wanted))
            wanted -= len(part)
            parts.append(part)
        return b"".join(parts)

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line, or so many bytes of it."""
        wanted = self._missing if size is None or size < 0 else min(size, self._missing)
        return self._counted(self._stream.readline(wanted)) if wanted else b""

    def _counted(self, part: bytes) -> bytes:
        if not part:
            raise OSError(f"the body ended {self._missing} bytes too soon")
        self._missing -= len(part)
        return part


def with_whole_bodies(application: Application) -> Application:
    """The application behind a server that may hand over bodies that broke off."""

    def checked(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isascii() and length.isdecimal():
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return checked


class WholeBodyMiddleware:
    """Answers a form whose body broke off with a page that says so, and 400, before any view acts on it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.POST  # noqa: B018 (reads the body)
        except UnreadablePostError:
            return render(request, "400_cut.html", status=400)
        return self.get_response(request)
