"""The URLs of coding."""

from django.urls import path

from newsdiff.coding import (
    agreement_views,
    codebook_views,
    decision_views,
    renewal_views,
    search_views,
    team_views,
    thread_views,
    views,
)

app_name = "coding"
urlpatterns = [
    path("annotations/new/", views.annotation_create, name="annotation_create"),
    path("annotations/<int:pk>/", views.annotation_detail, name="annotation_detail"),
    path("annotations/<int:pk>/edit/", views.annotation_edit, name="annotation_edit"),
    path("annotations/<int:pk>/delete/", views.annotation_delete, name="annotation_delete"),
    path("annotations/<int:pk>/undo/", views.annotation_undo, name="annotation_undo"),
    path("annotations/<int:pk>/history/", thread_views.annotation_history, name="annotation_history"),
    path("typed/", thread_views.typed_keep, name="typed_keep"),
    path("codebooks/<int:pk>/", codebook_views.codebook_detail, name="codebook_detail"),
    path("codebooks/<int:pk>/edit/", codebook_views.codebook_edit, name="codebook_edit"),
    path("codebooks/<int:pk>/import/", codebook_views.codebook_import, name="codebook_import"),
    path("codebooks/<int:pk>/codes/new/", codebook_views.code_create, name="code_create"),
    path("codebooks/<int:pk>/versions/<int:number>/", codebook_views.codebook_version, name="codebook_version"),
    path("codebooks/<int:pk>/codebook.<str:form>", codebook_views.codebook_export, name="codebook_export"),
    path("codes/<int:pk>/edit/", codebook_views.code_edit, name="code_edit"),
    path("codes/<int:pk>/retire/", codebook_views.code_retire, name="code_retire"),
    path("codes/<int:pk>/merge/", codebook_views.code_merge, name="code_merge"),
    path("codes/<int:pk>/split/", codebook_views.code_split, name="code_split"),
    path("comparisons/<int:pk>/coders/", team_views.round_detail, name="round_detail"),
    path("comparisons/<int:pk>/coders/open/", team_views.round_open, name="round_open"),
    path("comparisons/<int:pk>/coders/finish/", team_views.assignment_finish, name="assignment_finish"),
    path("projects/<int:pk>/agreement/", agreement_views.agreement_detail, name="agreement_detail"),
    path("projects/<int:pk>/agreement/units/", agreement_views.agreement_units, name="agreement_units"),
    path("projects/<int:pk>/agreement/table.csv", agreement_views.agreement_table, name="agreement_table"),
    path("comparisons/<int:pk>/adjudication/", decision_views.decision_list, name="decision_list"),
    path("comparisons/<int:pk>/adjudication/decide/", decision_views.decision_create, name="decision_create"),
    path("comparisons/<int:pk>/adjudication/agreed/", decision_views.agreed_accept, name="agreed_accept"),
    path("projects/<int:pk>/annotations/", search_views.annotation_list, name="annotation_list"),
    path("projects/<int:pk>/annotations/matrix/", search_views.annotation_matrix, name="annotation_matrix"),
    path("comparisons/<int:pk>/places/", renewal_views.place_list, name="place_list"),
    path("comparisons/<int:pk>/places/renew/", renewal_views.comparison_renew, name="comparison_renew"),
    path("anchors/<int:pk>/place/", renewal_views.anchor_place, name="anchor_place"),
    path("to-code/", team_views.assignment_list, name="assignment_list"),
]
