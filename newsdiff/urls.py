"""The URLs of the site; each app's own file states full paths, in a namespace of its name."""

from django.urls import URLPattern, URLResolver, include, path

from newsdiff.web.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("account/", include("allauth.urls")),
    path("", include("newsdiff.accounts.urls")),
    path("", include("newsdiff.comparisons.urls")),
    path("", include("newsdiff.corpus.urls")),
    path("", include("newsdiff.coding.urls")),
    path("", include("newsdiff.reports.urls")),
]
