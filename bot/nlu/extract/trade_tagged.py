"""What the tagger of trades makes of a message's words: whose trade each of them tells, in which stretches, and of what family."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bot.nlu.extract.message import Message
from bot.nlu.tagger import Tags

NOT_OWN, SOMEBODY_ELSES = 0.1, 0.5
"""Words are somebody else's trade when the tagger says so, and that they are hardly the writer's."""

Stretch = tuple[int, int]
"""The places of its first and its last word."""


class TaggedWords:
    """`own`, `other`: the probability that a word tells the writer's own trade, or somebody else's, shape (words,); NaN where nothing was read."""

    def __init__(self, message: Message, tags: Tags) -> None:
        self._tags = tags
        starts, ends = _without_blanks(message.original, tags.places)
        self._pieces = [
            np.flatnonzero((starts < end) & (ends > start) & (starts < ends))
            for start, end in (message.place(word) for word in message.words)
        ]
        self.own = np.array([tags.own[pieces].max() if len(pieces) else np.nan for pieces in self._pieces])
        self.other = np.array([tags.other[pieces].max() if len(pieces) else np.nan for pieces in self._pieces])

    def own_of(self, first: int, last: int) -> float | None:
        """The mean of `own` over a stretch; None when nothing of it was read."""
        return _mean(self.own[first : last + 1])

    def somebody_elses(self, first: int, last: int) -> bool:
        """Whether the stretch tells the trade of somebody else."""
        own, other = self.own_of(first, last), _mean(self.other[first : last + 1])
        return own is not None and other is not None and own < NOT_OWN and other >= SOMEBODY_ELSES

    def stretches(self, bar: float) -> Iterator[Stretch]:
        """Runs of words marked at least so surely; one weaker word between two does not part them."""
        sure = [i for i, own in enumerate(self.own) if own >= bar]
        start = 0
        for at, word in enumerate(sure):
            if at + 1 == len(sure) or sure[at + 1] > word + 2:
                yield sure[start], word
                start = at + 1

    def families(self, first: int, last: int) -> list[tuple[str, float]]:
        """(family, probability) of a stretch, the likeliest first; pieces count by how surely they tell the writer's trade."""
        pieces = np.unique(np.concatenate(self._pieces[first : last + 1]))
        weights = self._tags.own[pieces].astype(np.float64)
        logs = (weights[:, None] * self._tags.family[pieces]).sum(0) / max(weights.sum(), 1e-6)
        likely = np.exp(logs - logs.max())
        likely /= likely.sum()
        return [(self._tags.families[i], float(likely[i])) for i in np.argsort(-likely)]


def _mean(values: NDArray[np.float64]) -> float | None:
    read = values[~np.isnan(values)]
    return float(read.mean()) if read.size else None


def _without_blanks(text: str, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """A piece begins with the blank before its word."""
    starts = [start + len(text[start:end]) - len(text[start:end].lstrip()) for start, end in places]
    return np.array(starts, np.int64), places[:, 1]
