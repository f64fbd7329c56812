"""The URLs of coding."""

from django.urls import path

from newsdiff.coding import agreement_views, decision_views, team_views, views

app_name = "coding"
urlpatterns = [
    path("annotations/new/", views.annotation_create, name="annotation_create"),
    path("annotations/<int:pk>/", views.annotation_detail, name="annotation_detail"),
    path("annotations/<int:pk>/edit/", views.annotation_edit, name="annotation_edit"),
    path("annotations/<int:pk>/delete/", views.annotation_delete, name="annotation_delete"),
    path("annotations/<int:pk>/undo/", views.annotation_undo, name="annotation_undo"),
    path("codebooks/<int:pk>/", views.codebook_detail, name="codebook_detail"),
    path("comparisons/<int:pk>/coders/", team_views.round_detail, name="round_detail"),
    path("comparisons/<int:pk>/coders/open/", team_views.round_open, name="round_open"),
    path("comparisons/<int:pk>/coders/finish/", team_views.assignment_finish, name="assignment_finish"),
    path("projects/<int:pk>/agreement/", agreement_views.agreement_detail, name="agreement_detail"),
    path("projects/<int:pk>/agreement/units/", agreement_views.agreement_units, name="agreement_units"),
    path("projects/<int:pk>/agreement/table.csv", agreement_views.agreement_table, name="agreement_table"),
    path("comparisons/<int:pk>/adjudication/", decision_views.decision_list, name="decision_list"),
    path("comparisons/<int:pk>/adjudication/decide/", decision_views.decision_create, name="decision_create"),
    path("comparisons/<int:pk>/adjudication/agreed/", decision_views.agreed_accept, name="agreed_accept"),
    path("to-code/", team_views.assignment_list, name="assignment_list"),
]
