"""Rasa actions: read the tracker, call `bot.answers`, send what comes back. No logic, no SQL."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.tracker import is_from_button, parsed
from bot.advisor.profile import Profile
from bot.answers.answer import MAX_BUTTONS, Answer
from bot.answers.respond import respond
from bot.answers.sorry import sorry
from bot.dialogue.memory import Memory
from bot.private import pseudonym
from bot.runtime import Runtime, runtime

log = logging.getLogger(__name__)


class Answering(Action):
    """What all our actions do; they differ by the topics that call them (data/rules.yml)."""

    action_name = ""

    def name(self) -> str:
        return self.action_name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Never leaves the user without a sentence: what fails is logged with its trace and apologised for."""
        try:
            return self._answer(dispatcher, tracker, runtime())
        except SQLAlchemyError:
            log.exception("conversation %s: the database failed", pseudonym(tracker.sender_id))
            _send(dispatcher, sorry("database"))
        except Exception:  # the border: whatever fails, the person gets a sentence and a way on
            log.exception("conversation %s: an answer could not be built", pseudonym(tracker.sender_id))
            _send(dispatcher, sorry("failure"))
        return []

    def _answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, run: Runtime) -> list[EventType]:
        profile = Profile.from_dict(tracker.get_slot("profile"))
        memory = Memory.from_dict(tracker.get_slot("memory"))
        message = parsed(tracker)
        reply = respond(
            message,
            profile,
            memory,
            run.current_library(),
            run.desk(tracker.sender_id),
            run.event_desk(tracker.sender_id),
        )
        for answer in reply.answers:
            _send(dispatcher, answer)
        if reply.inbox and not is_from_button(tracker):
            run.inbox.keep(tracker.sender_id, message.text, reply.inbox, message.topic, message.confidence)
        return [SlotSet("profile", reply.profile.as_dict()), SlotSet("memory", reply.memory.as_dict())]


def _send(dispatcher: CollectingDispatcher, answer: Answer) -> None:
    buttons = [{"title": b.title, "payload": b.payload} for b in answer.buttons[:MAX_BUTTONS]]
    dispatcher.utter_message(text=answer.text, buttons=buttons, json_message=answer.data())


class RecommendPlatforms(Answering):
    """Is it for me, which ones, this or that, why."""

    action_name = "action_recommend_platforms"


class ShowCaseStudies(Answering):
    """Real examples, good and bad."""

    action_name = "action_show_case_studies"


class ShowTraining(Answering):
    """Where to learn, and who pays."""

    action_name = "action_show_training"


class ShowRules(Answering):
    """The profession's rules and the law."""

    action_name = "action_show_rules"


class UpdateProfile(Answering):
    """What the person says of themself."""

    action_name = "action_update_profile"


class GiveAdvice(Answering):
    """The written advice topics."""

    action_name = "action_give_advice"


class ServeEvent(Answering):
    """Talks and their questions."""

    action_name = "action_serve_event"


class Serve(Answering):
    """Courtesy and the assistant itself."""

    action_name = "action_serve"


class AnswerAnything(Answering):
    """Whatever no rule serves."""

    action_name = "action_answer"
