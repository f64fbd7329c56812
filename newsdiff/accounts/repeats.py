"""A form that is sent twice acts once. Every form carries a key; the first answer to it is kept."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from newsdiff.accounts.access import user_of
from newsdiff.accounts.errors import FormKeyReusedError
from newsdiff.accounts.models import SentForm

NOT_SAID = ("csrfmiddlewaretoken",)
P = ParamSpec("P")


def acts_once(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Have a view that answers 303 once it has acted do so once for each key of a form.

    The view runs in the transaction that keeps the key, so either both hold or neither; any other answer keeps
    nothing, and the form may be mended and sent again. A form without a key acts each time. Raises
    `FormKeyReusedError` where the key came before with something else.
    """

    @wraps(view)
    def once_a_key(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        key = _key(request)
        if request.method != "POST" or key is None:
            return view(request, *args, **kwargs)
        return _first_time(request, key, lambda: view(request, *args, **kwargs))

    return once_a_key


def once(request: HttpRequest, act: Callable[[], str]) -> HttpResponse:
    """Do one act of a form, as `acts_once` does with a whole view; leads to where `act` says, or said then."""
    key = _key(request)

    def answer() -> HttpResponse:
        return HttpResponseRedirect(act(), status=303)

    return answer() if key is None else _first_time(request, key, answer)


def digest_of(request: HttpRequest) -> str:
    """Names what a form said and where it was sent."""
    said = sha256(request.get_full_path().encode())
    for name, values in sorted(request.POST.lists()):
        if name not in NOT_SAID:
            said.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            said.update(repr((name, file.name, sha256(file.read()).hexdigest())).encode())
            file.seek(0)
    return said.hexdigest()


def _first_time(request: HttpRequest, key: UUID, act: Callable[[], HttpResponse]) -> HttpResponse:
    digest = digest_of(request)
    try:
        with transaction.atomic():
            sent = SentForm.objects.create(user=user_of(request), key=key, digest=digest, location="")
            answer = act()
            if answer.status_code != 303:
                transaction.set_rollback(True)
                return answer
            sent.location = answer["Location"]
            sent.save(update_fields=["location"])
    except IntegrityError:
        first = SentForm.objects.filter(user=user_of(request), key=key).first()
        if first is None:
            raise
        if first.digest != digest:
            raise FormKeyReusedError from None
        return HttpResponseRedirect(first.location, status=303)
    return answer


def _key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None
