"""Event pages and what phones ask for, over HTTP and without Rasa: questions are taken and shown even when it is down."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from html import unescape
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.answers.event_desk import Own
from bot.channels.handling import Handling
from bot.channels.problems import ProblemError, on_problem
from bot.channels.store import Conversations
from bot.channels.tokens import sign
from bot.events.house import EventHouse
from bot.events.model import OWN_WORDS, Event
from bot.pages.events.api import EventApi
from bot.pages.events.boards import Boards
from bot.pages.events.desk import COOKIE, DeskPages
from bot.pages.events.public import PublicPages
from tests.events.conftest import SITE, START, asks, visitor
from tests.followup.conftest import Clock
from tests.outbox.conftest import SECRET, add_conversation

pytestmark = pytest.mark.events
OWN = Own("**Deux heures.** Pour commencer.", (), "time_investment")


class Assistant(EventApi):
    """The API whose assistant says what the test wants, or is down."""

    says: tuple[Own | None, str | None] = (None, None)

    async def _assistant(self, id: str, client_id: str, text: str) -> tuple[Own | None, str | None]:
        return self.says


@pytest.fixture
def api(house: EventHouse) -> Assistant:
    handling = Handling.__new__(Handling)
    handling.store = Conversations(house.engine)  # all that the API asks of it beside the assistant
    return Assistant(house, handling, Boards(house))


@pytest.fixture
async def web(house: EventHouse, event: Event, api: Assistant) -> AsyncIterator[httpx.AsyncClient]:
    routes = [*api.routes(), *PublicPages(house).routes(), *DeskPages(house).routes()]
    app = Starlette(routes=routes, exception_handlers={ProblemError: on_problem})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=SITE) as client:
        yield client


class Phone:
    """One person's page."""

    def __init__(self, web: httpx.AsyncClient, house: EventHouse, name: str, code: str = "CAFE27") -> None:
        add_conversation(house.engine, name)
        self._web, self._path = web, f"/e/{code}/people/{name}"
        self.headers = {"authorization": f"Bearer {sign(name, SECRET)}"}

    async def ask(self, text: Any, **more: Any) -> httpx.Response:
        return await self.post("/questions", {"id": str(uuid.uuid4()), "text": text, **more})

    async def post(self, path: str, body: Any) -> httpx.Response:
        return await self._web.post(self._path + path, json=body, headers=self.headers)

    async def me(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self._web.get(self._path, headers=self.headers)).json()
        return found


async def test_a_question_is_asked_shown_supported_and_answered(
    web: httpx.AsyncClient, house: EventHouse, api: Assistant
) -> None:
    api.says = (OWN, None)
    one, two = Phone(web, house, "a"), Phone(web, house, "b")
    asked = (await one.ask("Combien de temps par semaine ?", name="Zoé")).json()
    assert (asked["taken"], asked["own"]) == ("shown", OWN.text)
    board = (await web.get("/e/CAFE27/board")).json()
    assert [(q["text"], q["name"], q["people"]) for q in board["questions"]] == [
        ("Combien de temps par semaine\u00a0?", "Zoé", 1)
    ]
    assert (await two.post("/support", {"question": asked["id"]})).json() == {"supported": True}
    assert (await two.me())["supported"] == [asked["id"]]
    news = (await web.get(f"/e/CAFE27/board?since={board['version']}&wait=5")).json()
    assert [(q["id"], q["people"]) for q in news["questions"]] == [(asked["id"], 2)]
    assert (await two.post("/support", {"question": asked["id"], "on": False})).json() == {"supported": False}
    house.answering.answer(asked["id"], "Deux heures.", "Claire Martin")
    [mine] = (await one.me())["questions"]
    assert (mine["answer"], mine["author"], mine["own"]) == ("Deux heures.", "Claire Martin", None)
    assert (await two.post("/rating", {"question": asked["id"], "value": "useful"})).status_code == 404
    assert (await one.post("/rating", {"question": asked["id"], "value": "useful"})).status_code == 204


