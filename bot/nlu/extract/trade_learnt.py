"""The learnt judge: how likely a candidate is to be the writer's trade. Its weights are a small file made by `trade_learn.py`.

Signs are looked up and added; where the tagger has read the words (`trade_tagged.py`), its opinion and the judge's are weighed together.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

WEIGHTS = "trade_judge_weights.json"
CLEAREST = 1e-3
"""Probabilities are not believed beyond this and its complement."""


class LearntJudge:
    """A logistic regression over signs (`trade_features.py`). Reading changes nothing.

    The table holds `thresholds` (0 to 1) for trades that are named and for those only told by what one does, `bias`, and `weights` by
    sign; a sign it does not know is worth nothing. `together` weighs the log-odds of the judge (`judge`) and of the tagger (`own`), and
    whether the rules believe (`believed`), with a `bias` of its own.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._thresholds: dict[str, float] = table["thresholds"]
        self._bias = float(table["bias"])
        self._weights: dict[str, float] = table["weights"]
        self._together: dict[str, float] = table.get("together", {})

    @classmethod
    def load(cls, lexicon: Path) -> LearntJudge:
        """The one of the lexicon's folder."""
        return cls(json.loads((lexicon / WEIGHTS).read_text("utf8")))

    def likely(self, signs: Iterable[str]) -> float:
        """From 0 to 1; calibrated on messages that were not learnt from."""
        total = self._bias + sum(self._weights.get(sign, 0.0) for sign in signs)
        return 1 / (1 + math.exp(-total))

    def together(self, likely: float, own: float, believed: bool) -> float:
        """From 0 to 1: the judge's opinion (0 to 1) and the tagger's of the same words."""
        weights = self._together
        total = weights["judge"] * log_odds(likely) + weights["own"] * log_odds(own)
        return 1 / (1 + math.exp(-(total + weights["believed"] * believed + weights["bias"])))

    def believes(self, likely: float, told: bool) -> bool:
        """Whether so likely a trade is taken for the writer's."""
        return likely >= self._thresholds["told" if told else "named"]


def log_odds(likely: float) -> float:
    """Of a probability, within bounds."""
    kept = max(CLEAREST, min(1 - CLEAREST, likely))
    return math.log(kept / (1 - kept))
