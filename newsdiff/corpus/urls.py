"""The URLs of corpus."""

from django.urls import URLPattern, path

from newsdiff.corpus import views

app_name = "corpus"
urlpatterns: list[URLPattern] = [
    path("submissions/<uuid:pk>/", views.submission_review, name="submission_review"),
    path("articles/<int:pk>/", views.article_detail, name="article_detail"),
    path("articles/<int:pk>/original/", views.article_original, name="article_original"),
    path("articles/<int:pk>/correct/", views.article_correct, name="article_correct"),
]
