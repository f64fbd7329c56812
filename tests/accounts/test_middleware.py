"""Who a visitor is taken for."""

import pytest
from django.http import HttpRequest, HttpResponse

from newsdiff.accounts.middleware import LocalAnalystMiddleware

pytestmark = pytest.mark.django_db


def visitor(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.user))


def test_every_visitor_of_a_laptop_is_its_analyst(rf, local_analyst) -> None:
    assert LocalAnalystMiddleware(visitor)(rf.get("/")).content.decode() == local_analyst.username


def test_elsewhere_a_visitor_stays_who_they_are(rf, viewer) -> None:
    request = rf.get("/")
    request.user = viewer
    assert LocalAnalystMiddleware(visitor)(request).content == b"viewer"
