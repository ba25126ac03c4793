"""Texts as padded tables of pieces, and the order in which they are learnt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tuning.base import SPECIAL

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]
POOL = 40
"""Batches that are sorted by length together: little padding, and still another company at each pass."""


def framed(pieces: Sequence[int], longest: int) -> Ids:
    """A text's pieces between the two signs, cut to `longest` in all: as `bot.nlu.tuned` reads it."""
    return np.array([SPECIAL["bos"], *pieces[: longest - 2], SPECIAL["eos"]], np.int64)


def padded(rows: Sequence[Ids]) -> tuple[Ids, Floats]:
    """(ids, mask), both (n, longest row)."""
    ids = np.full((len(rows), max(map(len, rows))), SPECIAL["pad"], np.int64)
    mask = np.zeros(ids.shape, np.float32)
    for i, row in enumerate(rows):
        ids[i, : len(row)], mask[i, : len(row)] = row, 1.0
    return ids, mask


def by_length(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """All indices once, `size` at a time, short texts first: for reading."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    yield from (order[start : start + size] for start in range(0, len(order), size))


def shuffled(lengths: Sequence[int], size: int, chance: np.random.Generator) -> list[list[int]]:
    """All indices once, in batches of at most `size` whose texts have like lengths, both in a random order: for learning."""
    order = [int(i) for i in chance.permutation(len(lengths))]
    batches = []
    for start in range(0, len(order), size * POOL):
        pool = sorted(order[start : start + size * POOL], key=lambda i: lengths[i])
        batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    return [batches[int(i)] for i in chance.permutation(len(batches))]
