"""One step of Adam (Kingma and Ba 2015) for what is fitted by slopes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]


class Adam:
    """Moves tables of weights in place, against their slopes."""

    def __init__(self, weights: Sequence[Table], *, n_steps: int) -> None:
        self._weights, self._n_steps, self._step = weights, n_steps, 0
        self._moments = [[np.zeros_like(one), np.zeros_like(one)] for one in weights]

    def step(self, slopes: Sequence[Table], *, rates: Sequence[float]) -> None:
        """One step; each table has its rate, of which a twentieth is left at the last step."""
        self._step += 1
        left = 1 - 0.95 * self._step / self._n_steps
        for weight, slope, moment, rate in zip(self._weights, slopes, self._moments, rates, strict=True):
            moment[0] = 0.9 * moment[0] + 0.1 * slope
            moment[1] = 0.999 * moment[1] + 0.001 * slope**2
            length = rate * left * (moment[0] / (1 - 0.9**self._step))
            weight -= length / (np.sqrt(moment[1] / (1 - 0.999**self._step)) + 1e-8)
