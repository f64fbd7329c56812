"""The URLs of comparisons."""

from django.urls import URLPattern, path

from newsdiff.comparisons import views
from newsdiff.comparisons.judging import views as judging_views
from newsdiff.comparisons.links import views as link_views

app_name = "comparisons"
urlpatterns: list[URLPattern] = [
    path("", views.comparison_list, name="comparison_list"),
    path("submissions/<uuid:pk>/compare/", views.comparison_create, name="comparison_create"),
    path("comparisons/<int:pk>/", views.comparison_detail, name="comparison_detail"),
    path("comparisons/<int:pk>/delete/", views.comparison_delete, name="comparison_delete"),
    path("comparisons/<int:pk>/retry/", views.comparison_retry, name="comparison_retry"),
    path("comparisons/<int:pk>/links/", link_views.link_list, name="link_list"),
    path("comparisons/<int:pk>/links/edit/", link_views.link_edit, name="link_edit"),
    path("comparisons/<int:pk>/links/<int:decision>/undo/", link_views.link_undo, name="link_undo"),
    path("comparisons/<int:pk>/links/<int:decision>/redo/", link_views.link_redo, name="link_redo"),
    path("comparisons/<int:pk>/judge/", judging_views.difference_judge, name="difference_judge"),
    path("comparisons/<int:pk>/judge/all/", judging_views.difference_judge_all, name="difference_judge_all"),
    path("comparisons/<int:pk>/judgements/", judging_views.judgement_list, name="judgement_list"),
    path("comparisons/<int:pk>/judgements/<int:judgement>/undo/", judging_views.judgement_undo, name="judgement_undo"),
    path("comparisons/<int:pk>/judgements/<int:judgement>/redo/", judging_views.judgement_redo, name="judgement_redo"),
]
