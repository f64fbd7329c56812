"""The form that asks for a report as a file."""

from django import forms

from newsdiff.reports.formats import FORMATS


class ExportForm(forms.Form):
    """Which format."""

    format = forms.ChoiceField(choices=[(name, one.label) for name, one in FORMATS.items()])
    form_key = forms.UUIDField(widget=forms.HiddenInput)


class ShareForm(forms.Form):
    """For how long."""

    days = forms.ChoiceField(choices=[("7", "a week"), ("30", "a month"), ("90", "three months")])
