"""The URLs of reports."""

from django.urls import path

from newsdiff.reports import share_views, views

app_name = "reports"
urlpatterns = [
    path("comparisons/<int:pk>/report/", views.report_detail, name="report_detail"),
    path("comparisons/<int:pk>/exports/", views.export_create, name="export_create"),
    path("comparisons/<int:pk>/shares/", share_views.share_create, name="share_create"),
    path("shares/<int:pk>/revoke/", share_views.share_revoke, name="share_revoke"),
    path("shared/<str:token>/", share_views.shared_report, name="shared_report"),
    path("exports/<int:pk>/", views.export_download, name="export_download"),
]
