"""What the light page asks for: JSON below /e/CODE. A person is a conversation of the chat, known by its token."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from limits import RateLimitItemPerMinute
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.answers.event_desk import Own
from bot.answers.handlers import ADVICE
from bot.answers.room import WORDING
from bot.channels.guarded import conversation_of, stored, unless_down, within
from bot.channels.handling import Handling
from bot.channels.harmless import clean
from bot.channels.problems import ProblemError
from bot.channels.request_data import client_id, json_object, number
from bot.channels.store import Incoming
from bot.events.desk import ConversationEvents
from bot.events.house import EventHouse
from bot.events.model import Event, EventError
from bot.events.moderation import LONGEST
from bot.limiting import Limiter
from bot.nlu.certain import is_certain
from bot.nlu.encoder import shared_encoder
from bot.pages.events.boards import Boards
from bot.text import fold, typeset

log = logging.getLogger(__name__)
MOST_BODY = 8_000
MAX_WAIT = 25.0
PATIENCE = 1.2
"""Seconds a question waits for the assistant's own answer before it is shown: the room must see it within two."""
PER_PERSON = RateLimitItemPerMinute(20)
SIMILAR = RateLimitItemPerMinute(1200)
"""Of one event: three hundred people may type at once, and no stranger keeps the encoder busy."""


