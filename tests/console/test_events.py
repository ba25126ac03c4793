"""Events in the console: made there, answered there, and each organiser and speaker within their bounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.console.house import House
from bot.db import utcnow
from bot.events.model import Event
from bot.events.questions import New
from bot.outbox.store import Outbox
from tests.events.conftest import visitor
from tests.outbox.conftest import add_conversation

from .conftest import Browser

Open = Callable[[str], Browser]


@pytest.fixture
def event(house: House) -> Event:
    """A talk that the account `sofia` gives."""
    now = utcnow()
    return house.events.events.create(
        "Mon commerce et les réseaux", now, now + timedelta(hours=2), speakers=("Sofia Martin",), code="CAFE27"
    )


def ask(house: House, event: Event, text: str, asker: str = "asker") -> str:
    add_conversation(house.engine, asker)
    house.events.people.join(event.id, asker)
    return house.events.desk(asker, event).ask(text, None).id


def words(page: str) -> str:
    return re.sub(r"\s+", " ", page.replace("\u00a0", " ").replace("\u202f", " ").replace("&#39;", "'"))


def test_an_organiser_makes_an_event_and_gets_a_link_once(browser: Open, house: House) -> None:
    omar = browser("omar")
    omar.get("/evenements/nouveau")
    form = {
        "title": "Soirée avis",
        "day": "2027-03-04",
        "start": "18:00",
        "end": "20:00",
        "place": "Laval",
        "speakers": "Zoé Roux",
    }
    made = omar.post("/evenements/nouveau", **form)
    assert "L'événement est créé" in words(made.text)
    [event] = house.events.events.all()
    assert (event.title, event.speakers) == ("Soirée avis", ("Zoé Roux",))
    given = omar.post(f"/evenements/{event.code}/lien", speaker="Zoé Roux")
    assert "/intervenant/" in given.text
    assert "/intervenant/" not in omar.get(f"/evenements/{event.code}").text


def test_wrong_dates_are_told_and_the_form_keeps_what_was_typed(browser: Open, house: House) -> None:
    omar = browser("omar")
    omar.get("/evenements/nouveau")
    page = omar.post(
        "/evenements/nouveau", title="À l'envers", day="2027-03-04", start="20:00", end="18:00", place="", speakers=""
    )
    assert page.status_code == 422
    assert "À l&#39;envers" in page.text
    assert house.events.events.all() == []


def test_an_answer_leaves_for_its_asker_and_the_page_says_for_how_many(
    browser: Open, house: House, event: Event
) -> None:
    id = ask(house, event, "Faut-il un site ?")
    sofia = browser("sofia")
    assert "En attente (1)" in words(sofia.get("/evenements/CAFE27").text)
    page = sofia.post(f"/evenements/CAFE27/question/{id}", do="answer", text="Oui, une page suffit.", etat="open")
    assert "La réponse part à 1 personne." in words(page.text)
    assert "Répondue après (1)" in words(page.text)
    assert any("une page suffit" in row.text for row in Outbox(house.engine).rows())


def test_aside_needs_a_reason_and_says_who_is_told(browser: Open, house: House, event: Event) -> None:
    id = ask(house, event, "Quel temps fera-t-il ?")
    sofia = browser("sofia")
    sofia.get("/evenements/CAFE27")
    sofia.post(f"/evenements/CAFE27/question/{id}", do="off_topic", reason="", etat="open")
    assert house.events.questions.all(event.id)[0].state == "open"
    page = sofia.post(f"/evenements/CAFE27/question/{id}", do="off_topic", reason="une autre soirée", etat="open")
    assert "C'est noté : hors sujet. Le message part à 1 personne." in words(page.text)


def test_a_question_on_paper_promises_no_message_to_anybody(browser: Open, house: House, event: Event) -> None:
    id = house.events.questions.ask(event.id, New("Quel canal choisir ?", "paper", votes=7)).public_id
    sofia = browser("sofia")
    page = sofia.get("/evenements/CAFE27")
    assert "Envoyer à" not in page.text
    assert "Personne n'est encore entré" in words(page.text)
    done = sofia.post(f"/evenements/CAFE27/question/{id}", do="spoken", etat="open")
    assert "C'est noté : répondue à l'oral." in words(done.text)
    assert "Le message part" not in done.text


def test_nobody_reaches_an_event_that_is_not_theirs(browser: Open, house: House, event: Event) -> None:
    other = house.events.events.create("Autre", event.starts_at, event.ends_at, speakers=("Zoé Roux",), code="AUTRE9")
    id = ask(house, other, "Une question d'ailleurs ?")
    sofia = browser("sofia")
    assert "Autre" not in sofia.get("/evenements").text
    assert sofia.get("/evenements/AUTRE9").status_code == 404
    assert sofia.post(f"/evenements/CAFE27/question/{id}", do="spoken").status_code == 404
    assert sofia.post("/evenements/CAFE27/lien", speaker="").status_code == 403
    assert house.events.questions.all(other.id)[0].state == "open"


def test_names_of_the_room_are_in_no_export(browser: Open, house: House, event: Event) -> None:
    desk = visitor(house.events, event, "named")
    desk.sign(desk.ask("Faut-il un blog ?", None).id, "Zoé Durand")
    omar = browser("omar")
    csv = omar.get("/evenements/CAFE27/questions.csv")
    assert "Faut-il un blog" in csv.text
    assert "Durand" not in csv.text
