"""The web process of the local server: granian in front of the WSGI application, ended with its parent."""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from newsdiff.tether import end_with_parent

THREADS = 4  # requests answered at a time
RESPAWN_AFTER = 0.1  # seconds
KILL_AFTER = 5  # seconds a worker has to end


def main(host: str, port: int, parent_pid: int) -> None:
    """Serve until SIGINT or SIGTERM, or until the parent is gone."""
    end_with_parent(parent_pid)
    Granian(
        "newsdiff.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        respawn_interval=RESPAWN_AFTER,
        workers_kill_timeout=KILL_AFTER,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
