"""The URLs of comparisons."""

from django.urls import URLPattern

app_name = "comparisons"
urlpatterns: list[URLPattern] = []
