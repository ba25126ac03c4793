"""Two things of Rasa's made quicker: what is sent to the action server, and the check of what it answers.

Rasa sends all events of the session with each call; our actions read the last message and two slots (`actions/tracker.py`).
Rasa validates each answer with `jsonschema.validate`, which first checks the schema itself against the schema of schemas: the same
check of the same constant at every message, 20 to 50 ms of it. Here the schema is checked once; answers are validated as before.
"""

from __future__ import annotations

from typing import Any

from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa import __version__ as version
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

_SPEC = RemoteAction.action_response_format_spec()
_KIND = validator_for(_SPEC)
_KIND.check_schema(_SPEC)
_VALIDATOR = _KIND(_SPEC)


def is_valid(action: RemoteAction, result: dict[str, Any]) -> bool:
    """True, or ValidationError when the action server's answer is not of the form that Rasa documents. Stands in for a method."""
    error = best_match(_VALIDATOR.iter_errors(result))
    if error is None:
        return True
    error.message += f". The action server's answer to {action.name()} is not of Rasa's custom action format."
    raise error


def call(action: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    """The request, as Rasa documents it, without events and domain. Stands in for a method."""
    state = {**tracker.current_state(EventVerbosity.NONE), "events": []}
    return {"next_action": action.name(), "sender_id": tracker.sender_id, "tracker": state, "version": version}


def install() -> None:
    """From now on, in this process."""
    RemoteAction._action_call_format = call
    RemoteAction._validate_action_result = is_valid
