"""The classifier of topics: plain numbers in, calibrated probabilities out. No Rasa here.

Two readers that err differently: a linear machine on words and letters, which learns every phrase of `data/nlu` at each training, and the
tuned encoder (`bot.nlu.tuned`), which knows what words mean. Their log-probabilities are added; weight and temperatures were
chosen on people held out of both (docs/understanding.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import LinearSVC

from bot.nlu.softmax import log_softmax

Matrix = Any  # scipy.sparse has no types
Rows = NDArray[np.float64]


@dataclass
class TopicModel:
    """`weight` (0 to 1) is the encoder's part; the temperatures turn margins, then the sum, into honest probabilities.

    `priors`: what is added to a topic's log-probability because people ask it more often than the phrases do.
    """

    c: float = 0.3
    margin_temperature: float = 0.2
    weight: float = 0.5
    temperature: float = 1.0
    priors: Mapping[str, float] = field(default_factory=dict)
    seed: int = 17
    topics: list[str] = field(default_factory=list)

    def fit(self, lexical: Matrix, labels: Sequence[str]) -> TopicModel:
        """Train the linear machine on (n, v) sparse lexical features and their n labels. Raises ValueError under three topics."""
        linear = LinearSVC(C=self.c, random_state=self.seed).fit(lexical, labels)
        if linear.coef_.shape[0] == 1:
            raise ValueError(f"allowed: at least three topics, found {list(linear.classes_)}")
        # (v, topics), row after row, in the type of the features: any other layout is copied whole for every message.
        self._weights = np.ascontiguousarray(linear.coef_.T, np.float32)
        self._bias = linear.intercept_.astype(np.float32)
        self.topics = [str(topic) for topic in linear.classes_]
        return self

    def _margins(self, lexical: Matrix) -> Rows:
        """How far each row is on the side of each topic, shape (n, topics)."""
        return np.asarray(lexical.astype(np.float32) @ self._weights + self._bias, np.float64)

    def probabilities(self, lexical: Matrix, read: NDArray[np.float32], known: Sequence[str]) -> Rows:
        """Shape (n, topics), rows sum to 1. `read`: the encoder's log-probabilities of the topics `known`, shape (n, len(known)).

        A topic that is not among them keeps the linear machine's opinion alone; see `bot.nlu.newcomers`.
        """
        words = log_softmax(self._margins(lexical) / self.margin_temperature)
        meaning = words.copy()
        places = {topic: i for i, topic in enumerate(known)}
        for column, topic in enumerate(self.topics):
            if topic in places:
                meaning[:, column] = read[:, places[topic]]
        priors = np.array([self.priors.get(topic, 0.0) for topic in self.topics])
        mixed = (1 - self.weight) * words + self.weight * meaning + priors
        return np.asarray(np.exp(log_softmax(mixed / self.temperature)))