async def test_the_board_says_nothing_when_nothing_changed_and_drops_what_is_gone(
    web: httpx.AsyncClient, house: EventHouse, event: Event
) -> None:
    asks(visitor(house, event, "a"), "Combien de temps ?")
    version = (await web.get("/e/CAFE27/board")).json()["version"]
    assert (await web.get(f"/e/CAFE27/board?since={version}")).json() == {"version": version}
    Conversations(house.engine).erase("a")
    assert (await web.get(f"/e/CAFE27/board?since={version}&wait=5")).json()["order"] == []


async def test_a_call_for_help_is_answered_and_shown_to_nobody(
    web: httpx.AsyncClient, house: EventHouse, api: Assistant, event: Event
) -> None:
    said = (await Phone(web, house, "a").ask("je veux en finir avec la vie")).json()
    assert said["taken"] == "help"
    assert "3114" in said["help"]
    api.says = (None, "Appelez le 3114.")
    assert (await Phone(web, house, "b").ask("tout va mal pour moi")).json()["help"] == "Appelez le 3114."
    assert house.questions.all(event.id) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 400),
        ("  ", 400),
        (None, 400),
        (12, 400),
        ("a" * 501, 413),
        ("a" * 5000, 413),
        ("x" * 20_000, 413),
        ("???", 400),
    ],
)
async def test_what_is_no_question_gets_a_french_sentence(
    web: httpx.AsyncClient, house: EventHouse, text: Any, status: int
) -> None:
    answer = await Phone(web, house, "a").ask(text)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


async def test_nobody_speaks_for_another(web: httpx.AsyncClient, house: EventHouse) -> None:
    phone = Phone(web, house, "a")
    phone.headers = {"authorization": f"Bearer {sign('b', SECRET)}"}
    assert (await phone.ask("Combien de temps ?")).status_code == 401
    phone.headers = {}
    assert (await phone.ask("Combien de temps ?")).status_code == 401


async def test_an_event_that_is_over_takes_nothing_in(
    web: httpx.AsyncClient, house: EventHouse, clock: Clock, event: Event
) -> None:
    phone = Phone(web, house, "a")
    clock.forward(days=200)
    assert (await phone.ask("Et maintenant ?")).status_code == 410
    assert "questions sont closes" in (await web.get("/e/CAFE27")).text
    assert house.questions.all(event.id) == []


async def test_too_many_questions_from_one_person_wait(web: httpx.AsyncClient, house: EventHouse) -> None:
    phone = Phone(web, house, "a")
    statuses = [(await phone.ask(f"Question numéro {n} ?")).status_code for n in range(22)]
    assert statuses.count(201) == 20
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    "path", ["/e/ZZZZ99", "/e/ZZZZ99/ecran", "/e?code=ZZZZ99", "/e/<script>alert(1)", "/e/" + "x" * 3000]
)
async def test_an_unknown_code_is_said_with_a_way_on(web: httpx.AsyncClient, path: str) -> None:
    page = await web.get(path)
    assert page.status_code == 404
    assert "Code de l'événement" in page.text
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("code", ["cafe27", "CAFE-27", "cafe%2027"])
async def test_pages_and_files_open_however_the_code_is_typed(web: httpx.AsyncClient, code: str) -> None:
    for path, kind in (
        ("", "text/html"),
        ("/ecran", "text/html"),
        ("/agenda.ics", "text/calendar"),
        ("/qr.svg", "image/svg+xml"),
        ("/qr.png", "image/png"),
    ):
        page = await web.get(f"/e/{code}{path}")
        assert page.status_code == 200, path
        assert page.headers["content-type"].startswith(kind)


async def test_the_recap_is_for_after_and_names_nobody_who_did_not_want_it(
    web: httpx.AsyncClient, house: EventHouse, event: Event, clock: Clock
) -> None:
    desk = visitor(house, event, "a")
    id = asks(desk, "Faut-il un <b>site</b> ?")
    assert "pas encore publié" in (await web.get("/e/CAFE27/compte-rendu")).text
    house.answering.answer(id, "Oui. <script>alert(1)</script>", "Claire Martin")
    house.events.publish_recap(event.id, clock())
    text = (await web.get("/e/CAFE27/compte-rendu")).text
    assert "&lt;b&gt;site" in text
    assert "<script>alert" not in text
    assert (await web.get("/e/CAFE27/compte-rendu.pdf")).content.startswith(b"%PDF")


