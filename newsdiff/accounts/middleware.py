"""One analyst, no login: the mode of a laptop."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from newsdiff.accounts.queries import local_analyst


class LocalAnalystMiddleware:
    """Takes every visitor for the one local analyst."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(local_analyst)  # type: ignore[assignment]
        return self.get_response(request)
