from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.rules import (
    BACK_OFF,
    DAY,
    MOST_A_DAY,
    MOST_ATTEMPTS,
    PURPOSES,
    after_failure,
    may_repeat,
    needs_consent,
    room_from,
)

NOW = datetime(2026, 11, 27, 12, tzinfo=timezone.utc)


def test_waits_grow_and_end() -> None:
    waits = [after_failure(n, NOW) for n in range(1, MOST_ATTEMPTS + 1)]
    assert waits[-1] is None
    assert [w - NOW for w in waits if w] == sorted(BACK_OFF)


def test_only_an_answer_is_repeated_and_only_once() -> None:
    assert [(p, n) for p in PURPOSES for n in (1, 2, 3) if may_repeat(p, n)] == [("answer", 1)]


def test_what_needs_an_agreement() -> None:
    assert not needs_consent("answer", "web")
    assert needs_consent("answer", "email")
    assert needs_consent("follow_up", "web")
    assert needs_consent("event", "telegram")
    assert not needs_consent("confirmation", "email")


@given(st.sampled_from(PURPOSES), st.lists(st.integers(0, 40 * 3600), max_size=40))
def test_nobody_ever_gets_more_than_the_limit_in_a_day(purpose: str, ages: list[int]) -> None:
    """Sending as soon as the rule allows never puts more than the limit into any 24 hours."""
    sent = [NOW - timedelta(seconds=age) for age in ages]
    now = NOW
    mine: list[datetime] = []
    for _ in range(30):
        allowed = room_from(sent + mine, purpose, now)
        now = max(now, allowed or now)
        if room_from(sent + mine, purpose, now) is None:
            mine.append(now)
    for at in mine:
        window = [m for m in mine if at - DAY < m <= at]
        assert len(window) <= MOST_A_DAY[purpose]
