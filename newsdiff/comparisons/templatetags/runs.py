"""The filter that writes the words of a passage."""

from django import template

from newsdiff.comparisons.runhtml import html_of

register = template.Library()
register.filter("html_of", html_of)