class EventApi:
    """Routes below /e/{code}. One instance a process."""

    def __init__(self, house: EventHouse, handling: Handling, boards: Boards) -> None:
        self._house, self._handling, self._boards = house, handling, boards
        self._limiter = Limiter(house.base.settings.redis_url)
        self._late: set[asyncio.Task[Any]] = set()
        self._warm = False

    def routes(self) -> list[Route]:
        """All of them."""
        me = "/e/{code}/people/{id}"
        return [
            Route("/e/{code}/board", self.board),
            Route("/e/{code}/similar", self.similar, methods=["POST"]),
            Route(me, self.me, methods=["GET"]),
            Route(me, self.describe, methods=["POST"]),
            Route(f"{me}/questions", self.ask, methods=["POST"]),
            Route(f"{me}/support", self.support, methods=["POST"]),
            Route(f"{me}/rating", self.rate, methods=["POST"]),
        ]

    async def board(self, request: Request) -> Response:
        """200, what changed since `since`; `wait` seconds for news."""
        event = await self._event(request)
        self._warm_up()
        since, wait = number(request, "since", 1 << 31), min(number(request, "wait", 60), MAX_WAIT)
        return JSONResponse(await unless_down(self._boards.news(event.id, int(since), wait)))

    async def similar(self, request: Request) -> Response:
        """200 {"questions"}: those that say what is being typed."""
        event = await self._event(request)
        await within(self._limiter, SIMILAR, f"similar:{event.id}")
        text = _text(await json_object(request, MOST_BODY, LONGEST), "text")
        if len(text) < 12:
            return JSONResponse({"questions": []})
        found = await stored(self._house.grouping.like, event.id, text[:LONGEST])
        return JSONResponse(
            {"questions": [{"id": q.public_id, "text": typeset(q.text), "people": q.concerned} for q in found]}
        )

    async def me(self, request: Request) -> Response:
        """200, the person's own questions with their answers, and what they support."""
        event, _, id = await self._person(request)
        return JSONResponse(await stored(self._mine, event, id))

    async def describe(self, request: Request) -> Response:
        """204; {"trade", "level", "recap"}."""
        _, desk, _ = await self._person(request)
        asked = await json_object(request, MOST_BODY, LONGEST)
        trade, level = asked.get("trade"), asked.get("level")
        if not all(isinstance(value, (str, type(None))) for value in (trade, level)):
            raise ProblemError("bad_request")
        await stored(desk.describe, clean(trade)[:120] if trade else None, level)
        if asked.get("recap") is True:
            await stored(desk.want_recap, WORDING)
        return Response(status_code=204)

    async def ask(self, request: Request) -> Response:
        """201 {"taken", "id"}; 200 {"help"} for somebody who is not well: their words are for nobody's screen."""
        _, desk, id = await self._person(request)
        await within(self._limiter, PER_PERSON, id)
        asked = await json_object(request, MOST_BODY, LONGEST)
        text, name = _text(asked, "text"), asked.get("name")
        if not isinstance(name, (str, type(None))):
            raise ProblemError("bad_request")
        if len(text) > LONGEST:
            raise ProblemError("too_long", most=LONGEST)
        turn = asyncio.create_task(self._assistant(id, client_id(asked), text))
        done, _ = await asyncio.wait({turn}, timeout=PATIENCE)
        own, help_text = turn.result() if done else (None, None)
        if help_text or is_certain(fold(text)):
            return JSONResponse({"taken": "help", "help": help_text or typeset(HELP)})
        receipt = await stored(desk.ask_from, text, own, "page", clean(name)[:60] if name else None)
        if receipt.taken in ("empty", "over"):
            raise ProblemError("empty" if receipt.taken == "empty" else "event_over")
        if not done:
            self._afterwards(turn, receipt.id)
        return JSONResponse({"taken": receipt.taken, "id": receipt.id, "own": own.text if own else None}, 201)

    async def support(self, request: Request) -> Response:
        """200 {"supported"}; {"question", "on"}."""
        event, desk, id = await self._person(request)
        await within(self._limiter, PER_PERSON, f"support:{id}")
        asked = await json_object(request, MOST_BODY, LONGEST)
        question = _text(asked, "question")[:64]
        if asked.get("on") is False:
            participant = await stored(self._house.people.of, event.id, id)
            if participant:
                await stored(self._house.questions.withdraw_support, question, participant)
            return JSONResponse({"supported": False})
        await stored(desk.support, question)
        return JSONResponse({"supported": True})

    async def rate(self, request: Request) -> Response:
        """204; {"question", "value"}."""
        _, desk, _ = await self._person(request)
        asked = await json_object(request, MOST_BODY, LONGEST)
        try:
            done = await stored(desk.rate, _text(asked, "question")[:64], _text(asked, "value"))
        except EventError:
            raise ProblemError("bad_request") from None
        if not done:
            raise ProblemError("not_found")
        return Response(status_code=204)

    async def _assistant(self, id: str, client_id: str, text: str) -> tuple[Own | None, str | None]:
        """(own answer, words of help): what the assistant says to the text, as in the chat. Both None when it cannot."""
        try:
            _, replies = await self._handling.handle(id, Incoming(client_id, text))
        except SQLAlchemyError:
            log.exception("event question: the assistant could not be asked")
            return None, None
        for reply in replies:
            data = reply.data() if callable(reply.data) else reply.data
            if data.get("redirect") == "distress":
                return None, reply.text
            if data.get("kind") == "answer" and data.get("topic") in ADVICE:
                return Own(reply.text, tuple(data.get("sources") or ()), str(data["topic"])), None
        return None, None

    def _afterwards(self, turn: asyncio.Task[tuple[Own | None, str | None]], question: str) -> None:
        """The assistant was slower than the room's patience: its answer is kept when it comes, a cry for help is taken off."""

        async def keep() -> None:
            own, help_text = await turn
            if help_text:
                reason = "à lire d'abord par une personne"
                await run_in_threadpool(self._house.changes.set_state, question, "held", "l'assistant", reason)
            elif own:
                await run_in_threadpool(self._house.questions.draft, question, own.text, own.sources, own.topic)

        task = asyncio.create_task(keep())
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    def _warm_up(self) -> None:
        """Somebody is at an event: have the sentence encoder ready before they type, without making them wait for it."""
        if not self._warm:
            self._warm = True
            task = asyncio.create_task(run_in_threadpool(shared_encoder))
            self._late.add(task)
            task.add_done_callback(self._late.discard)

    def _mine(self, event: Event, id: str) -> dict[str, Any]:
        participant = self._house.people.of(event.id, id)
        if participant is None:
            return {"questions": [], "supported": []}
        found = self._house.questions.of_participant(participant)
        questions = [
            {"id": q.public_id, "text": typeset(q.text), "name": q.name, "state": q.state, "label": typeset(q.label), "answer": q.answer,
             "author": q.credit, "own": None if q.answer else q.draft, "sources": list(q.answer_sources)}
            for q in found
        ]  # fmt: skip
        return {"questions": questions, "supported": sorted(self._house.questions.supported_by(participant))}

    async def _event(self, request: Request) -> Event:
        event = await stored(self._house.events.by_code, request.path_params["code"])
        if event is None:
            raise ProblemError("unknown_event")
        return event

    async def _person(self, request: Request) -> tuple[Event, ConversationEvents, str]:
        """The event, and the conversation whose token is shown; it enters the event when it has not."""
        event = await self._event(request)
        id = await conversation_of(request, self._house.base.secret, self._handling.store)
        current = await stored(self._house.events.of_conversation, id)
        if (current is None or current.id != event.id) and event.takes_questions(self._house.clock()):
            await stored(self._house.people.join, event.id, id)
        return event, self._house.desk(id, event), id


HELP = (
    "Ce que vous dites compte, et vous n'avez pas à le porter seul. Le 3114 vous écoute jour et nuit, gratuitement. "
    "Votre message n'a été montré à personne."
)


def _text(asked: dict[str, Any], name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str) or not clean(value):
        raise ProblemError("empty" if name == "text" else "bad_request")
    return clean(value)
