"""Products of vectors, from the language model's runtime, and how many threads numpy takes for others."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from newsdiff.analysis.products import products

GENERATOR = np.random.default_rng(0)
LEFT = GENERATOR.standard_normal((61, 384), dtype=np.float32)
RIGHT = GENERATOR.standard_normal((130, 384), dtype=np.float32)


def test_every_row_is_multiplied_with_every_row() -> None:
    assert products(LEFT, RIGHT) == pytest.approx(LEFT.astype(np.float64) @ RIGHT.T.astype(np.float64), abs=1e-4)


@pytest.mark.parametrize("n_left", [0, 1])
def test_a_side_without_rows_has_no_products(n_left: int) -> None:
    assert products(LEFT[:n_left], RIGHT[:0]).shape == (n_left, 0)
    assert products(RIGHT[:0], LEFT[:n_left]).shape == (0, n_left)


def test_rows_of_a_table_that_is_read_backwards_are_taken_as_they_stand() -> None:
    assert np.array_equal(products(LEFT[::-1], RIGHT), products(LEFT, RIGHT)[::-1])


TASKS = Path("/proc/self/task")


@pytest.mark.skipif(not TASKS.is_dir(), reason="counts threads as Linux lists them")
def test_numpy_takes_one_thread() -> None:
    program = f"import os, newsdiff, numpy; print(len(os.listdir({str(TASKS)!r})))"
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
