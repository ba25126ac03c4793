"""Telegram's flood limits, kept by not exceeding them: how long to wait before a message may leave. No clock, no sleep.

The limits are not published exactly: about one message a second to a person, 20 a minute to a group, 30 a second in all.
Each is kept as a theoretical arrival time (GCRA): a short burst, then an even pace, whatever window one looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, field

OVERALL_EVERY = 1 / 28
PERSON_EVERY, PERSON_BURST = 1.0, 3
GROUP_EVERY, GROUP_BURST = 3.6, 3
"""60 s / 3.6 s + 3 = 19.7: at most 20 in any minute."""
FORGET_ABOVE = 5000


@dataclass
class Limiter:
    """One per bot token. Times are seconds of any one monotonic clock."""

    _overall: float = 0.0
    _chats: dict[int, float] = field(default_factory=dict)
    _paused: dict[int | None, float] = field(default_factory=dict)

    def reserve(self, chat: int, now: float) -> float:
        """Take the next free place for a message to `chat`; seconds to wait until then."""
        every, burst = (PERSON_EVERY, PERSON_BURST) if chat > 0 else (GROUP_EVERY, GROUP_BURST)
        due = max(self._chats.get(chat, 0.0), now)
        at = max(now, due - every * (burst - 1), self._overall, self.paused_until(chat))
        self._chats[chat] = max(due, at) + every
        self._overall = at + OVERALL_EVERY
        self._forget(now)
        return at - now

    def pause(self, chat: int, seconds: float, now: float) -> None:
        """Telegram asked to wait. A person's chat stands for all: their limits are met together; a group's is its own."""
        key = None if chat > 0 else chat
        self._paused[key] = max(self._paused.get(key, 0.0), now + seconds)

    def paused_until(self, chat: int) -> float:
        """When messages to `chat` may leave again, as far as Telegram told us; 0 when it did not."""
        return max(self._paused.get(None, 0.0), self._paused.get(chat, 0.0))

    def _forget(self, now: float) -> None:
        if len(self._chats) > FORGET_ABOVE:
            self._chats = {chat: due for chat, due in self._chats.items() if due > now}
            self._paused = {chat: until for chat, until in self._paused.items() if until > now}
