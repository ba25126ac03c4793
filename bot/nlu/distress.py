"""A person who cannot go on, looked for before any topic: plain expressions first, then two readers that err differently.

One weighs words and letters (trained here, on data/distress.yml and a share of the ordinary phrases), the other is the tuned
encoder, which knows what the words mean. Their log-odds are added; docs/understanding.md holds what was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.nlu.certain import is_calm, is_certain
from bot.nlu.lexical import LexicalFeatures, normalise

MOST_SURE = 1e-4
"""No reader is surer than this either way, so that neither can silence the other."""


@dataclass
class DistressModel:
    """Probability that a message is a call for help, and what to do about it. `weight`: the encoder's part, 0 to 1.

    The surer the topic (« quel jour publier ? »), the more it takes to be alarmed: each bar rises with the topic's confidence.
    """

    weight: float = 0.4
    alarm: tuple[float, float] = (0.35, 0.35)  # base, and what full confidence in the topic adds
    worry: tuple[float, float] = (0.045, 0.16)
    seed: int = 17

    def fit(self, texts: Sequence[str], labels: Sequence[bool]) -> DistressModel:
        """Train the reader of words on texts of both kinds."""
        self._lexical = LexicalFeatures(min_df=2)
        features = self._lexical.fit(texts)
        self._words = LogisticRegression(C=10, max_iter=200, class_weight="balanced", random_state=self.seed)
        self._words.fit(features, labels)
        return self

    def probability(self, text: str, read: float) -> float:
        """0 to 1; 1 when a certain expression stands in the text, 0 when it only says a time. `read`: the tuned encoder's probability."""
        folded = normalise(text)
        if is_certain(folded):
            return 1.0
        if is_calm(folded):
            return 0.0
        words = float(self._words.predict_proba(self._lexical.transform([text]))[0][1])
        odds = self.weight * _log_odds(read) + (1 - self.weight) * _log_odds(words)
        return float(1 / (1 + np.exp(-odds)))

    def level(self, text: str, read: float, topic_confidence: float) -> str | None:
        """ "alarm": help comes before anything else; "worry": the answer, then a word of help; None otherwise."""
        probability = self.probability(text, read)
        for name, (base, slope) in (("alarm", self.alarm), ("worry", self.worry)):
            if probability >= min(0.97, base + slope * topic_confidence):
                return name
        return None


def _log_odds(probability: float) -> float:
    kept = min(max(probability, MOST_SURE), 1 - MOST_SURE)
    return float(np.log(kept / (1 - kept)))
