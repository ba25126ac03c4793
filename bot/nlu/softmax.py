"""Scores as log-probabilities: the same few lines for every reader of topics."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Real = TypeVar("Real", np.float32, np.float64)


def log_softmax(values: NDArray[Real]) -> NDArray[Real]:
    """Each row of (n, topics) as log-probabilities, in the type of `values`."""
    shifted: NDArray[Real] = values - values.max(axis=1, keepdims=True)
    found: NDArray[Real] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return found
