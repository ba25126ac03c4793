"""The rules of sending, without clock or database: what needs whose agreement, when to try again, how much is too much."""

from __future__ import annotations

from datetime import datetime, timedelta

PURPOSES = ("answer", "follow_up", "event", "confirmation")
"""What a letter is: a person's answer to a question asked, a question of « avant / après », news of an event, the
confirmation of an address."""

BACK_OFF = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 720))
"""How long to wait after the first, second… failure. After the last one the letter has failed."""
MOST_ATTEMPTS = len(BACK_OFF) + 1
AFTER_DOUBT = timedelta(minutes=2)
"""An answer whose outcome is unknown is sent once more, after this."""

DAY = timedelta(hours=24)
MOST_A_DAY = {"answer": 20, "follow_up": 2, "event": 3, "confirmation": 3}
"""Letters of each purpose that one person gets in 24 hours; what is more waits its turn."""

FRESH = {
    "answer": timedelta(days=30),
    "follow_up": timedelta(days=14),
    "event": timedelta(days=7),
    "confirmation": timedelta(days=2),
}
"""After this delay beyond its due time a letter makes no sense any more and is dropped (a server stopped for weeks)."""


def needs_consent(purpose: str, channel: str) -> bool:
    """Whether an agreement of the person must stand. A person's answer comes back by the channel the question came from
    without one; by e-mail it needs one, which is given with the address."""
    if purpose == "confirmation":
        return False
    return purpose != "answer" or channel == "email"


def after_failure(attempts: int, now: datetime) -> datetime | None:
    """When to try again after this many attempts; None when it was the last."""
    return now + BACK_OFF[attempts - 1] if attempts < MOST_ATTEMPTS else None


def may_repeat(purpose: str, doubts: int) -> bool:
    """Whether a letter whose outcome is unknown for the `doubts`-th time is sent again: once, and only an answer.

    A missed answer is worse than one received twice; a missed reminder is not.
    """
    return purpose == "answer" and doubts == 1


def room_from(sent: list[datetime], purpose: str, now: datetime) -> datetime | None:
    """When the person may get one more letter of the purpose, given those of the last 24 hours; None: now."""
    recent = sorted(at for at in sent if at > now - DAY)
    most = MOST_A_DAY[purpose]
    return recent[-most] + DAY if len(recent) >= most else None
