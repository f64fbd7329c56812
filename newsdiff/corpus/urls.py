"""The URLs of corpus."""

from django.urls import URLPattern, path

from newsdiff.corpus import views, wordlist_views

app_name = "corpus"
urlpatterns: list[URLPattern] = [
    path("submissions/<uuid:pk>/", views.submission_review, name="submission_review"),
    path("articles/<int:pk>/", views.article_detail, name="article_detail"),
    path("articles/<int:pk>/original/", views.article_original, name="article_original"),
    path("articles/<int:pk>/delete/", views.article_delete, name="article_delete"),
    path("articles/<int:pk>/correct/", views.article_correct, name="article_correct"),
    path("projects/<int:pk>/words/", wordlist_views.wordlist_edit, name="wordlist_edit"),
    path("projects/<int:pk>/words.csv", wordlist_views.wordlist_export, name="wordlist_export"),
]
