"""What is fitted and committed as numbers."""

import numpy as np

from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.network import Adapter, load_adapter
from newsdiff.analysis.tokenize import tokenize


def test_an_adapter_adds_its_turn_and_keeps_length() -> None:
    adapter = Adapter(down=np.array([[1], [0]], dtype=np.float32), up=np.array([[0, 1]], dtype=np.float32))
    turned = adapter(np.array([[1, 0], [0, 1]], dtype=np.float32))
    assert np.allclose(turned, [[0.5**0.5, 0.5**0.5], [0, 1]])


def test_vectors_of_a_model_of_another_width_are_left_as_they_are() -> None:
    adapter = Adapter(down=np.ones((2, 1), dtype=np.float32), up=np.ones((1, 2), dtype=np.float32))
    vectors = np.array([[0.6, 0, 0.8]], dtype=np.float32)
    assert np.array_equal(adapter(vectors), vectors)


def test_the_fitted_adapter_brings_words_for_one_thing_nearer(encoder: Encoder) -> None:
    text = "The soldiers were killed near the border."
    other = "The troops died close to the frontier."
    one, two = (encoder.words([each], [tokenize(each)])[0][:, 0] for each in (text, other))
    adapter = load_adapter("links")
    plain, turned = one @ two.T, adapter(one) @ adapter(two).T
    pairs = [(1, 1), (3, 2), (4, 3), (6, 6)]  # soldiers, killed, near, border
    assert all(turned[pair] - turned.mean() > plain[pair] - plain.mean() for pair in pairs)
