"""The public HTTP contract of the web channel (docs/contract/http.md): conversations, messages, history, export, erasure."""

from __future__ import annotations

from typing import Any

from limits import RateLimitItemPerMinute
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import proxies
from bot.answers import later
from bot.channels.bounded import bounded
from bot.channels.guarded import conversation_of, stored, unless_down, within
from bot.channels.handling import Handling, as_message
from bot.channels.harmless import clean
from bot.channels.notice import notice
from bot.channels.problems import ProblemError
from bot.channels.request_data import client_id, json_object, number
from bot.channels.store import Incoming
from bot.channels.tokens import new_conversation_id, sign
from bot.events.house import EventHouse
from bot.events.model import Event
from bot.followup.desk import House
from bot.limiting import Limiter
from bot.organisation import Organisation
from bot.settings import Settings
from bot.text import typeset

MAX_BODY = 64_000
MAX_COMMENT = 1000
MAX_WAIT = 25.0
LOOK_EVERY = 2.0
GRACE_SECONDS = 1.5
"""What storing may take beside the turn; after it the person is told to try again, whatever hangs."""
ADDRESS_PROBLEMS = {"invalid": "bad_email", "too_many": "too_many_emails", "unavailable": "no_email"}
PER_CONVERSATION = RateLimitItemPerMinute(30)
NEW_PER_ADDRESS = RateLimitItemPerMinute(60)
NEW_PER_ROOM = RateLimitItemPerMinute(600)
"""While an event is live: a whole room shares the address of its Wi-Fi."""


