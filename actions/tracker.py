"""What the tracker's last message says, as the dialogue wants it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker

from bot.dialogue.facts import Trade
from bot.dialogue.meaning import Parsed
from bot.nlu.entities import from_entities
from bot.nlu.extract.quantity import quantity


def parsed(tracker: Tracker) -> Parsed:
    """The bare understanding of the last user message."""
    return parsed_message(tracker.latest_message)


def parsed_message(message: dict[str, Any]) -> Parsed:
    """From Rasa's parse result (also what `rasa shell nlu` prints)."""
    intent, text = message.get("intent") or {}, message.get("text") or ""
    values = button_values(text)
    facts = from_entities(message.get("entities") or [])
    if values.get("family"):
        facts = replace(facts, trade=Trade(str(values.get("label", "")), str(values["family"])))
    ranking = tuple((one["name"], float(one["confidence"])) for one in message.get("intent_ranking") or ())
    return Parsed(
        text=text,
        topic=intent.get("name") or "out_of_scope",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=ranking,
        facts=facts,
        second=message.get("second_topic"),
        questions=tuple(message.get("question_topics") or ()),
        ask_back=bool(message.get("ask_back")),
        distress=message.get("distress") == "alarm",
        worry=message.get("distress") == "worry",
        from_button=text.startswith("/"),
        number=None if text.startswith("/") else quantity(text),
        values=values,
    )


def is_from_button(tracker: Tracker) -> bool:
    """Clicks are never kept for a person to read: nothing was misunderstood."""
    return (tracker.latest_message.get("text") or "").startswith("/")


def button_values(text: str) -> dict[str, Any]:
    """What a payload `/topic{json}` carries; {} for anything else."""
    if not text.startswith("/"):
        return {}
    try:
        values = json.loads(text[text.index("{") :])
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}
