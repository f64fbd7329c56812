"""One analyst, no login: the mode of a laptop. And what htmx is told where nobody is logged in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.functional import SimpleLazyObject

from newsdiff.accounts.errors import FormKeyReusedError
from newsdiff.accounts.queries import local_analyst
from newsdiff.web.htmx import HtmxRequest

HIDDEN = ("csrfmiddlewaretoken", "form_key")
View = Callable[..., HttpResponse]


class LocalAnalystMiddleware:
    """Takes every visitor for the one local analyst, while the setting says so and the analyst has no password."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.LOCAL_ANALYST:
            visitor = SimpleLazyObject(lambda: local_analyst() or get_user(request))
            request.user = visitor  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, _request: HttpRequest, view: View, *_: Any) -> None:
        """Pages of logins and invitations are not there where nobody logs in."""
        of_teams = getattr(view, "of_teams", False) or view.__module__.startswith("allauth.")
        if settings.LOCAL_ANALYST and of_teams and local_analyst() is not None:
            raise Http404


class LoggedOutMiddleware:
    """Answers htmx with 401 instead of the login page, which it would put into the middle of a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HtmxRequest) -> HttpResponse:
        response = self.get_response(request)
        login = resolve_url(settings.LOGIN_URL)
        refused = response.status_code == 302 and response["Location"].startswith(login)
        return HttpResponse(status=401) if request.htmx and refused else response


class RepeatMiddleware:
    """Answers 422 where a form came before with something else in it, and shows what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a `FormKeyReusedError`."""
        if not isinstance(error, FormKeyReusedError):
            return None
        sent = [(name, values) for name, values in request.POST.lists() if name not in HIDDEN]
        return render(request, "422_repeat.html", {"sent": sent}, status=422)


def of_teams(view: View) -> View:
    """Mark a view that is not there on a laptop without login."""
    view.of_teams = True  # type: ignore[attr-defined]
    return view