class WebChannel:
    """Routes below /chat. One instance a process."""

    def __init__(
        self, settings: Settings, organisation: Organisation, handling: Handling, secret: str, house: House
    ) -> None:
        self._settings, self._organisation, self._handling, self._secret = settings, organisation, handling, secret
        self._house, self._events = house, EventHouse(house)
        self._limiter = Limiter(settings.redis_url)

    def routes(self) -> list[Route]:
        """The contract's routes."""
        one, most = "/chat/conversations/{id}", self._settings.turn_seconds + GRACE_SECONDS
        return [
            Route("/chat/conversations", bounded(self.create, most), methods=["POST"]),
            Route(f"{one}/messages", bounded(self.send, most), methods=["POST"]),
            Route(f"{one}/messages", bounded(self.history, most + MAX_WAIT), methods=["GET"]),
            Route(f"{one}/feedback", bounded(self.feedback, most), methods=["POST"]),
            Route(f"{one}/address", bounded(self.leave_address, most), methods=["POST"]),
            Route(f"{one}/address", bounded(self.withdraw_address, most), methods=["DELETE"]),
            Route(f"{one}/export", bounded(self.export, most), methods=["GET"]),
            Route(one, bounded(self.erase, most), methods=["DELETE"]),
        ]

    async def create(self, request: Request) -> Response:
        """201 {"conversation", "token", "notice", "event"?}."""
        asked = await json_object(request, MAX_BODY)
        event = await self._event(asked.get("event"))
        is_live = event is not None and event.phase(self._house.clock()) == "live"
        await within(self._limiter, NEW_PER_ROOM if is_live else NEW_PER_ADDRESS, self._address(request))
        id = new_conversation_id()
        await stored(self._handling.store.create, id, "web", event.code if event else None)
        if event and event.takes_questions(self._house.clock()):
            await stored(self._events.people.join, event.id, id)
        made = {"conversation": id, "token": sign(id, self._secret), "notice": self.notice()}
        return JSONResponse({**made, **({"event": _card(event)} if event else {})}, 201)

    async def send(self, request: Request) -> Response:
        """200 {"topic", "handled_by", "messages"}."""
        id = await self._authorised(request)
        await within(self._limiter, PER_CONVERSATION, id)
        incoming = await self._incoming(id, await json_object(request, MAX_BODY))
        topic, replies = await unless_down(self._handling.handle(id, incoming))
        # The assistant always says something: silence means that a person has the conversation.
        by = "bot" if replies else "person"
        return JSONResponse({"topic": topic, "handled_by": by, "messages": [as_message(r) for r in replies]})

    async def history(self, request: Request) -> Response:
        """200 {"messages"}: all, or those after an id; `wait` seconds for the first new one."""
        id = await self._authorised(request)
        after = number(request, "after", 1 << 53)
        wait = min(number(request, "wait", 60), MAX_WAIT)
        rows = await stored(self._handling.store.history, id, int(after))
        while not rows and wait > 0:
            step = min(wait, LOOK_EVERY)
            await self._handling.wait(id, step)
            wait -= step
            rows = await stored(self._handling.store.history, id, int(after))
        return JSONResponse({"messages": [as_message(row) for row in rows]})

    async def feedback(self, request: Request) -> Response:
        """204; a thumb up or down, with a word."""
        id = await self._authorised(request)
        asked = await json_object(request, MAX_BODY)
        value, answer = asked.get("value"), asked.get("answer_id")
        comment = asked.get("comment")
        if (
            value not in ("up", "down")
            or not isinstance(answer, str)
            or not 0 < len(answer) <= 64
            or not isinstance(comment, (str, type(None)))
        ):
            raise ProblemError("bad_request")
        await stored(self._handling.store.rate, id, answer, value, (comment or "")[:MAX_COMMENT] or None)
        return Response(status_code=204)

    async def leave_address(self, request: Request) -> Response:
        """202 {"status": "sent" | "known"}: an e-mail address to be told later; its owner confirms by a link."""
        id = await self._authorised(request)
        await within(self._limiter, PER_CONVERSATION, id)
        email = (await json_object(request, MAX_BODY)).get("email")
        if not isinstance(email, str):
            raise ProblemError("bad_request")
        outcome = await stored(self._house.desk(id).leave_email, email, later.WORDING)
        if outcome not in ("sent", "known"):
            raise ProblemError(ADDRESS_PROBLEMS[outcome])
        return JSONResponse({"status": outcome}, 202)

    async def withdraw_address(self, request: Request) -> Response:
        """204; the e-mail address is forgotten and nothing more is sent there."""
        id = await self._authorised(request)
        address = (await stored(self._house.addresses.of, id)).get("email")
        if address is not None:
            await stored(self._house.addresses.withdraw, address.id)
        return Response(status_code=204)

    async def export(self, request: Request) -> Response:
        """200, all that is kept about the person."""
        id = await self._authorised(request)
        kept = await stored(self._handling.store.export, id)
        kept["known"] = await stored(self._handling.tracker.export, id)
        return JSONResponse(kept, headers={"Content-Disposition": 'attachment; filename="bon-canal.json"'})

    async def erase(self, request: Request) -> Response:
        """204, and nothing of it remains."""
        id = await self._authorised(request)
        await unless_down(self._handling.erase(id))
        return Response(status_code=204)

    def notice(self) -> str:
        """Said before the first message: a machine, whose, what is kept and how long."""
        return notice(self._organisation)

    async def _incoming(self, id: str, asked: dict[str, Any]) -> Incoming:
        id_given = client_id(asked)
        text, payload = asked.get("text"), asked.get("payload")
        if payload is not None:
            if not isinstance(payload, str) or not await stored(self._handling.store.was_offered, id, payload):
                raise ProblemError("not_offered")
            return Incoming(id_given, clean(text) if isinstance(text, str) else payload, payload)
        if not isinstance(text, str) or not clean(text):
            raise ProblemError("empty")
        if len(text) > self._settings.max_text:
            raise ProblemError("too_long", most=self._settings.max_text)
        return Incoming(id_given, clean(text))

    async def _event(self, code: object) -> Event | None:
        """The event of a code, None when none is given."""
        if code is None or code == "":
            return None
        found = await stored(self._events.events.by_code, code) if isinstance(code, str) else None
        if found is None:
            raise ProblemError("unknown_event")
        return found

    async def _authorised(self, request: Request) -> str:
        return await conversation_of(request, self._secret, self._handling.store)

    def _address(self, request: Request) -> str:
        """The client's address; a forwarded one only from a proxy named in TRUSTED_PROXIES."""
        peer = request.client.host if request.client else "?"
        return proxies.client_address(peer, request.headers.get("x-forwarded-for"), self._settings.trusted_proxies)


def _card(event: Event) -> dict[str, Any]:
    """What a client shows of the event it has joined."""
    return {"title": typeset(event.title), "speakers": list(event.speakers), "page": f"/e/{event.code}"}
