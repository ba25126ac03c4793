"""Events in the conversation, without servers: real knowledge, a real event, made-up understandings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.events import knowledge
from bot.events.house import EventHouse
from bot.events.model import Event
from bot.knowledge.repository import KnowledgeRepository
from tests.events.conftest import asks, visitor
from tests.followup.conftest import Clock
from tests.outbox.conftest import add_conversation

pytestmark = pytest.mark.events


@dataclass
class Talk:
    """One conversation: what is said is understood as the test says."""

    house: EventHouse
    library: Library
    id: str
    memory: Memory = field(default_factory=Memory)
    profile: Profile = field(default_factory=Profile)

    def say(self, topic: str, text: str, **facts: Any) -> Reply:
        return self._turn(Parsed(text, topic, 0.9, ((topic, 0.9),), Facts(**facts)))

    def press(self, topic: str, **values: str) -> Reply:
        return self._turn(Parsed("/" + topic, topic, 1.0, from_button=True, values=values))

    def _turn(self, parsed: Parsed) -> Reply:
        reply = respond(parsed, self.profile, self.memory, self.library, None, self.house.desk(self.id))
        self.memory, self.profile = reply.memory, reply.profile
        return reply


@pytest.fixture
def talk(house: EventHouse, event: Event, library: Library) -> Talk:
    add_conversation(house.engine, "chat")
    return Talk(house, library, "chat")


def test_from_the_code_to_the_speakers_answer(talk: Talk, house: EventHouse, event: Event) -> None:
    assert "Quel est le code" in talk.say("join_event", "je suis à l'événement").answers[0].text
    welcome = talk.say("out_of_scope", "cafe 27")
    assert welcome.answers[0].topic == "join_event"
    assert "Bienvenue à «\u00a0Facebook et les autres\u00a0»" in welcome.answers[0].text
    assert "Claire Martin et Ali Benali" in welcome.answers[0].text
    assert talk.press("ask_speaker").answers[0].kind == "question"
    taken = talk.say("time_investment", "Combien de temps faut-il par semaine ?")
    assert "transmise à Claire Martin et Ali Benali, sans votre nom" in taken.answers[0].text
    assert taken.answers[1].text.startswith("Réponse de l'assistant, en attendant")
    assert taken.inbox is None, "the speaker has it, not the inbox"
    [kept] = house.questions.all(event.id)
    assert kept.draft is not None
    assert kept.draft in taken.answers[1].text, "the draft is the assistant's own answer"


def test_a_name_is_asked_only_when_wanted(talk: Talk, house: EventHouse, event: Event) -> None:
    talk.say("join_event", "CAFE27", event_code="CAFE27")
    talk.press("ask_speaker")
    talk.say("out_of_scope", "Et vous, vous faites comment ?")
    assert "Quel nom afficher" in talk.press("ask_speaker", event="sign").answers[0].text
    assert "Zoé" in talk.say("out_of_scope", "Zoé").answers[0].text
    assert house.questions.all(event.id)[0].name == "Zoé"


def test_the_rooms_questions_are_seen_and_supported(talk: Talk, house: EventHouse, event: Event) -> None:
    id = asks(visitor(house, event, "a"), "Faut-il un site en plus de Facebook ?")
    talk.say("join_event", "CAFE27", event_code="CAFE27")
    shown = talk.say("event_info", "je veux voir les questions des autres")
    assert "Faut-il un site en plus de Facebook" in shown.answers[0].text
    [button] = [b for b in shown.answers[0].buttons if b.title.startswith("Soutenir")]
    assert id in button.payload
    assert "C'est noté" in talk.press("ask_speaker", event="support", q=id).answers[0].text
    assert "une fois par personne" in talk.press("ask_speaker", event="support", q=id).answers[0].text
    assert house.questions.all(event.id)[0].concerned == 2


def test_when_where_and_what_is_next(talk: Talk, house: EventHouse, event: Event) -> None:
    told = talk.say("event_info", "c'est quand ?").answers[0].text
    assert "vendredi 27 novembre 2026, de 18 h à 20 h" in told
    assert "Médiathèque, Laval" in told
    assert "/e/CAFE27/agenda.ics" in told


def test_the_recap_is_promised_then_given(talk: Talk, house: EventHouse, event: Event, clock: Clock) -> None:
    talk.say("join_event", "CAFE27", event_code="CAFE27")
    assert "n'est pas encore publié" in talk.say("event_recap", "le compte rendu ?").answers[0].text
    assert "vous recevrez le compte rendu" in talk.press("event_recap", event="want_recap").answers[0].text
    house.events.publish_recap(event.id, clock())
    assert "/e/CAFE27/compte-rendu" in talk.say("event_recap", "le compte rendu ?").answers[0].text


def test_the_answer_is_rated_by_its_asker(talk: Talk, house: EventHouse, event: Event) -> None:
    talk.say("join_event", "CAFE27", event_code="CAFE27")
    talk.press("ask_speaker")
    talk.say("out_of_scope", "Et vous, vous faites comment ?")
    [asked] = house.questions.all(event.id)
    house.answering.answer(asked.public_id, "Je fais simple.", "Claire Martin")
    said = talk.press("ask_speaker", event="rate", q=asked.public_id, value="not_mine").answers[0].text
    assert "une personne va la reprendre" in said
    assert house.questions.all(event.id)[0].state == "open"
    assert (
        "n'est plus enregistrée"
        in talk.press("ask_speaker", event="rate", q="inconnue", value="useful").answers[0].text
    )


def test_a_call_for_help_is_for_no_screen(talk: Talk, house: EventHouse, event: Event) -> None:
    talk.say("join_event", "CAFE27", event_code="CAFE27")
    talk.press("ask_speaker")
    alarm = Parsed("je n'en peux plus, je veux en finir", "out_of_scope", 0.9, distress=True)
    reply = respond(alarm, talk.profile, talk.memory, talk.library, None, house.desk("chat"))
    assert reply.answers[0].data()["redirect"] == "distress"
    assert house.questions.all(event.id) == []


def test_an_unknown_code_and_no_event_still_lead_somewhere(talk: Talk) -> None:
    assert "Je ne retrouve pas le code" in talk.say("join_event", "code Q4T7", event_code="Q4T7").answers[0].text
    talk.press("ask_speaker")
    kept = talk.say("time_investment", "Combien de temps ?")
    assert kept.inbox == "speaker_question", "without an event, a person of the organisation gets it"


@pytest.mark.parametrize(
    "step", ["list", "support", "sign", "named", "anonymous", "rate", "want_recap", "nothing like it"]
)
def test_every_button_pressed_outside_any_event_gets_a_sentence(talk: Talk, step: str) -> None:
    assert talk.press("ask_speaker", event=step, q="x", value="y").answers[0].text


def test_what_a_person_answered_is_said_to_the_next_who_asks(house: EventHouse, event: Event, library: Library) -> None:
    own = Library(KnowledgeRepository(house.engine), library.organisation)
    id = asks(visitor(house, event, "a"), "Faut-il publier le dimanche sur Facebook ?")
    house.answering.answer(id, "Le dimanche soir marche bien, **essayez** deux mois.", "Claire Martin")
    knowledge.keep(house, id)
    add_conversation(house.engine, "later")
    reply = Talk(house, own, "later").say("posting_frequency", "faut il publier sur facebook le dimanche")
    assert "Le dimanche soir marche bien" in reply.answers[0].text
    assert "Réponse de Claire Martin" in reply.answers[0].text
    assert reply.answers[0].topic == "posting_frequency"
