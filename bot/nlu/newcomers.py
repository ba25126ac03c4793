"""Topics that the tuned encoder has not learnt: a house's own topic is understood from its phrases, without tuning anything.

A logistic regression on the encoder's vectors of all phrases tells how likely a text is of a new topic; the encoder's own
opinion keeps what is left for the topics it knows. Without a new topic there is nothing to learn and nothing to pay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bot.nlu.softmax import log_softmax

Rows = NDArray[np.float32]
C = 10.0
STEPS = 300
LEAST = 1e-6
"""What the topics known keep at least of the probability."""


@dataclass(frozen=True)
class Newcomers:
    """`topics`: all that were learnt, in the order of the columns of `weights` (d, topics) and `bias` (topics,); `new`: those the encoder does not know."""

    topics: tuple[str, ...]
    new: tuple[str, ...]
    weights: Rows
    bias: Rows

    @classmethod
    def learn(
        cls, vectors: Callable[[Sequence[str]], Rows], texts: Sequence[str], labels: Sequence[str], known: Sequence[str]
    ) -> Newcomers | None:
        """From n texts and their labels; `vectors` gives (n, d), asked only where a label is not `known`. None where all are."""
        new = tuple(sorted({*labels} - {*known}))
        if not new:
            return None
        fitted = LogisticRegression(C=C, max_iter=STEPS).fit(vectors(texts), labels)
        return cls(
            tuple(map(str, fitted.classes_)),
            new,
            np.ascontiguousarray(fitted.coef_.T, np.float32),
            fitted.intercept_.astype(np.float32),
        )

    def complete(self, vectors: Rows, read: Rows, known: Sequence[str]) -> tuple[Rows, tuple[str, ...]]:
        """(log-probabilities (n, topics known and new), their names) from vectors (n, d) and the encoder's opinion `read` (n, len(known))."""
        own = log_softmax(vectors @ self.weights + self.bias)[:, [self.topics.index(topic) for topic in self.new]]
        left = np.log(np.maximum(1.0 - np.exp(own).sum(axis=1, keepdims=True), LEAST))
        return np.hstack([read + left, own]).astype(np.float32), (*known, *self.new)
