"""The quicker check of action results says what Rasa's own says."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Tracker

from bot.channels.action_results import call, is_valid

ACTION = RemoteAction("action_answer", None)
MEMORY = [AnySlot("memory", mappings=[{"type": "custom"}])]
SLOT = {"event": "slot", "name": "memory", "value": {"turn": 3, "focus": ["facebook"]}, "timestamp": None}
GOOD: list[dict[str, Any]] = [
    {},
    {"events": [], "responses": []},
    {"events": [SLOT], "responses": [{"text": "Bonjour", "custom": {"kind": "answer"}, "buttons": []}]},
]
BAD: list[dict[str, Any]] = [
    {"events": "none"},
    {"events": [{"event": "slot"}]},
    {"events": [SLOT], "responses": ["Bonjour"]},
    {"events": [{"name": "memory"}]},
]


@pytest.mark.parametrize("result", GOOD)
def test_good_answers_pass_both(result: dict[str, Any]) -> None:
    assert RemoteAction._validate_action_result(ACTION, result)
    assert is_valid(ACTION, result)


@pytest.mark.parametrize("result", BAD)
def test_bad_answers_pass_neither(result: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as theirs:
        RemoteAction._validate_action_result(ACTION, result)
    with pytest.raises(ValidationError, match="action_answer") as ours:
        is_valid(ACTION, result)
    assert list(ours.value.absolute_path) == list(theirs.value.absolute_path)


def test_the_call_is_what_the_action_server_reads() -> None:
    tracker = DialogueStateTracker.from_events("c", [UserUttered("bonjour"), SlotSet("memory", {"turn": 3})], MEMORY)
    asked = call(ACTION, tracker, Domain.empty())
    read = Tracker.from_dict(asked["tracker"])
    assert asked["next_action"] == "action_answer"
    assert (read.sender_id, read.get_slot("memory"), read.latest_message["text"]) == ("c", {"turn": 3}, "bonjour")
    theirs = RemoteAction._action_call_format(ACTION, tracker, Domain.empty())
    assert {**theirs["tracker"], "events": []} == asked["tracker"]
    assert theirs.keys() - asked.keys() == {"domain"}
