"""A person who cannot go on, looked for before any topic: plain expressions first, then a small classifier of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bot.nlu.certain import CERTAIN
from bot.nlu.lexical import LexicalFeatures, normalise


@dataclass
class DistressModel:
    """Probability that a message is a call for help, and what to do about it.

    The surer the topic (« quel jour publier ? »), the more it takes to be alarmed: each bar rises with the topic's confidence.
    """

    weight: float = 2.0
    alarm: tuple[float, float] = (0.3, 0.7)  # base, and what full confidence in the topic adds
    worry: tuple[float, float] = (0.1, 0.35)
    seed: int = 17

    def fit(self, texts: Sequence[str], dense: NDArray[np.float32], labels: Sequence[bool]) -> DistressModel:
        """`dense` are the sentence vectors of `texts`, shape (n, 512)."""
        self._lexical = LexicalFeatures(min_df=1)
        features = self._join(self._lexical.fit(texts), dense)
        self._model = LogisticRegression(C=20, max_iter=500, class_weight="balanced", random_state=self.seed).fit(
            features, labels
        )
        return self

    def probability(self, text: str, dense: NDArray[np.float32]) -> float:
        """0 to 1; 1 when a certain expression stands in the text. `dense`: shape (1, 512)."""
        if CERTAIN.search(normalise(text)):
            return 1.0
        return float(self._model.predict_proba(self._join(self._lexical.transform([text]), dense))[0][1])

    def level(self, text: str, dense: NDArray[np.float32], topic_confidence: float) -> str | None:
        """ "alarm": help comes before anything else; "worry": the answer, then a word of help; None otherwise."""
        probability = self.probability(text, dense)
        for name, (base, slope) in (("alarm", self.alarm), ("worry", self.worry)):
            if probability >= min(0.97, base + slope * topic_confidence):
                return name
        return None

    def _join(self, lexical: Any, dense: NDArray[np.float32]) -> Any:
        return hstack([lexical, csr_matrix(dense * self.weight)]).tocsr()
