"""The classifier of topics: plain numbers in, calibrated probabilities out. No Rasa here.

A linear machine on lexical features and sentence vector together, turned into probabilities by one temperature chosen
on held-out personas (docs/understanding.md holds what was compared).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.svm import LinearSVC

Matrix = Any  # scipy.sparse has no types


@dataclass
class TopicModel:
    """`dense_weight` scales the sentence vector beside the lexical features; `temperature` turns margins into probabilities."""

    dense_weight: float = 1.0
    c: float = 0.3
    temperature: float = 0.2
    seed: int = 17
    topics: list[str] = field(default_factory=list)

    def fit(self, lexical: Matrix, dense: NDArray[np.float32], labels: Sequence[str]) -> TopicModel:
        """Train on (n, v) sparse lexical features and (n, 512) sentence vectors."""
        self._linear = LinearSVC(C=self.c, random_state=self.seed).fit(self._join(lexical, dense), labels)
        self.topics = [str(topic) for topic in self._linear.classes_]
        return self

    def probabilities(self, lexical: Matrix, dense: NDArray[np.float32]) -> NDArray[np.float64]:
        """Shape (n, topics), rows sum to 1."""
        margins = self._linear.decision_function(self._join(lexical, dense)) / self.temperature
        return np.asarray(np.exp(_log_softmax(margins)))

    def _join(self, lexical: Matrix, dense: NDArray[np.float32]) -> Matrix:
        return hstack([lexical, csr_matrix(dense * self.dense_weight)]).tocsr()


def _log_softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    shifted = values - values.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))
