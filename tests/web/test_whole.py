"""Bodies that end too soon."""

from io import BytesIO
from itertools import cycle

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.web.whole import WholeBody, WholeBodyMiddleware, with_whole_bodies


class Halting(BytesIO):
    """Gives less at a time than it is asked for, as a network does."""

    def read(self, size=-1, /):
        return super().read(min(size, 3))


def read_on(body: WholeBody, sizes: list[int]) -> None:
    """Read for ever."""
    for size in cycle(sizes):
        body.read(size)


@given(st.binary(), st.lists(st.integers(-1, 40)))
def test_a_whole_body_is_read_as_it_is(data, sizes):
    body = WholeBody(Halting(data), len(data))
    assert b"".join([*(body.read(size) for size in sizes), body.read()]) == data
    assert body.read() == body.readline() == b""


@given(st.binary(), st.integers(1, 40), st.lists(st.integers(1, 40), min_size=1))
def test_a_body_cut_off_is_an_error_however_it_is_read(data, n_missing, sizes):
    body = WholeBody(Halting(data), len(data) + n_missing)
    with pytest.raises(OSError, match=f"the body ended {n_missing} bytes too soon"):
        read_on(body, sizes)


@given(st.lists(st.binary(min_size=1).map(lambda line: line.replace(b"\n", b"") + b"\n")))
def test_lines_come_one_by_one(lines):
    body = WholeBody(BytesIO(b"".join(lines)), sum(map(len, lines)))
    assert [body.readline() for _ in lines] == lines
    assert body.readline() == b""


@pytest.mark.parametrize("missing", [0, 1])
def test_a_view_sees_no_form_that_was_cut_off(missing):
    acted = []
    body = b"comment=The+army+struck"
    request = RequestFactory().post("/", body, content_type="application/x-www-form-urlencoded")
    environ = {**request.environ, "wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body) + missing)}

    def application(environ, _start_response):
        return [
            WholeBodyMiddleware(lambda seen: acted.append(seen.POST["comment"]) or HttpResponse())(request_of(environ))
        ]

    def request_of(environ):
        return type(request)(environ)

    (response,) = with_whole_bodies(application)(environ, None)
    assert response.status_code == (400 if missing else 200)
    assert acted == ([] if missing else ["The army struck"])
    assert ("Not all of it arrived" in response.content.decode()) is bool(missing)
