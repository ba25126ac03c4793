"""What the tracker's last message says, as the dialogue wants it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from bot.dialogue.meaning import Parsed
from bot.nlu.entities import from_entities


def parsed(tracker: Tracker) -> Parsed:
    """The bare understanding of the last user message."""
    return parsed_message(tracker.latest_message)


def parsed_message(message: dict[str, Any]) -> Parsed:
    """From Rasa's parse result (also what `rasa shell nlu` prints)."""
    intent = message.get("intent") or {}
    ranking = tuple((one["name"], float(one["confidence"])) for one in message.get("intent_ranking") or ())
    return Parsed(
        text=message.get("text") or "",
        topic=intent.get("name") or "out_of_scope",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=ranking,
        facts=from_entities(message.get("entities") or []),
        second=message.get("second_topic"),
        ask_back=bool(message.get("ask_back")),
        distress=bool(message.get("distress")),
        from_button=(message.get("text") or "").startswith("/"),
    )


def is_from_button(tracker: Tracker) -> bool:
    """Clicks are never kept for a person to read: nothing was misunderstood."""
    return (tracker.latest_message.get("text") or "").startswith("/")
