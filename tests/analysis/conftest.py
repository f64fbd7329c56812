"""The language model for the tests that need it, a store of vectors, and made-up witnesses."""

import os

import pytest

from newsdiff.analysis.encoder import Encoder, load_encoder
from newsdiff.analysis.errors import ModelMissing
from newsdiff.model import model_dir_of


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The real model, or a skip that says why."""
    try:
        return load_encoder(model_dir_of(os.environ))
    except ModelMissing as error:
        pytest.skip(str(error))


class MemoryStore:
    """Vectors kept in a dict; counts what was asked of it."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.n_hits = 0

    def get(self, key: str) -> bytes | None:
        self.n_hits += key in self.kept
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.kept[key] = data


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()
