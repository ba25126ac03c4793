"""After the talk: the recap whose numbers add up, the next event, retention and erasure."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import func, select

from bot.channels.store import Conversations
from bot.db import reading
from bot.events import calendar, carrying, poster, recap, recap_pdf, retention
from bot.events.house import EventHouse
from bot.events.model import Event, EventError
from bot.events.recap_text import LONGEST, counts_text, letter_text
from bot.events.tables import participant, question, vote
from bot.outbox.store import Outbox
from tests.events.conftest import START, asks, visitor
from tests.followup.conftest import Clock

pytestmark = pytest.mark.events


def following(house: EventHouse, event: Event) -> Event:
    after = house.events.create(
        "La suite", START + timedelta(days=60), START + timedelta(days=60, hours=2), place="Laval"
    )
    house.events.set_next(event.id, after.id)
    return after


def busy(house: EventHouse, event: Event) -> list[str]:
    """One question in each state, and one merged; their ids."""
    ids = [asks(visitor(house, event, name), f"La question de {name}, comment faire ?") for name in "abcdef"]
    house.answering.answer(ids[0], "Comme ceci. " * 30, "Claire Martin")
    house.changes.set_state(ids[1], "spoken", "Claire Martin")
    house.changes.set_state(ids[2], "off_topic", "organisateur", "ce n'est pas le sujet")
    house.changes.set_state(ids[3], "refused", "organisateur", "elle vise une personne")
    house.changes.merge(ids[4], ids[5], "organisateur")
    return ids


def test_every_question_is_in_one_of_the_recaps_numbers(house: EventHouse, event: Event) -> None:
    busy(house, event)
    made = recap.gather(house, event)
    parts = (*made.answered, *made.spoken, *made.aside, *made.carried, *made.open)
    assert made.asked == len(parts) + made.merged + made.held == 6
    assert (
        counts_text(made)
        == "6 questions posées : 1 répondue par écrit, 1 répondue à l'oral, 1 réunie à une autre, 1 en attente, 1 hors sujet, 1 non affichée."
    )
    assert sum(theme.asked for theme in made.themes) == made.shown == 5


def test_the_letter_fits_one_telegram_message_and_says_what_is_next(house: EventHouse, event: Event) -> None:
    after = following(house, event)
    for n in range(30):
        id = asks(visitor(house, event, f"v{n}"), f"Question numéro {n} : " + "comment faire avec tout cela ? " * 10)
        if n % 2:
            house.answering.answer(id, "Une longue réponse. " * 100, "Claire Martin")
    text = letter_text(recap.gather(house, house.events.get(event.id)))
    assert len(text) <= LONGEST
    assert f"/e/{after.code}/agenda.ics" in text
    assert "30 questions posées : 15 répondues par écrit, 15 en attente." in text.replace("\u00a0", " ")


def test_the_recap_goes_once_to_those_who_asked_for_it(house: EventHouse, event: Event, clock: Clock) -> None:
    wants, _ = visitor(house, event, "a"), visitor(house, event, "b")
    assert wants.want_recap("Envoyez-le-moi.")
    assert recap.publish(house, event, clock()) == 1
    assert recap.publish(house, event, clock()) == 0
    rows = [row for row in Outbox(house.engine).rows() if row.purpose == "event"]
    assert {(row.conversation_id, row.channel) for row in rows} == {("a", "web"), ("a", "email")}


def test_the_pdfs_are_pdfs_with_the_words_in_them(house: EventHouse, event: Event, clock: Clock) -> None:
    busy(house, event)
    made, card = recap.gather(house, event), house.card(event)
    for content in (
        recap_pdf.make(made, "Association", clock()),
        poster.poster(card, "Association", house.telegram_link(event), clock()),
        poster.slide(card, "Association", None, clock()),
    ):
        assert content.startswith(b"%PDF")
        assert len(content) > 5000
    assert poster.qr_png(card.page).startswith(b"\x89PNG")
    assert b"<svg" in poster.qr_svg(card.page)


def test_the_calendar_keeps_its_moment_over_a_clock_change(house: EventHouse, clock: Clock) -> None:
    start = START.replace(year=2027, month=3, day=27, hour=22)  # eleven in the evening; clocks change that night
    event = house.events.create("Nuit", start, start + timedelta(hours=4))
    [entry] = Calendar.from_ical(calendar.make(event, "https://x", clock())).walk("VEVENT")
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (start, start + timedelta(hours=4))


def test_the_next_event_starts_from_the_open_questions_with_their_people(house: EventHouse, event: Event) -> None:
    with pytest.raises(EventError, match="next event is set"):
        carrying.carry(house.engine, event.id, "organisateur")
    ids = busy(house, event)
    assert visitor(house, event, "g").support(ids[5])
    after = following(house, event)
    assert carrying.carry(house.engine, event.id, "organisateur") == 1
    assert carrying.carry(house.engine, event.id, "organisateur") == 0
    [head] = house.questions.all(after.id)
    assert (head.concerned, head.state) == (3, "open")
    assert house.questions.one(ids[4]).state == house.questions.one(ids[5]).state == "carried"  # type: ignore[union-attr]  # both exist
    assert house.answering.answer(head.public_id, "Voici.", "Ali Benali") == 2, "both askers, two months later"
    assert house.events.of_conversation("f").id == event.id, "nobody is moved to an event they did not enter"  # type: ignore[union-attr]  # it exists


def count(house: EventHouse, table: object) -> int:
    with reading(house.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def test_who_erases_their_conversation_erases_their_questions(house: EventHouse, event: Event) -> None:
    ids = busy(house, event)
    before = house.events.version(event.id)
    Conversations(house.engine).erase("f")
    assert house.events.version(event.id) > before, "screens must notice"
    assert house.questions.one(ids[5]) is None
    alone = house.questions.one(ids[4])
    assert alone is not None
    assert alone.merged_into is None, "what was merged into it stands alone again"
    Conversations(house.engine).erase("e")
    assert count(house, participant) == 4


def test_a_silent_conversation_leaves_its_questions_as_nobodys(house: EventHouse, event: Event) -> None:
    asker, other = visitor(house, event, "a"), visitor(house, event, "b")
    id = asks(asker, "Faut-il un site ?")
    asker.sign(id, "Zoé")
    other.support(id)
    for name in ("a", "b"):
        retention.let_go(house.engine, name)
        Conversations(house.engine).erase(name)
    [kept] = house.questions.all(event.id)
    assert (kept.name, kept.votes, kept.concerned) == (None, 1, 2)
    assert count(house, participant) == count(house, vote) == 0


def test_when_retention_ends_nobody_is_left_in_the_event(house: EventHouse, event: Event, clock: Clock) -> None:
    ids = busy(house, event)
    assert retention.purge(house.engine, clock()) == 0
    clock.forward(days=100)
    assert retention.purge(house.engine, clock()) == 1
    assert retention.purge(house.engine, clock()) == 0
    assert count(house, participant) == 0
    assert house.questions.one(ids[3]) is None, "what was never shown goes"
    with reading(house.engine) as connection:
        left = connection.execute(select(question.c.participant_id, question.c.name, question.c.draft)).all()
    assert {tuple(row) for row in left} == {(None, None, None)}
    assert recap.gather(house, house.events.get(event.id)).answered[0].answer


def test_the_export_holds_what_is_kept(house: EventHouse, event: Event) -> None:
    desk, other = visitor(house, event, "a"), visitor(house, event, "b")
    desk.describe("fleuriste", "beginner")
    desk.support(asks(other, "Faut-il un site ?"))
    asks(desk, "Combien de temps ?")
    [joined] = Conversations(house.engine).export("a")["events"]
    assert (joined["event"], joined["trade"]) == ("CAFE27", "fleuriste")
    assert [q["text"] for q in joined["questions"]] == ["Combien de temps ?"]
    assert [s["text"] for s in joined["supports"]] == ["Faut-il un site ?"]