async def test_the_assistants_words_say_so_wherever_they_are_read(
    web: httpx.AsyncClient, house: EventHouse, event: Event, clock: Clock
) -> None:
    id = asks(visitor(house, event, "a"), "Combien de temps ?")
    source = {
        "title": "Bpifrance Le Lab, 2018",
        "publisher": "Bpifrance Le Lab",
        "year": 2018,
        "url": "https://exemple.fr/x",
    }
    house.questions.draft(id, "Deux heures.", (source,), "time_investment")
    house.answering.answer(id, "", "Claire Martin", approve_draft=True)
    house.events.publish_recap(event.id, clock())
    page = unescape((await web.get("/e/CAFE27/compte-rendu")).text)
    assert f"Réponse de Claire Martin ({OWN_WORDS})." in page
    assert "Bpifrance Le Lab, 2018</a></li>" in page, "a publisher the title names is not said twice"
    [shown] = (await web.get("/e/CAFE27/board")).json()["questions"]
    assert OWN_WORDS in shown["author"]


async def entered(web: httpx.AsyncClient, link: str) -> str:
    path = link.removeprefix(SITE)
    opened = await web.post(f"{path}/ouvrir")
    assert opened.status_code == 303
    return path


async def test_the_desk_opens_in_one_browser_only(web: httpx.AsyncClient, house: EventHouse, event: Event) -> None:
    link = house.accesses.make(event.id, "speaker", house.clock(), "Claire Martin")
    assert "Ouvrir sur cet appareil" in (await web.get(link)).text
    path = await entered(web, link)
    cookie = web.cookies.get(COOKIE, path=path)
    assert "Qui est là" in (await web.get(path)).text
    web.cookies.clear()
    stranger = await web.get(path)
    assert stranger.status_code == 403
    assert "un autre appareil" in stranger.text
    assert (await web.post(path, data={"do": "close"})).status_code == 403
    assert cookie


async def test_a_speaker_answers_and_an_organiser_decides(
    web: httpx.AsyncClient, house: EventHouse, event: Event
) -> None:
    id = asks(visitor(house, event, "a"), "Combien de temps ?")
    speaker = await entered(web, house.accesses.make(event.id, "speaker", house.clock(), "Claire Martin"))
    assert (await web.post(speaker, data={"do": "close"})).status_code == 400, "not a speaker's to decide"
    await web.post(speaker, data={"do": "aside", "q": id, "reason": ""})
    assert house.questions.one(id).state == "open", "no reason, no change"  # type: ignore[union-attr]  # it exists
    done = await web.post(
        speaker, data={"do": "answer", "q": id, "text": "Deux heures.", "keep": "1"}, follow_redirects=True
    )
    assert "Envoyée à 1 personne." in done.text
    organiser = await entered(web, house.accesses.make(event.id, "organiser", house.clock()))
    pasted = await web.post(
        organiser, data={"do": "paste", "text": "- Une autre ?\n- Encore une ?"}, follow_redirects=True
    )
    assert "2 questions prises" in pasted.text


async def test_a_link_opens_one_event_and_not_the_questions_of_others(
    web: httpx.AsyncClient, house: EventHouse, event: Event
) -> None:
    other = house.events.create("Autre", START, START.replace(hour=20))
    id = asks(visitor(house, event, "a"), "Combien de temps ?")
    desk = await entered(web, house.accesses.make(other.id, "organiser", house.clock()))
    said = await web.post(desk, data={"do": "answer", "q": id, "text": "Piraté."}, follow_redirects=True)
    assert "Rien n'a été envoyé" in unescape(said.text)
    assert house.questions.one(id).answer is None  # type: ignore[union-attr]  # it exists
