"""The one door into Rasa: an internal channel that our own channels call with a shared key, one turn at a time.

The public contract (ids, limits, storage) is kept by `bot.channels.web`; here a text is never obeyed as a command, and all
that an action sends for one answer comes back as one message.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels import action_results, tracker_store
from bot.channels.harmless import harmless
from bot.channels.once import Messages, Once, replies_in
from bot.channels.rasa_key import HEADER
from bot.channels.tokens import read_secret
from bot.nlu.components.distress import ALARM, DISTRESS
from bot.settings import Settings

NAME = "boncanal"
OnMessage = Callable[[UserMessage], Awaitable[Any]]


class WholeMessages(CollectingOutputChannel):
    """Keeps text, buttons and JSON of an answer together."""

    @classmethod
    def name(cls) -> str:
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """One answer of an action."""
        self.messages.append({
            "text": message.get("text") or "",
            "buttons": message.get("buttons") or [],
            "data": message.get("custom") or {},
        })  # fmt: skip


class BonCanalInput(InputChannel):
    """POST /webhooks/boncanal/turn {"sender", "text", "payload": bool, "id"?, "watch"?: bool} → {"topic", "messages"}.

    `id` names the message: a turn already played is not played a second time, its answer is read from the tracker. Whether
    it was played is not for the caller to say: a first request may arrive after its own repetition was answered by another
    process, when this one, or the caller, was stopped for a while. With `watch` (a person has the conversation) only a call
    for help is played; anything else leaves no trace here and gets no message.
    """

    def __init__(self, key: str) -> None:
        self._key = key
        self._once = Once()

    @classmethod
    def name(cls) -> str:
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> BonCanalInput:
        action_results.install()
        tracker_store.install()
        return cls(read_secret(Settings.from_env()))

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """The routes below /webhooks/boncanal/."""
        routes = Blueprint("bon_canal_webhook")

        @routes.route("/", methods=["GET"])
        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/turn", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            if not hmac.compare_digest(request.headers.get(HEADER, "").encode("utf-8", "replace"), self._key.encode()):
                return response.json({"title": "forbidden"}, status=403)
            asked = request.json
            sender, id = asked["sender"], asked.get("id")
            if asked.get("watch") and not await _calls_for_help(request, asked["text"]):
                return response.json({"topic": None, "messages": []})
            if id:
                messages = await self._once.play((sender, id), lambda: self._play_named(request, asked))
            else:
                messages = await self._play(on_new_message, asked)
            topic = next((m["data"].get("topic") for m in messages if m["data"].get("topic")), None)
            return response.json({"topic": topic, "messages": messages})

        return routes

    async def _play(self, on_new_message: OnMessage, asked: dict[str, Any]) -> Messages:
        text = asked["text"] if asked.get("payload") else harmless(asked["text"])
        collected = WholeMessages()
        message = UserMessage(text, collected, asked["sender"], input_channel=NAME, message_id=asked.get("id"))
        await on_new_message(message)
        found: Messages = collected.messages
        return found

    async def _play_named(self, request: Request, asked: dict[str, Any]) -> Messages:
        """Looks and plays under one lock: another process may be playing the same turn."""
        agent = request.app.ctx.agent
        async with agent.lock_store.lock(asked["sender"]):
            return await _played(agent.tracker_store, asked) or await self._play(agent.processor.handle_message, asked)


async def _played(store: tracker_store.TrackerStore, asked: dict[str, Any]) -> Messages | None:
    """The answer already given. Most messages are new: the whole conversation is read only for one that was heard."""
    if not store.has_heard(asked["sender"], asked["id"]):
        return None
    tracker = await store.retrieve_full_tracker(asked["sender"])
    return replies_in([event.as_dict() for event in tracker.events] if tracker else [], asked["id"])


async def _calls_for_help(request: Request, text: str) -> bool:
    """By understanding alone: no action is asked and the tracker stays as it is."""
    understood = await request.app.ctx.agent.parse_message(harmless(text))
    return bool(understood.get(DISTRESS) == ALARM)
