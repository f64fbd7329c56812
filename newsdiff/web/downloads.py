"""Files that a browser saves and never shows here."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"  # of a file that is opened all the same


def download(content: bytes | str, *, name: str, media_type: str = "application/octet-stream") -> HttpResponse:
    """A file to save, under this name."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Security-Policy"] = POLICY
    return response
