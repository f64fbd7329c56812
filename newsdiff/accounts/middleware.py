"""One analyst, no login: the mode of a laptop."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from newsdiff.accounts.queries import local_analyst


class LocalAnalystMiddleware:
    """Takes every visitor for the one local analyst, where the setting LOCAL_ANALYST says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.LOCAL_ANALYST:
            request.user = SimpleLazyObject(local_analyst)  # type: ignore[assignment]
        return self.get_response(request)
