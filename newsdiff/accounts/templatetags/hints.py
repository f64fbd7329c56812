"""The line that explains a part of a page to who has not read it yet."""

from typing import Any

from django import template

from newsdiff.accounts.hints import HINTS, hint_for
from newsdiff.accounts.models import User

register = template.Library()


@register.inclusion_tag("accounts/_hint.html", takes_context=True)
def hint(context: template.Context, name: str) -> dict[str, Any]:
    """The line of this name, if it is the next that the person has to read: there is never more than one on a page."""
    request = context["request"]
    is_next = isinstance(request.user, User) and hint_for(request.user) == name
    return {
        "name": name,
        "words": HINTS[name] if is_next else "",
        "back": request.get_full_path() if request.method == "GET" else "",
        "csrf_token": context.get("csrf_token"),
    }
