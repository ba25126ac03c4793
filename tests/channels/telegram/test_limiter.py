"""Flood limits, over any window."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.limiter import Limiter


def leaving_times(chats: list[int], gaps: list[float]) -> list[tuple[int, float]]:
    """When each message leaves, asked for one after the other."""
    limiter, now, times = Limiter(), 100.0, []
    for chat, gap in zip(chats, gaps, strict=True):
        now += gap
        times.append((chat, now + limiter.reserve(chat, now)))
    return times


def most_in(times: list[float], window: float) -> int:
    return max((sum(start <= t < start + window - 1e-6 for t in times) for start in times), default=0)


def test_thirty_a_second_in_all() -> None:
    times = leaving_times(list(range(1, 301)), [0.0] * 300)
    assert most_in([t for _, t in times], 1.0) <= 30
    assert 10 <= times[-1][1] - 100 <= 11


def test_a_person_gets_three_at_once_then_one_a_second() -> None:
    times = [t for _, t in leaving_times([7] * 6, [0.0] * 6)]
    assert times[2] - times[0] < 0.2
    assert all(0.9 <= b - a <= 1.0 for a, b in pairwise(times[2:]))


@given(st.lists(st.tuples(st.integers(-3, 3).filter(bool), st.floats(0, 20)), max_size=80))
def test_no_window_exceeds_the_limits(asked: list[tuple[int, float]]) -> None:
    times = leaving_times([chat for chat, _ in asked], [gap for _, gap in asked])
    for chat in {chat for chat, _ in asked}:
        own = [t for c, t in times if c == chat]
        assert most_in(own, 60.0) <= (20 if chat < 0 else 62)
        assert own == sorted(own)
    assert most_in([t for _, t in times], 1.0) <= 30


@pytest.mark.parametrize(("chat", "waits"), [(5, True), (6, True), (-5, True), (-6, True)])
def test_a_pause_asked_for_a_person_stops_everything(chat: int, waits: bool) -> None:
    limiter = Limiter()
    limiter.pause(5, 30, 100.0)
    assert (limiter.reserve(chat, 100.0) >= 30) is waits


def test_a_pause_asked_for_a_group_is_its_own() -> None:
    limiter = Limiter()
    limiter.pause(-5, 300, 100.0)
    assert limiter.reserve(6, 100.0) < 1
    assert limiter.reserve(-5, 100.0) >= 300


def test_memory_is_bounded() -> None:
    limiter = Limiter()
    for chat in range(1, 20_000):
        limiter.reserve(chat, chat * 10.0)
    assert len(limiter._chats) < 6000
