"""Products of vectors, from the language model's runtime."""

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
