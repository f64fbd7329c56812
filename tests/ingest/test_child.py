"""The child process answers every file with JSON; here without the process around it."""

import json

import pytest

from newsdiff.ingest.child import answer_for
from newsdiff.ingest.limits import DEFAULTS
from tests.ingest.files import STORY
from tests.ingest.test_read_file import BAD

TEXT = "\n\n".join(STORY).encode()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_answered_with_its_reason(name: str, data: bytes, reason: str) -> None:
    answer = answer_for(name, data, limits=DEFAULTS)
    assert json.loads(json.dumps(answer))["error"]["reason"] == reason


@pytest.mark.parametrize(
    ("error", "reason"), [(MemoryError, "too large"), (RecursionError, "damaged"), (KeyError, "damaged")]
)
def test_whatever_a_library_raises_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: type[BaseException], reason: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("newsdiff.ingest.readers.text.decode", fail)
    assert answer_for("a.txt", TEXT, limits=DEFAULTS)["error"]["reason"] == reason
    assert (error.__name__ in capsys.readouterr().err) == (reason == "damaged")


def test_names_and_data_of_a_page_are_canonical() -> None:
    body = f"<body><article><p>{TEXT.decode()}</p></article></body>"
    page = f"<html><head><title>Ferry\x00 sinks</title></head>{body}</html>"
    raw = answer_for("a.html", page.encode(), limits=DEFAULTS)["raw"]
    assert not any("\x00" in str(value) for value in raw.values())
