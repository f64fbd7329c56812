"""A form that is sent twice acts once. Every form carries a key; the first answer to it is kept."""

from collections.abc import Callable
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect

from newsdiff.accounts.access import user_of
from newsdiff.accounts.errors import FormKeyReusedError
from newsdiff.accounts.models import SentForm

NOT_SAID = ("csrfmiddlewaretoken",)


def once(request: HttpRequest, act: Callable[[], str]) -> HttpResponseRedirect:
    """Do what a form asks for, unless the same form was acted on before; leads to where `act` says, or said then.

    `act` runs in the transaction that keeps the key, so either both hold or neither. A form without a key of
    its own acts each time. Raises `FormKeyReusedError` where the key came before with something else.
    """
    key = _key(request)
    if key is None:
        return HttpResponseRedirect(act(), status=303)
    digest = digest_of(request)
    try:
        with transaction.atomic():
            sent = SentForm.objects.create(user=user_of(request), key=key, digest=digest, location="")
            sent.location = act()
            sent.save(update_fields=["location"])
    except IntegrityError:
        first = SentForm.objects.filter(user=user_of(request), key=key).first()
        if first is None:
            raise
        if first.digest != digest:
            raise FormKeyReusedError from None
        sent = first
    return HttpResponseRedirect(sent.location, status=303)


def digest_of(request: HttpRequest) -> str:
    """Names what a form said and where it was sent."""
    said = sha256(request.get_full_path().encode())
    for name, values in sorted(request.POST.lists()):
        if name not in NOT_SAID:
            said.update(repr((name, values)).encode())
    return said.hexdigest()


def _key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None
