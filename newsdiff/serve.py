"""The server: for one analyst on one computer, or for a team. Prepares the database, keeps web and worker alive."""

import errno
import http.client
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

WATCH_EVERY = 0.1  # seconds between looks at the processes
RESTART_AFTER = 1.0  # seconds to wait before starting again what died within a second of its start
READY_WITHIN = 60.0  # seconds until the site must answer
STOP_WITHIN = 10.0  # seconds a process has to end before it is killed


class ServeError(Exception):
    """The server cannot start. `str()` is a sentence that says what to do."""


@dataclass
class Child:
    """A process of the server, started again when it dies."""

    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = field(default=0.0)  # on the monotonic clock

    def keep_alive(self) -> None:
        """Start the process where it does not run."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None and now - self.started < RESTART_AFTER:
            return
        self.started = now
        # A session of its own: Ctrl+C reaches the server alone, which then ends its children in order.
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 (our own command)

    def ask_to_end(self) -> None:
        """Send the process SIGTERM."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self, *, deadline: float) -> None:
        """Wait for the process until `deadline` on the monotonic clock, then kill it."""
        if self.process is None:
            return
        try:
            self.process.wait(timeout=max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def serve(*, host: str = "127.0.0.1", port: int = 8000) -> int:
    """Serve until SIGINT or SIGTERM; returns the exit code, 2 with a sentence on stderr where it cannot start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdiff.settings")
    try:
        is_loopback = check_address(host)
        if is_loopback:
            check_port(host, port)
        prepare()
        check_mode(is_loopback=is_loopback)
        if not is_loopback:
            check_port(host, port)
        run((web_command(host, port), worker_command()), url=address(host, port))
    except ServeError as error:
        print(error, file=sys.stderr)  # noqa: T201 (the server's own voice)
        return 2
    return 0


def check_address(host: str) -> bool:
    """Whether the host is this computer alone. Raises `ServeError` where it is no address."""
    try:
        return ipaddress.ip_address("127.0.0.1" if host == "localhost" else host).is_loopback
    except ValueError as error:
        raise ServeError(f"{host or 'This'} is no address to serve at. Give a number such as 127.0.0.1.") from error


def check_port(host: str, port: int) -> None:
    """Raise `ServeError` where the port is taken."""
    name = "127.0.0.1" if host == "localhost" else host
    with socket.socket(socket.AF_INET6 if ":" in name else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((name, port))
        except OSError as error:
            reason = "is used by another program" if error.errno == errno.EADDRINUSE else f"cannot be used ({error})"
            raise ServeError(f"Port {port} {reason}. Choose another one with --port, for example 8001.") from error


def check_mode(*, is_loopback: bool) -> None:
    """Raise `ServeError` where nobody logs in and others could come: from other computers, or with users of their own.

    A team is served to other computers only where a proxy with a certificate stands in front.
    """
    from django.conf import settings

    from newsdiff.accounts.queries import local_analyst, others_than_local

    is_local, n_others = settings.LOCAL_ANALYST and local_analyst() is not None, others_than_local()
    if is_local and n_others:
        raise ServeError(f"Nobody logs in here, but there are {n_others} more people. Run `newsdiff team` first.")
    if is_local and not is_loopback:
        raise ServeError(
            "Nobody logs in here, so it serves this computer alone: use 127.0.0.1, or run `newsdiff team`."
        )
    if not is_loopback and not settings.HTTPS:
        raise ServeError(
            "Passwords would cross the network in the clear. Put a proxy with a certificate in front and set "
            "NEWSDIFF_HTTPS=1, or serve at 127.0.0.1."
        )


def prepare() -> None:
    """Bring the database up to date, collect static files, and load the demo at the first start.

    Raises `ServeError` where a setting cannot be read, or the database or the data folder cannot be used.
    """
    import django  # here, because the settings are read when Django is set up
    from django.core.management import call_command
    from django.db import OperationalError, connections
    from environs import EnvError

    try:
        django.setup()
        with Path(os.devnull).open("w") as silence:
            for command in ("migrate", "collectstatic"):
                call_command(command, interactive=False, stdout=silence)
            for command in ("load_demo", "ensure_codebooks"):
                call_command(command, stdout=silence)
        connections.close_all()
    except EnvError as error:
        raise ServeError(
            f"A setting cannot be read: {str(error).rstrip('.')}. docs/settings.md says what it may be."
        ) from error
    except OperationalError as error:
        raise ServeError(f"The database cannot be used ({error}). Check DATABASE_URL and the data folder.") from error
    except OSError as error:
        raise ServeError(f"A file cannot be written ({error}). Check NEWSDIFF_DATA_DIR and free space.") from error


def run(commands: Sequence[Sequence[str]], *, url: str) -> None:
    """Keep the processes alive until a signal asks to stop; say the address once the site answers."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    children = [Child(command) for command in commands]
    announced, give_up_at = False, time.monotonic() + READY_WITHIN
    try:
        while not stop.is_set():
            for child in children:
                child.keep_alive()
            if not announced:
                announced = answers(url)
                if announced:
                    print(f"newsdiff is ready: {url} (stop it with Ctrl+C)", flush=True)  # noqa: T201
                elif time.monotonic() > give_up_at:
                    raise ServeError(f"The site did not answer at {url} within {READY_WITHIN:.0f} seconds: see above.")
            stop.wait(WATCH_EVERY)
    finally:
        for child in children:
            child.ask_to_end()
        deadline = time.monotonic() + STOP_WITHIN
        for child in children:
            child.end(deadline=deadline)


def answers(url: str) -> bool:
    """Whether the site's health page says that all is well."""
    try:
        with urllib.request.urlopen(f"{url}health/", timeout=2) as response:  # noqa: S310 (http on loopback)
            return bool(response.status == 200)
    except (OSError, http.client.HTTPException):
        return False


def address(host: str, port: int) -> str:
    """The URL to open."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def web_command(host: str, port: int) -> tuple[str, ...]:
    """The command of the web process, tethered to this one."""
    return (sys.executable, "-m", "newsdiff.webserver", host, str(port), str(os.getpid()))


def worker_command() -> tuple[str, ...]:
    """The command of the worker process, tethered to this one."""
    return (sys.executable, "-m", "django", "run_worker", "--parent", str(os.getpid()))
