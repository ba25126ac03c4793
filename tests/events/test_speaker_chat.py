"""The speaker's own chat: one question at a time, a tap or a text, and nobody else."""

from __future__ import annotations

import pytest

from bot.answers.event_desk import Own
from bot.events.access import Guest
from bot.events.house import EventHouse
from bot.events.model import Event
from bot.events.speaker_cards import Said
from bot.events.speaker_chat import PREFIX, SpeakerChats
from bot.outbox.store import Outbox
from tests.events.conftest import asks, visitor
from tests.followup.conftest import Clock
from tests.outbox.conftest import add_conversation

pytestmark = pytest.mark.events
CHAT = "speaker-chat"
SOURCE = {"title": "Guide", "publisher": "France Num", "year": 2025, "url": "https://www.francenum.gouv.fr/x"}


def guest_of(house: EventHouse, event: Event, name: str = "Claire Martin") -> Guest:
    token = house.accesses.make(event.id, "speaker", house.clock(), name).rsplit("/", 1)[1]
    device = house.accesses.open(token, house.clock()).removeprefix("device:")
    found = house.accesses.check(token, device, house.clock())
    assert isinstance(found, Guest)
    return found


@pytest.fixture
def chats(house: EventHouse) -> SpeakerChats:
    add_conversation(house.engine, CHAT)
    return SpeakerChats(house)


@pytest.fixture
def tied(chats: SpeakerChats, house: EventHouse, event: Event) -> Guest:
    """Claire Martin's chat is tied to the event."""
    guest = guest_of(house, event)
    chats.redeem(chats.invite(guest, house.clock()), CHAT, house.clock())
    return guest


def asked_with_draft(house: EventHouse, event: Event, text: str = "Instagram pour un fleuriste ?") -> str:
    desk = visitor(house, event, "asker")
    receipt = desk.ask(text, Own("**Oui**, pour montrer vos bouquets.", (SOURCE,), "platform_fit"))
    return receipt.id


def payload(said: Said | None, title: str) -> str:
    assert said is not None
    buttons = {b["title"]: b["payload"] for b in said.buttons}
    return str(buttons[title])


def test_the_first_question_comes_with_the_draft_its_source_and_a_button(
    chats: SpeakerChats, house: EventHouse, event: Event
) -> None:
    asked_with_draft(house, event)
    said = chats.redeem(chats.invite(guest_of(house, event), house.clock()), CHAT, house.clock())
    assert "Bonjour Claire Martin" in said.text
    assert "Instagram pour un fleuriste" in said.text
    assert "montrer vos bouquets" in said.text
    assert str(SOURCE["url"]) in said.text
    assert said.buttons[0]["title"] == "Envoyer cette réponse"


