"""The URLs of people and projects."""

from django.urls import path

from newsdiff.accounts import invitation_views, member_views, preference_views, views

app_name = "accounts"
urlpatterns = [
    path("projects/", views.project_list, name="project_list"),
    path("projects/<int:pk>/", views.project_detail, name="project_detail"),
    path("projects/<int:pk>/name/", views.project_rename, name="project_rename"),
    path("projects/<int:pk>/trail/", views.project_trail, name="project_trail"),
    path("projects/<int:pk>/export/", views.project_export, name="project_export"),
    path("projects/<int:pk>/delete/", views.project_delete, name="project_delete"),
    path("projects/<int:pk>/owner/", member_views.project_hand_over, name="project_hand_over"),
    path("projects/<int:pk>/invitations/", invitation_views.invitation_create, name="invitation_create"),
    path("members/<int:pk>/role/", member_views.member_role, name="member_role"),
    path("members/<int:pk>/remove/", member_views.member_remove, name="member_remove"),
    path("invitations/<int:pk>/revoke/", invitation_views.invitation_revoke, name="invitation_revoke"),
    path("settings/", preference_views.preferences_edit, name="preferences_edit"),
    path("settings/hints/", preference_views.hints_edit, name="hints_edit"),
    path("join/<str:token>/", invitation_views.invitation_detail, name="invitation_detail"),
]
