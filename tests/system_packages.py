"""What tests need from outside the project: a missing one skips the test by name, or fails it where CI asks for all."""

import os
import shutil
from pathlib import Path

import pytest

BINARIES = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "postgresql": ("initdb", *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True))),
}
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def require_package(package: str) -> str:
    """The path of the system package's binary; skips the test where it is not installed, or fails it in CI."""
    for binary in BINARIES[package]:
        if found := shutil.which(binary):
            return found
    message = f"the system package {package} is not installed"
    if os.environ.get("NEWSDIFF_REQUIRE_SYSTEM_PACKAGES") == "1":
        pytest.fail(message)
    pytest.skip(message)


def require_shared(*parts: str) -> Path:
    """A file or folder of `shared`, which may stand beside the clone; skips the test where it does not."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(('shared', *parts))} does not stand beside the clone")
    return path
