"""Ends a process whose parent has died, so that a killed server leaves nothing behind. Linux and macOS."""

import multiprocessing
import os
import signal
import threading
import time

CHECK_EVERY = 0.25  # seconds
GRACE = 5.0  # seconds from asking the process to end to ending it


def end_with_parent(parent_pid: int | None = None) -> None:
    """Watch the parent process from a thread; when it is gone, end this one, gently first.

    A parent that may die before this call must be named: by then its child has another.
    """
    threading.Thread(target=_watch, args=(parent_pid or os.getppid(),), name="tether", daemon=True).start()


def _watch(parent_pid: int) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    else:
        while os.getppid() == parent_pid:
            time.sleep(CHECK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)
