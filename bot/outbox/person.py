"""Everything for a person goes by two letters: one into the conversation (the web page, or Telegram once they moved
there), one by e-mail for whoever left a confirmed address. Which apply is decided when they leave, not when they are posted."""

from __future__ import annotations

from dataclasses import replace

from bot.outbox.store import Draft, Outbox

CHANNELS = ("web", "email")


def drafts_for_person(draft: Draft) -> tuple[Draft, Draft]:
    """The letter by each way; the key and the channel of `draft` are completed."""
    conversation, mail = (replace(draft, key=f"{draft.key}:{channel}", channel=channel) for channel in CHANNELS)
    return conversation, mail


def post_to_person(outbox: Outbox, draft: Draft) -> None:
    """Post both letters; the same key again changes nothing."""
    outbox.post(*drafts_for_person(draft))
