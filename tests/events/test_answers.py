"""Merging, answering, closing: each asker gets theirs once, and nothing ends without a state and a reason."""

from __future__ import annotations

import pytest

from bot.events import knowledge
from bot.events.house import EventHouse
from bot.events.model import Event, EventError
from bot.knowledge.pairs import Pairs
from bot.outbox.store import Outbox
from tests.events.conftest import asks, visitor

pytestmark = pytest.mark.events


def letters(house: EventHouse, conversation: str, channel: str = "web") -> list[str]:
    rows = Outbox(house.engine).rows()
    return [row.text for row in rows if row.conversation_id == conversation and row.channel == channel]


def test_votes_and_askers_follow_a_merged_question(house: EventHouse, event: Event) -> None:
    a, b, c = (visitor(house, event, name) for name in "abc")
    kept, other = asks(a, "Facebook pour un plombier ?"), asks(b, "Un plombier sur Facebook, utile ?")
    assert c.support(other)
    assert a.support(other)
    house.changes.merge(other, kept, "organisateur")
    [head] = house.questions.all(event.id)
    assert (head.public_id, head.concerned) == (kept, 3), "a asked one and supported the other: once"
    assert not c.support(kept), "already through the merged one"
    house.answering.answer(kept, "Oui, pour être trouvé.", "Claire Martin")
    assert len(letters(house, "a")) == len(letters(house, "b")) == 1
    assert letters(house, "c") == [], "who only supported reads it on the page"
    assert "Un plombier sur Facebook" in letters(house, "b")[0], "each is reminded of their own words"


def test_chains_of_merges_end_at_one_question(house: EventHouse, event: Event) -> None:
    one, two, three = (asks(visitor(house, event, name), f"Question numéro {name} ?") for name in "abc")
    house.changes.merge(three, two, "organisateur")
    house.changes.merge(two, one, "organisateur")
    [head] = house.questions.all(event.id)
    assert (head.public_id, head.concerned) == (one, 3)
    assert house.answering.answer(three, "La même réponse pour tous.", "Claire Martin") == 3


def test_an_answer_is_posted_once_and_a_corrected_one_again(house: EventHouse, event: Event) -> None:
    id = asks(visitor(house, event, "a"), "Combien de temps ?")
    assert house.answering.answer(id, "Deux heures.", "Claire Martin") == 1
    assert house.answering.answer(id, "Deux heures par semaine.", "Claire Martin") == 1
    assert len(letters(house, "a")) == 2
    assert len(letters(house, "a", "email")) == 2, "and by e-mail for whoever confirmed an address"


def test_a_draft_is_sent_only_by_a_persons_yes_and_says_what_it_is(house: EventHouse, event: Event) -> None:
    id = asks(visitor(house, event, "a"), "Combien de temps ?")
    with pytest.raises(EventError, match="no draft"):
        house.answering.answer(id, "", "Claire Martin", approve_draft=True)
    source = {"title": "Étude", "publisher": "Insee", "year": 2025, "url": "https://insee.example/e"}
    house.questions.draft(id, "**Une heure suffit.** Pour commencer.", (source,), "time_investment")
    assert letters(house, "a") == []
    house.answering.answer(id, "", "Claire Martin", approve_draft=True)
    [letter] = letters(house, "a")
    assert "relue et validée" in letter
    assert "https://insee.example/e" in letter


@pytest.mark.parametrize("words", ["", "   ", "x" * 4001])
def test_no_answer_is_empty_or_endless(house: EventHouse, event: Event, words: str) -> None:
    id = asks(visitor(house, event, "a"), "Combien de temps ?")
    with pytest.raises(EventError, match="allowed: 1 to 4000"):
        house.answering.answer(id, words, "Claire Martin")


def test_not_my_question_opens_it_again_and_takes_it_out_of_its_group(house: EventHouse, event: Event) -> None:
    kept, other = asks(visitor(house, event, "a"), "Facebook ?"), asks(visitor(house, event, "b"), "Instagram ?")
    house.changes.merge(other, kept, "organisateur")
    house.answering.answer(kept, "Oui.", "Claire Martin")
    assert not house.desk("a").rate(other, "not_mine"), "only the asker rates"
    assert house.desk("b").rate(other, "not_mine")
    found = {q.public_id: q for q in house.questions.all(event.id)}
    assert (found[other].state, found[other].answer, found[kept].state) == ("open", None, "answered")
    assert "ne correspondait pas" in (found[other].reason or "")


def test_what_is_put_aside_has_a_reason_which_the_person_is_told(house: EventHouse, event: Event) -> None:
    id = asks(visitor(house, event, "a"), "Quel temps fera-t-il ?")
    with pytest.raises(EventError, match="with a reason"):
        house.changes.set_state(id, "off_topic", "Claire Martin")
    house.changes.set_state(id, "off_topic", "Claire Martin", "ce n'est pas le sujet de la soirée")
    assert house.answering.tell(id) == 1
    assert house.answering.tell(id) == 0, "told once"
    [told] = letters(house, "a")
    assert "ce n'est pas le sujet de la soirée" in told
    assert [line.state for line in house.changes.history(id)] == ["open", "off_topic"]


def test_a_refused_pair_is_not_proposed_again(house: EventHouse, event: Event) -> None:
    one = asks(visitor(house, event, "a"), "Faut-il répondre aux avis négatifs sur Google ?")
    two = asks(visitor(house, event, "b"), "Doit-on répondre aux avis négatifs sur Google ?")
    assert house.grouping.sort(event.id) == 2
    [(kept, other, score)] = house.grouping.proposals(event.id)
    assert {kept.public_id, other.public_id} == {one, two}
    assert score > 0.5
    house.changes.refuse_likeness(one, two)
    asks(visitor(house, event, "c"), "Combien de temps par semaine ?")
    house.grouping.sort(event.id)
    assert house.grouping.proposals(event.id) == []


def test_a_validated_answer_is_found_at_once_and_replaced_when_corrected(house: EventHouse, event: Event) -> None:
    id = asks(visitor(house, event, "a"), "Faut-il publier le dimanche sur Facebook ?")
    with pytest.raises(EventError, match="one that has an answer"):
        knowledge.keep(house, id)
    house.answering.answer(id, "Le dimanche soir marche bien.", "Claire Martin")
    knowledge.keep(house, id)
    pairs = Pairs(house.engine)
    found = pairs.close_to("faut il publier sur facebook le dimanche")
    assert found is not None
    assert (found.author, found.origin, found.day.isoformat()) == (
        "Claire Martin",
        "Facebook et les autres",
        "2026-11-27",
    )
    assert pairs.close_to("Faut-il publier le dimanche sur LinkedIn et Instagram chaque mois ?") is None
    house.answering.answer(id, "Plutôt le mardi.", "Claire Martin")
    pair = knowledge.keep(house, id)
    assert [pair.answer for pair in pairs.all()] == ["Plutôt le mardi."]
    assert pairs.remove(pair)
    assert pairs.close_to("faut il publier sur facebook le dimanche") is None
