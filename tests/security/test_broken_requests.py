"""Requests that no browser sends whole, against the real server: nothing of them is stored, and it goes on."""

import http.client
import re
import socket
import uuid
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

BOUNDARY = "line-between-parts"
STORY = "The army struck a convoy near the border on Sunday, officials said. " * 40
LAST = "These are the last words of the story."


@dataclass(frozen=True)
class Visit:
    """What a browser keeps after it opened the home page."""

    address: str
    port: int
    cookie: str
    token: str

    def form(self, key: str) -> bytes:
        fields = [("csrfmiddlewaretoken", self.token, ""), ("form_key", key, "")]
        fields += [("files-0", f"{name} {STORY}{LAST}", f"{name}.txt") for name in ("first", "second")]
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
            + (f'; filename="{filename}"\r\nContent-Type: text/plain' if filename else "")
            + f"\r\n\r\n{value}\r\n"
            for name, value, filename in fields
        ]
        return ("".join(parts) + f"--{BOUNDARY}--\r\n").encode()

    def head(self, length: int) -> bytes:
        lines = (
            "POST / HTTP/1.1",
            f"Host: {self.address}:{self.port}",
            f"Cookie: {self.cookie}",
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
            f"Content-Length: {length}",
            "Connection: close",
        )
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def send(self, data: bytes, *, ends: bool = False) -> bytes:
        """What the server answers to these bytes, after which nothing more comes, or the line `ends`."""
        with socket.create_connection((self.address, self.port), timeout=30) as line:
            line.sendall(data)
            if ends:
                line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65_536), b""))

    def get(self, path: str) -> tuple[int, str]:
        with closing(http.client.HTTPConnection(self.address, self.port, timeout=30)) as connection:
            connection.request("GET", path, headers={"Cookie": self.cookie})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


@pytest.fixture(scope="module")
def visit(site: str) -> Visit:
    parts = urlsplit(site)
    with closing(http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)) as connection:
        connection.request("GET", "/")
        answer = connection.getresponse()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
    return Visit(parts.hostname, parts.port, answer.getheader("Set-Cookie").split(";")[0], token[1])


@pytest.mark.parametrize("part", [0.01, 0.2, 0.45, 0.6, 0.9, 0.999])
def test_a_form_that_breaks_off_stores_nothing_and_can_be_sent_again(visit, part):
    key = str(uuid.uuid4())
    form = visit.form(key)
    answer = visit.send(visit.head(len(form)) + form[: int(len(form) * part)], ends=True)
    assert not answer or answer.startswith(b"HTTP/1.1 400"), "the server may see that nobody listens any more"
    again = visit.send(visit.head(len(form)) + form)
    assert again.startswith(b"HTTP/1.1 303")
    status, page = visit.get(re.search(rb"(?i)location: (\S+)", again)[1].decode())
    assert status == 200
    assert page.count(LAST) >= 2


def test_lines_that_are_dropped_leave_the_server_as_it_was(visit):
    form = visit.form(str(uuid.uuid4()))
    for _ in range(12):
        with socket.create_connection((visit.address, visit.port), timeout=30) as line:
            line.sendall(visit.head(len(form)) + form[: len(form) // 2])
    assert visit.get("/health/")[0] == 200


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ("\x00\x01\x02\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: elsewhere.example\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: {host}\r\nHost: elsewhere.example\r\n", 400),
        ("GET / HTTP/1.1\r\n", 400),
        ("GET /" + "a" * 100_000 + " HTTP/1.1\r\nHost: {host}\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: {host}\r\n" + "".join(f"X-{n}: 1\r\n" for n in range(2_000)), 431),
        ("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: -3\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\nContent-Length: 30\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n", 403),
        ("GET / HTTP/1.1\r\nHost: {host}\r\nCookie: session=\xff\xfe; session=b; csrf=\x80\r\n", 200),
        ("GET /%00%ff/../..//etc/passwd HTTP/1.1\r\nHost: {host}\r\n", 404),
        ("PURGE / HTTP/1.1\r\nHost: {host}\r\n", 403),
    ],
    ids=str.split("bytes host hosts nohost address headers negative lengths empty cookies path method"),
)
def test_what_is_no_request_of_ours_is_refused(visit, request_, status):
    text = request_.replace("{host}", f"{visit.address}:{visit.port}")
    answer = visit.send((text if text.endswith("\r\n\r\n") else text + "Connection: close\r\n\r\n").encode("latin-1"))
    assert int(answer.split()[1]) == status
    assert visit.get("/health/")[0] == 200
