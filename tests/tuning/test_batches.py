"""Padding and order: nothing lost, nothing twice, and the same framing as the assistant's reader."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tuning.batches import by_length, framed, padded, shuffled

LENGTHS = st.lists(st.integers(1, 90), max_size=200)


@given(LENGTHS, st.integers(1, 40))
def test_reading_takes_each_text_once_short_ones_first(lengths: list[int], size: int) -> None:
    batches = list(by_length(lengths, size))
    flat = [i for batch in batches for i in batch]
    assert sorted(flat) == list(range(len(lengths)))
    assert [lengths[i] for i in flat] == sorted(lengths)
    assert all(len(batch) <= size for batch in batches)


@given(LENGTHS, st.integers(1, 40), st.integers(0, 5))
def test_learning_takes_each_text_once_and_the_same_seed_gives_the_same_order(
    lengths: list[int], size: int, seed: int
) -> None:
    batches = shuffled(lengths, size, np.random.default_rng(seed))
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    assert all(0 < len(batch) <= size for batch in batches)
    assert batches == shuffled(lengths, size, np.random.default_rng(seed))


def test_batches_hold_like_lengths() -> None:
    lengths = [int(n) for n in np.random.default_rng(3).integers(3, 90, 4000)]
    spread = [
        max(lengths[i] for i in batch) - min(lengths[i] for i in batch)
        for batch in shuffled(lengths, 32, np.random.default_rng(0))
    ]
    assert np.mean(spread) < 5


@given(st.lists(st.integers(4, 999), max_size=150), st.integers(3, 128))
def test_a_text_is_framed_and_cut(pieces: list[int], longest: int) -> None:
    row = framed(pieces, longest)
    assert (row[0], row[-1]) == (0, 2)
    assert list(row[1:-1]) == pieces[: longest - 2]
    assert len(row) <= longest


@given(st.lists(st.lists(st.integers(4, 999), max_size=20), min_size=1, max_size=8))
def test_padding_hides_itself(texts: list[list[int]]) -> None:
    rows = [framed(pieces, 96) for pieces in texts]
    ids, mask = padded(rows)
    for row, line, shown in zip(rows, ids, mask, strict=True):
        assert list(line[shown == 1]) == list(row)
        assert set(line[shown == 0]) <= {1}
