"""The form that asks for a report as a file."""

from django import forms

from newsdiff.reports.models import Export


class ExportForm(forms.Form):
    """Which format."""

    format = forms.ChoiceField(choices=Export.Format.choices)
    form_key = forms.UUIDField(widget=forms.HiddenInput)
