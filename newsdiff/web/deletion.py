"""The page that says what hangs on a thing before it goes."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def deletion_page(
    request: HttpRequest,
    *,
    title: str,
    name: str,
    back: str,
    said: str,
    act: str,
    hangs: Sequence[str] = (),
    hangs_heading: str = "Goes with it",
    holders: Sequence[tuple[str, str]] = (),
    refusal: str = "",
) -> HttpResponse:
    """The page: what goes, what `hangs` on it, and the button `act`; 409 with a `refusal`.

    `holders`, addresses and names, are what stands on the thing: while there is any, there is no button.
    """
    context = {
        "title": title,
        "name": name,
        "back": back,
        "said": said,
        "act": act,
        "hangs": hangs,
        "hangs_heading": hangs_heading,
        "holders": holders,
        "refusal": refusal,
    }
    return render(request, "web/deletion.html", context, status=409 if refusal else 200)