def test_one_tap_sends_the_draft_to_its_asker_marked_as_the_assistants(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    asked_with_draft(house, event)
    card = chats.unseen(CHAT, house.clock())
    said = chats.pressed(CHAT, payload(card, "Envoyer cette réponse"), house.clock())
    assert said is not None
    assert "envoyée à 1 personne" in said.text
    [kept] = house.questions.all(event.id)
    assert (kept.state, kept.answer_author) == ("answered", "Claire Martin")
    letters = [row for row in Outbox(house.engine).rows() if row.conversation_id == "asker"]
    assert any("relue et validée" in row.text for row in letters)


def test_a_text_is_the_answer_only_after_the_button(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    asked_with_draft(house, event)
    assert chats.writes(CHAT, "bonjour tout le monde", house.clock()) is None
    card = chats.unseen(CHAT, house.clock())
    waits = chats.pressed(CHAT, payload(card, "Modifier"), house.clock())
    assert waits is not None
    assert "Copiez ma proposition" in waits.text
    assert "montrer vos bouquets" in waits.text
    said = chats.writes(CHAT, "Oui, le mardi et le vendredi.", house.clock())
    assert said is not None
    assert "envoyée à 1 personne" in said.text
    [kept] = house.questions.all(event.id)
    assert kept.answer == "Oui, le mardi et le vendredi."
    assert chats.writes(CHAT, "et merci", house.clock()) is None, "one text, one answer"


def test_the_same_press_again_after_a_crash_sends_nothing_more(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    asked_with_draft(house, event)
    press = payload(chats.unseen(CHAT, house.clock()), "Envoyer cette réponse")
    chats.pressed(CHAT, press, house.clock())
    before = len(list(Outbox(house.engine).rows()))
    again = chats.pressed(CHAT, press, house.clock())
    assert again is not None
    assert "Réponse enregistrée" in again.text
    assert len(list(Outbox(house.engine).rows())) == before


@pytest.mark.parametrize("title", ["Modifier", "Laisser de côté"])
def test_who_changes_their_mind_sends_nothing(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest, title: str
) -> None:
    asked_with_draft(house, event)
    waits = chats.pressed(CHAT, payload(chats.unseen(CHAT, house.clock()), title), house.clock())
    back = chats.pressed(CHAT, payload(waits, "Annuler"), house.clock())
    assert back is not None
    assert "Instagram pour un fleuriste" in back.text
    assert chats.writes(CHAT, "et sinon, TikTok ?", house.clock()) is None
    assert house.questions.all(event.id)[0].state == "open"


@pytest.mark.parametrize("title", ["Envoyer cette réponse", "Déjà répondu à l'oral"])
def test_a_card_shown_before_somebody_else_answered_sends_nothing(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest, title: str
) -> None:
    id = asked_with_draft(house, event)
    press = payload(chats.unseen(CHAT, house.clock()), title)
    house.answering.answer(id, "Non, pas encore.", "Ali Benali")
    before = len(list(Outbox(house.engine).rows()))
    said = chats.pressed(CHAT, press, house.clock())
    assert said is not None
    assert "rien n'a été envoyé" in said.text.replace("’", "'")
    assert len(list(Outbox(house.engine).rows())) == before
    [kept] = house.questions.all(event.id)
    assert (kept.answer, kept.answer_author) == ("Non, pas encore.", "Ali Benali")


def test_a_card_of_a_question_merged_since_sends_no_draft_the_speaker_never_read(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    id = asked_with_draft(house, event)
    press = payload(chats.unseen(CHAT, house.clock()), "Envoyer cette réponse")
    head = (
        visitor(house, event, "other").ask("Instagram, pour un fleuriste ?", Own("Une autre proposition.", (), "x")).id
    )
    house.changes.merge(id, head, "l'organisateur")
    said = chats.pressed(CHAT, press, house.clock())
    assert said is not None
    assert "réunie à une autre" in said.text
    assert "Une autre proposition" in said.text, "the other one follows, with its own draft"
    assert [q.state for q in house.questions.all(event.id)] == ["open"]


def test_aside_needs_a_reason_which_the_asker_is_told(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    asked_with_draft(house, event)
    chats.pressed(CHAT, payload(chats.unseen(CHAT, house.clock()), "Laisser de côté"), house.clock())
    said = chats.writes(CHAT, "hors du sujet de ce soir", house.clock())
    assert said is not None
    assert "Mise de côté" in said.text
    [kept] = house.questions.all(event.id)
    assert (kept.state, kept.reason) == ("off_topic", "hors du sujet de ce soir")


def test_later_goes_through_all_and_then_says_so(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    for i, name in enumerate(("a", "b")):
        asks(visitor(house, event, name), f"Une question différente numéro {i} sur la photo ?")
    first = chats.unseen(CHAT, house.clock())
    second = chats.pressed(CHAT, payload(first, "Plus tard"), house.clock())
    assert second is not None
    assert first is not None
    assert second.text != first.text
    end = chats.pressed(CHAT, payload(second, "Plus tard"), house.clock())
    assert end is not None
    assert "parcouru les 2 questions" in end.text
    again = chats.pressed(CHAT, payload(end, "Reprendre au début"), house.clock())
    assert again is not None
    assert again.text == first.text


def test_a_token_serves_once_and_within_the_hour(
    chats: SpeakerChats, house: EventHouse, event: Event, clock: Clock
) -> None:
    guest = guest_of(house, event)
    token = chats.invite(guest, house.clock())
    add_conversation(house.engine, "stranger")
    chats.redeem(token, CHAT, house.clock())
    assert "n'est plus valable" in chats.redeem(token, "stranger", house.clock()).text
    assert chats.unseen("stranger", house.clock()) is None
    late = chats.invite(guest, house.clock())
    clock.forward(days=1)
    assert "n'est plus valable" in chats.redeem(late, "stranger", house.clock()).text
    assert "n'est plus valable" in chats.redeem(PREFIX + "invented", "stranger", house.clock()).text


def test_a_new_link_ends_the_chat_of_the_old_one(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    asked_with_draft(house, event)
    press = payload(chats.unseen(CHAT, house.clock()), "Envoyer cette réponse")
    guest_of(house, event)
    assert chats.pressed(CHAT, press, house.clock()) is None
    assert house.questions.all(event.id)[0].state == "open"


def test_a_question_of_another_event_is_out_of_reach(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    other = house.events.create("Autre soirée", event.starts_at, event.ends_at, speakers=("Zoé",), code="AUTRE9")
    id = asks(visitor(house, other, "elsewhere"), "Une question d'ailleurs ?")
    said = chats.pressed(CHAT, f'/speaker{{"do": "spoken", "q": "{id}"}}', house.clock())
    assert said is not None
    assert "n'existe plus" in said.text
    assert house.questions.all(other.id)[0].state == "open"


def test_new_questions_are_announced_once_with_their_buttons(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    assert chats.announce(house.clock()) == 0
    asked_with_draft(house, event)
    assert chats.announce(house.clock()) == 1
    assert chats.announce(house.clock()) == 0
    [letter] = [row for row in Outbox(house.engine).rows() if row.conversation_id == CHAT]
    assert "Instagram pour un fleuriste" in letter.text
    assert letter.buttons[0]["title"] == "Envoyer cette réponse"


def test_an_empty_text_or_one_too_long_sends_nothing(
    chats: SpeakerChats, house: EventHouse, event: Event, tied: Guest
) -> None:
    asked_with_draft(house, event)
    chats.pressed(CHAT, payload(chats.unseen(CHAT, house.clock()), "Modifier"), house.clock())
    said = chats.writes(CHAT, "x" * 5000, house.clock())
    assert said is not None
    assert "Rien n'a été envoyé" in said.text
    assert house.questions.all(event.id)[0].state == "open"


def test_a_stranger_to_events_is_left_alone(chats: SpeakerChats, house: EventHouse) -> None:
    assert chats.unseen(CHAT, house.clock()) is None
    assert chats.writes(CHAT, "bonjour", house.clock()) is None
