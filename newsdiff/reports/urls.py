"""The URLs of reports."""

from django.urls import path

from newsdiff.reports import views

app_name = "reports"
urlpatterns = [
    path("comparisons/<int:pk>/report/", views.report_detail, name="report_detail"),
    path("comparisons/<int:pk>/exports/", views.export_create, name="export_create"),
    path("exports/<int:pk>/", views.export_download, name="export_download"),
]
