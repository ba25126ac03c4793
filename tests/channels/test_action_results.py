"""The quicker check of action results says what Rasa's own says."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.channels.action_results import is_valid

ACTION = RemoteAction("action_answer", None)
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
