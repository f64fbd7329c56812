"""The local server: it serves this computer alone, survives the death of its processes, and leaves none behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdiff import serve
from newsdiff.accounts.actions import turn_into_team

PATIENCE = 60  # seconds after which something is broken
on_linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the process table of Linux")


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(("host", "is_loopback"), [("127.0.0.1", True), ("localhost", True), ("192.0.2.1", False)])
def test_addresses_of_this_computer_alone_are_told_from_others(host, is_loopback) -> None:
    assert serve.check_address(host) is is_loopback


@pytest.mark.parametrize("host", ["news.example", "", "127.0.0.1:80"])
def test_what_is_no_address_is_refused_in_a_sentence(host, capsys) -> None:
    assert serve.serve(host=host) == 2
    assert "is no address to serve at" in capsys.readouterr().err


@pytest.mark.django_db
def test_without_login_it_serves_this_computer_and_its_own_user_alone(local_analyst, new_person) -> None:
    serve.check_mode(is_loopback=True)
    with pytest.raises(serve.ServeError, match="this computer alone"):
        serve.check_mode(is_loopback=False)
    new_person("Vera")
    with pytest.raises(serve.ServeError, match="1 more people"):
        serve.check_mode(is_loopback=True)


@pytest.mark.django_db
def test_a_team_is_served_elsewhere_only_behind_a_certificate(local_analyst, new_person, settings) -> None:
    turn_into_team(email="ana@news.example", name="Ana", password="four words in a row")
    new_person("Vera")
    serve.check_mode(is_loopback=True)
    with pytest.raises(serve.ServeError, match="in the clear"):
        serve.check_mode(is_loopback=False)
    settings.HTTPS = True
    serve.check_mode(is_loopback=False)


def test_another_address_is_refused_before_anyone_could_come(port, tmp_path) -> None:
    code = f"from newsdiff.serve import serve; raise SystemExit(serve(host='0.0.0.0', port={port}))"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "NEWSDIFF_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "this computer alone" in done.stderr


def test_a_port_that_is_taken_is_refused_in_a_sentence(capsys) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve.serve(port=port) == 2
    assert capsys.readouterr().err == (
        f"Port {port} is used by another program. Choose another one with --port, for example 8001.\n"
    )


@pytest.mark.parametrize(("host", "url"), [("127.0.0.1", "http://127.0.0.1:8000/"), ("::1", "http://[::1]:8000/")])
def test_the_address_to_open(host, url) -> None:
    assert serve.address(host, 8000) == url


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("NEWSDIFF_RUN_STALLED_AFTER", "soon", "A setting cannot be read"),
        ("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing", "The database cannot be used"),
        ("DATABASE_URL", "nonsense", 'A setting cannot be read: Environment variable "DATABASE_URL"'),
        ("NEWSDIFF_DATA_DIR", "/dev/null/data", "A file cannot be written"),
    ],
)
def test_what_keeps_the_server_from_starting_is_said_in_a_sentence(name, value, sentence, port, tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"from newsdiff.serve import serve; raise SystemExit(serve(port={port}))"],
        env={**os.environ, "NEWSDIFF_DATA_DIR": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(sentence)
    assert "Traceback" not in done.stderr


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The real server in a process, with a data folder of its own; it has said that it is ready."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    started = subprocess.Popen(
        [sys.executable, "-c", f"from newsdiff.serve import serve; raise SystemExit(serve(port={port}))"],
        env={**environment, "NEWSDIFF_DATA_DIR": str(tmp_path / "data"), "LOG_LEVEL": "ERROR"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert started.stdout.readline() == f"newsdiff is ready: http://127.0.0.1:{port}/ (stop it with Ctrl+C)\n"
        yield started
    finally:
        started.terminate()
        started.wait()
        started.stdout.close()


@on_linux
def test_a_killed_process_is_replaced_and_none_is_left_at_the_end(server, port) -> None:
    web, worker = wait_for(lambda: two(children_of(server.pid)))
    for victim in (web, *children_of(web), worker):
        os.kill(victim, signal.SIGKILL)
    replaced = wait_for(lambda: two(children_of(server.pid) - {web, worker}))
    assert wait_for(lambda: answers(port))
    everybody = replaced | {process for child in replaced for process in children_of(child)}
    server.terminate()
    assert server.wait() == 0
    assert not {process for process in everybody if is_alive(process)}


@on_linux
def test_a_killed_server_takes_its_processes_with_it(server) -> None:
    children = wait_for(lambda: two(children_of(server.pid)))
    everybody = children | {process for child in children for process in children_of(child)}
    server.kill()
    assert wait_for(lambda: not any(is_alive(process) for process in everybody))


def wait_for(condition: Callable[[], object]) -> object:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if met := condition():
            return met
        time.sleep(0.05)
    pytest.fail(f"waited {PATIENCE} seconds for nothing")


def two(processes: set[int]) -> set[int] | None:
    return processes if len(processes) == 2 else None


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2) as response:
            return response.status == 200
    except OSError:
        return False


def children_of(pid: int) -> set[int]:
    return {child for child, parent, _ in processes() if parent == pid}


def is_alive(pid: int) -> bool:
    return any(found == pid and state != "Z" for found, _, state in processes())


def processes() -> Iterator[tuple[int, int, str]]:
    """Number, parent and state of each process."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue
        yield int(stat.parent.name), int(parent), state
