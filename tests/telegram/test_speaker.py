"""A speaker answers from Telegram: by a tap, by a text; a forwarded link lets nobody in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.store import Conversations
from bot.cli_events import house_of
from bot.db import utcnow
from bot.events.access import Guest
from bot.events.house import EventHouse
from bot.events.model import Event
from bot.events.speaker_chat import SpeakerChats
from bot.outbox.store import Outbox
from bot.settings import Settings
from tests.telegram.conftest import Bench
from tests.telegram.fake_rasa import FakeRasa
from tests.telegram.transcript import titles

pytestmark = pytest.mark.telegram


@pytest.fixture
def house(bench: Bench) -> EventHouse:
    settings = replace(Settings.from_env({}), database_url=str(bench.engine.url), secret=bench.env["BONCANAL_SECRET"])
    return house_of(settings)


@pytest.fixture
def event(house: EventHouse) -> Event:
    now = utcnow()
    return house.events.create("Soirée réseaux", now, now + timedelta(hours=2), speakers=("Claire Martin",))


def invitation(house: EventHouse, event: Event) -> str:
    """What the speaker's page gives its holder."""
    token = house.accesses.make(event.id, "speaker", utcnow(), "Claire Martin").rsplit("/", 1)[1]
    device = house.accesses.open(token, utcnow()).removeprefix("device:")
    guest = house.accesses.check(token, device, utcnow())
    assert isinstance(guest, Guest)
    return SpeakerChats(house).invite(guest, utcnow())


def ask(bench: Bench, house: EventHouse, event: Event, asker: str, text: str, draft: str = "") -> None:
    """Somebody on the page asks; the assistant's draft is there."""
    Conversations(bench.engine).create(asker, "web", None)
    house.people.join(event.id, asker)
    receipt = house.desk(asker).ask(text, None)
    if draft:
        house.questions.draft(receipt.id, draft, (), "platform_fit")


def test_by_a_tap_then_by_a_text(polling: Bench, house: EventHouse, event: Event, rasa: FakeRasa) -> None:
    ask(polling, house, event, "ana", "Instagram suffit-il pour une fleuriste ?", "Oui, si vous montrez vos bouquets.")
    ask(polling, house, event, "bob", "Combien coûte un site de réservation ?")
    claire = polling.person()
    claire.write(f"/start {invitation(house, event)}")
    _, card = claire.sees(2)
    assert "Bonjour Claire Martin" in card["text"]
    first = "Envoyer cette réponse" in titles(card)
    if not first:  # the questions may have come within the same second
        claire.press(card, "Plus tard")
        (card,) = claire.sees()
    claire.press(card, "Envoyer cette réponse")
    (following,) = claire.sees()
    assert "envoyée à 1 personne" in following["text"]
    assert "site de réservation" in following["text"]
    claire.press(following, "Répondre moi-même")
    (waits,) = claire.sees()
    assert "Écrivez votre réponse" in waits["text"]
    claire.write("De 30 à 60 euros par mois.")
    (done,) = claire.sees()
    assert "Aucune question n'attend" in done["text"].replace("’", "'")
    states = {q.text: (q.state, q.answer) for q in house.questions.all(event.id)}
    assert set(states.values()) == {
        ("answered", "Oui, si vous montrez vos bouquets."),
        ("answered", "De 30 à 60 euros par mois."),
    }
    told = {row.conversation_id for row in Outbox(polling.engine).rows() if row.key.startswith("event-answer")}
    assert told == {"ana", "bob"}
    assert not rasa.asked, "nothing of it is a question to the assistant"
    assert not [m for m in polling.said() if "parole-" in (m.text or "")], "the token is not kept"


def test_a_forwarded_link_lets_nobody_in(polling: Bench, house: EventHouse, event: Event) -> None:
    ask(polling, house, event, "ana", "Facebook pour un notaire ?", "Oui.")
    link = invitation(house, event)
    claire, thief = polling.person(), polling.person(66, name="Autre")
    claire.write(f"/start {link}")
    _, card = claire.sees(2)
    thief.write(f"/start {link}")
    _, refused = thief.sees(2)
    assert "n'est plus valable" in refused["text"].replace("’", "'")
    data = card["markup"]["inline_keyboard"][0][0]["callback_data"]
    thief.press_data(card["message_id"], data)
    polling.idle()
    assert house.questions.all(event.id)[0].state == "open"


def test_a_new_question_comes_by_itself(polling: Bench, house: EventHouse, event: Event) -> None:
    claire = polling.person()
    claire.write(f"/start {invitation(house, event)}")
    _, empty = claire.sees(2)
    assert "Aucune question" in empty["text"]
    ask(polling, house, event, "ana", "TikTok pour un maçon ?", "Pas en premier.")
    (card,) = claire.sees()
    assert "TikTok pour un maçon" in card["text"]
    claire.press(card, "Envoyer cette réponse")
    (done,) = claire.sees()
    assert "envoyée à 1 personne" in done["text"]


def test_to_anybody_else_the_command_is_a_message_like_another(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    awa.write("/questions")
    awa.sees(2)
    assert len(rasa.asked) == 1
