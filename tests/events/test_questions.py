"""Entering, asking, supporting: what the room does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.events import codes
from bot.events.house import EventHouse
from bot.events.model import Event, EventError
from bot.events.moderation import LONGEST
from tests.events.conftest import START, asks, visitor
from tests.followup.conftest import Clock
from tests.outbox.conftest import add_conversation

pytestmark = pytest.mark.events


def test_drawn_codes_hold_no_look_alike_signs() -> None:
    drawn = {codes.new_code() for _ in range(300)}
    assert len(drawn) > 290
    assert not set("".join(drawn)) & set("BDGILOQSUVZ01258")
    assert all(codes.key(code) == code for code in drawn), "a drawn code is its own key"


@pytest.mark.parametrize(
    "typed", ["CAFE27", "cafe27", " cafe 27 ", "c-a-f-e-2-7", "CAFEZ7", "café27", "j'ai le code cafe 27, merci"]
)
def test_a_code_is_known_however_it_is_typed(house: EventHouse, event: Event, typed: str) -> None:
    add_conversation(house.engine, "a")
    card = house.desk("a").join(typed)
    assert card is not None
    assert card.code == "CAFE27"


@pytest.mark.parametrize("typed", ["CAFE28", "", "?", "bonjour tout le monde", "x" * 5000, "'; drop table event; --"])
def test_another_code_opens_nothing(house: EventHouse, event: Event, typed: str) -> None:
    add_conversation(house.engine, "a")
    assert house.desk("a").join(typed) is None


def test_two_codes_that_look_alike_cannot_both_exist(house: EventHouse, event: Event) -> None:
    with pytest.raises(EventError, match="looks like"):
        house.events.create("Autre", START, START + timedelta(hours=1), code="CAFEZ7")


def test_a_question_reaches_the_list_without_a_name(house: EventHouse, event: Event) -> None:
    asker = visitor(house, event, "a")
    id = asks(asker, "Faut-il un site en plus de Facebook ?")
    [found] = house.questions.all(event.id)
    assert (found.public_id, found.name, found.concerned, found.state) == (id, None, 1, "open")
    assert asker.sign(id, "Zoé")
    assert house.questions.all(event.id)[0].name == "Zoé"
    assert not visitor(house, event, "b").sign(id, "Intrus"), "only the asker signs"


def test_a_person_counts_once_however_often_they_vote(house: EventHouse, event: Event) -> None:
    asker, other = visitor(house, event, "a"), visitor(house, event, "b")
    id = asks(asker, "Combien de temps par semaine ?")
    assert not asker.support(id), "one's own question"
    assert other.support(id)
    assert not other.support(id)
    assert house.questions.all(event.id)[0].concerned == 2


def test_the_same_words_again_are_the_same_question(house: EventHouse, event: Event) -> None:
    asker = visitor(house, event, "a")
    assert asks(asker, "Combien de temps par semaine ?") == asks(asker, "combien de temps par semaine")


@pytest.mark.parametrize(
    ("text", "taken"), [("   ", "empty"), ("???", "empty"), ("a" * (LONGEST + 1), "too_long"), ("a" * 5000, "too_long")]
)
def test_what_is_no_question_is_refused(house: EventHouse, event: Event, text: str, taken: str) -> None:
    assert visitor(house, event, "a").ask(text, None).taken == taken
    assert house.questions.all(event.id) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vous êtes nuls, pourquoi venir ?",
        "Quel connard a eu cette idée ?",
        "Allez voir https://gagnez.example/argent",
        "POURQUOI PERSONNE NE REPOND JAMAIS ICI",
    ],
)
def test_insults_links_and_shouting_wait_for_a_person(house: EventHouse, event: Event, text: str) -> None:
    asker, other = visitor(house, event, "a"), visitor(house, event, "b")
    receipt = asker.ask(text, None)
    assert receipt.taken == "held"
    assert other.questions(10) == ()
    assert not other.support(receipt.id)
    house.changes.set_state(receipt.id, "open", "organisateur")
    assert [q.text for q in other.questions(10)] == [text]


@pytest.mark.parametrize(
    "text",
    ["Comment concilier vie privée et réseaux ?", "Le concours de la chambre, utile ?", "Peut-on contester un avis ?"],
)
def test_ordinary_words_are_no_insults(house: EventHouse, event: Event, text: str) -> None:
    assert visitor(house, event, "a").ask(text, None).taken == "shown"


def test_coordinates_never_reach_the_screen(house: EventHouse, event: Event) -> None:
    asks(visitor(house, event, "a"), "Rappelez-moi au 06 12 34 56 78 ou zoe@exemple.fr, comment débuter ?")
    assert (
        house.questions.all(event.id)[0].text
        == "Rappelez-moi au [numéro retiré] ou [adresse retirée], comment débuter ?"
    )


def test_with_moderation_nothing_shows_before_a_person_read_it(house: EventHouse, event: Event) -> None:
    house.events.set_moderated(event.id, True)
    assert visitor(house, event, "a").ask("Combien ça coûte ?", None).taken == "held"
    assert visitor(house, event, "b").questions(10) == ()


def test_late_questions_come_in_until_the_retention_date_and_no_longer(
    house: EventHouse, event: Event, clock: Clock
) -> None:
    asker = visitor(house, event, "a")
    clock.forward(days=30)
    assert asker.ask("Et un mois plus tard ?", None).taken == "shown"
    clock.forward(days=100)
    assert asker.ask("Et bien plus tard ?", None).taken == "over"
    card = house.desk("a").join("CAFE27")
    assert card is not None
    assert card.phase == "over"


def test_the_speaker_sees_trades_and_never_a_single_person(house: EventHouse, event: Event) -> None:
    for name, trade in (("a", "Fleuriste"), ("b", "fleuriste"), ("c", "notaire")):
        visitor(house, event, name).describe(trade, "beginner")
    audience = house.people.audience(event.id)
    assert (audience.joined, audience.other_trades, audience.levels) == (3, 1, (("débutants", 3),))
    assert [(name.lower(), n) for name, n in audience.trades] == [("fleuriste", 2)]


def test_an_event_cannot_end_before_it_begins(house: EventHouse) -> None:
    with pytest.raises(EventError, match="after the start"):
        house.events.create("Court", START, START - timedelta(minutes=1))
