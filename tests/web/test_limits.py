"""A request that is larger than the site takes gets a page that says so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from newsdiff.corpus.models import Submission
from newsdiff.web.limits import body_size

pytestmark = pytest.mark.django_db


def send(client, n_bytes: int):
    return client.post("/", {"files-0": SimpleUploadedFile("convoy.txt", b"word " * (n_bytes // 5))})


def test_a_request_within_the_limit_is_taken(owner_client, settings) -> None:
    settings.REQUEST_LARGEST = 10_000
    assert send(owner_client, 5_000).status_code == 303


def test_a_request_over_the_limit_is_told_how_much_may_be_sent(owner_client, settings) -> None:
    settings.REQUEST_LARGEST = 2 * 2**20
    response = send(owner_client, 3 * 2**20)
    assert response.status_code == 413
    assert "may have 2 MB" in response.content.decode()
    assert not Submission.objects.exists()


def test_the_whole_request_is_read_so_that_a_browser_shows_the_answer(owner_client, settings) -> None:
    settings.REQUEST_LARGEST = 1_000
    response = send(owner_client, 5_000)
    assert response.wsgi_request.read(1) == b""


@pytest.mark.parametrize("stated", ["", "many", "-1"])
def test_a_size_that_makes_no_sense_is_no_size(rf, stated) -> None:
    request = rf.get("/")
    request.META["CONTENT_LENGTH"] = stated
    assert body_size(request) == 0


def test_too_many_files_get_a_page_too(owner_client) -> None:
    files = [SimpleUploadedFile(f"{number}.txt", b"word") for number in range(101)]
    response = owner_client.post("/", {"files-0": files})
    assert response.status_code == 400
    assert "at most 100 files" in response.content.decode()
