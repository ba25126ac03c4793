"""Every route of the running servers, and genuine values that get past their first door."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

import httpx
from flask import Flask
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from bot import signing
from bot.advisor.plan import Plan
from bot.channels.store import Conversations
from bot.channels.tokens import new_conversation_id, sign
from bot.console.house import House, make_house
from bot.followup.desk import House as FollowUp
from bot.inbox import Inbox
from bot.knowledge.pairs import Pair
from bot.settings import Settings
from tests.console.conftest import PASSWORD

CONVERSATIONS = 300
COOKIE = "bc_acces"
Found = tuple[str, tuple[str, ...]]


def web_routes(app: Starlette) -> list[Found]:
    """(pattern, methods) of every route, files below a mount as `/mount/{path}`."""
    return [found for route in app.routes for found in _of(route)]


def _of(route: BaseRoute) -> list[Found]:
    if isinstance(route, Mount):
        return [(f"{route.path}/{{path}}", ("GET", "HEAD"))]
    if isinstance(route, Route):
        return [(route.path, tuple(sorted(route.methods or {"GET"})))]
    raise AssertionError(f"a kind of route that is not fuzzed: {route!r}")


def console_routes(app: Flask) -> list[Found]:
    """The same of the console."""
    return [
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), tuple(sorted(rule.methods or ())))
        for rule in app.url_map.iter_rules()
    ]


class Web:
    """Conversations, an event, a plan, an address, a speaker's link: all genuine."""

    def __init__(self, settings: Settings, seed: int) -> None:
        self._chance, self._secret = random.Random(seed), settings.secret  # noqa: S311  # reproducible, not secret
        console = make_house(settings)
        store = Conversations(console.engine)
        self.ids = [new_conversation_id() for _ in range(CONVERSATIONS)]
        for id in self.ids:
            store.create(id, "web", None)
        event = an_event(console)
        house = FollowUp(settings, console.organisation, console.engine, self._secret)
        plan = house.follow_ups.keep_plan(
            self.ids[0], Plan(60, False, (("site", "Site", "main"),), ()), date(2030, 1, 7)
        )
        address = house.addresses.leave(self.ids[0], "email", "claire@exemple.fr")
        tracking = house.follow_ups.ask(self.ids[0], "customers").id
        link = console.events.accesses.make(event, "organiser", datetime.now(timezone.utc)).rpartition("/")[2]
        self._device = console.events.accesses.open(link, datetime.now(timezone.utc)).removeprefix("device:")
        self._tokens = {"/plan": signing.make("plan", plan, self._secret), "/suivi": signing.make("track", tracking, self._secret), "/intervenant": link,
                        "/adresse/confirmer": signing.make("confirm", address, self._secret),
                        "/adresse/arreter": signing.make("stop", address, self._secret)}  # fmt: skip

    def genuine(self, name: str, pattern: str) -> str | None:
        """A value for a path's parameter."""
        if name == "id":
            return self._chance.choice(self.ids)
        if name == "token":
            return next(token for start, token in self._tokens.items() if pattern.startswith(start))
        return "CAFE27" if name == "code" else None

    def headers(self, path: str) -> dict[str, str]:
        """The token of the conversation in the path, and a speaker's cookie."""
        id = next((part for part in path.partition("?")[0].split("/") if part in self.ids), None)
        given = {"authorization": f"Bearer {sign(id, self._secret)}"} if id else {}
        return {**given, "cookie": f"{COOKIE}={self._device}"} if path.startswith("/intervenant") else given


def an_event(console: House) -> int:
    """A talk that goes on now, with a question."""
    now = datetime.now(timezone.utc)
    event = console.events.events.create(
        "Une rencontre", now - timedelta(hours=1), now + timedelta(hours=3), code="CAFE27"
    )
    Conversations(console.engine).create("asker", "web", None)
    console.events.people.join(event.id, "asker")
    assert console.events.desk("asker").ask("Combien de temps par semaine ?", None).id
    return event.id


class Console:
    """An administrator who is in, and things to look at."""

    def __init__(self, base: str, settings: Settings, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  # reproducible, not secret
        house = make_house(settings)
        event = an_event(house)
        Inbox(house.engine).keep("asker", "Et pour un luthier ?", "not_understood", None, 0.1)
        house.pairs.put(Pair("console-1", "Et pour un luthier ?", "Oui.", "Anne", "", date(2026, 1, 1)))
        question = house.events.questions.all(event)[0].public_id
        self._values: dict[str, Sequence[str]] = {
            "id": ("1", "asker", "console-1", question, "facebook"), "code": ("CAFE27",), "file": ("platforms.yml", "cases.yml"), "kind": ("pair", "platform"),
            "number": ("1",), "name": ("turns", "topics"), "paper": ("affiche.pdf", "questions.csv", "questions.json"), "filename": ("console.css",),
        }  # fmt: skip
        with httpx.Client(base_url=base) as http:
            token = csrf(http.get("/entrer").text)
            assert (
                http.post("/entrer", data={"csrf_token": token, "login": "anne", "password": PASSWORD}).status_code
                == 302
            )
            self._headers = {
                "x-csrftoken": csrf(http.get("/mot-de-passe").text),
                "cookie": f"console={http.cookies['console']}",
            }

    def genuine(self, name: str, pattern: str) -> str | None:
        """A value for a path's parameter."""
        return self._chance.choice(self._values[name]) if name in self._values else None

    def headers(self, path: str) -> dict[str, str]:
        """The session and its token, but where they would end it."""
        return {} if path.startswith("/sortir") else self._headers


def csrf(html: str) -> str:
    """The token in a page's form."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', html)
    assert found, "the page has no form"
    return found.group(1)
