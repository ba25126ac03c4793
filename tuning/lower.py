"""The frozen lower half, read once: every text's states after it, so that each step of the training costs the upper half alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tuning.batches import Ids, by_length, padded
from tuning.network import Network

BATCH = 64
SAID_EVERY = 50
"""Batches between two lines of progress."""


class LowerStates:
    """States (length, hidden) of many texts, in half precision: 40,000 phrases take half a gigabyte."""

    def __init__(self, network: Network, rows: Sequence[Ids], frozen: int, say: Callable[[str], None]) -> None:
        """Reads all `rows` (a text's ids each); takes minutes, and says how far it is."""
        self.lengths = [len(row) for row in rows]
        self._states: list[NDArray[np.float16]] = [np.zeros((0, 0), np.float16)] * len(rows)
        network.eval()
        began, batches = time.monotonic(), list(by_length(self.lengths, BATCH))
        for done, batch in enumerate(batches):
            if done % SAID_EVERY == 0:
                say(f"lower layers: {done * BATCH} of {len(rows)} texts, {time.monotonic() - began:.0f} s")
            self._read(network, [rows[i] for i in batch], batch, frozen)

    def _read(self, network: Network, rows: Sequence[Ids], places: Sequence[int], frozen: int) -> None:
        ids, mask = map(torch.from_numpy, padded(rows))
        with torch.no_grad():
            states = network.lower(ids, mask, frozen).half().numpy()
        for i, place in enumerate(places):
            self._states[place] = states[i, : len(rows[i])].copy()

    def batch(self, chosen: Sequence[int]) -> tuple[Tensor, Tensor]:
        """(states (n, longest, hidden) float32, mask (n, longest)) of the texts chosen by their places."""
        parts = [self._states[i] for i in chosen]
        longest = max(map(len, parts))
        states = np.zeros((len(parts), longest, parts[0].shape[1]), np.float32)
        mask = np.zeros((len(parts), longest), np.float32)
        for i, part in enumerate(parts):
            states[i, : len(part)], mask[i, : len(part)] = part, 1.0
        return torch.from_numpy(states), torch.from_numpy(mask)
