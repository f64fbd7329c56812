"""The URLs of comparisons."""

from django.urls import URLPattern, path

from newsdiff.comparisons import views

app_name = "comparisons"
urlpatterns: list[URLPattern] = [
    path("", views.comparison_list, name="comparison_list"),
    path("submissions/<uuid:pk>/compare/", views.comparison_create, name="comparison_create"),
    path("comparisons/<int:pk>/", views.comparison_detail, name="comparison_detail"),
    path("comparisons/<int:pk>/retry/", views.comparison_retry, name="comparison_retry"),
]
