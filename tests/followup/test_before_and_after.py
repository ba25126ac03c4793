"""« Avant / après » from the first button to the chart, in the conversation."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest

from bot.answers.answer import Answer
from bot.channels.store import Conversations
from bot.channels.web_sender import WebSender
from bot.followup.desk import House
from bot.outbox.dispatch import Dispatcher
from bot.outbox.letter import Sender
from tests.followup.conftest import Clock, Conversation
from tests.outbox.conftest import TALK, Noting

SCHEMA = json.loads(Path("docs/contract/answer.schema.json").read_text(encoding="utf-8"))


def titles(answer: Answer | None) -> list[str]:
    assert answer is not None
    return [button.title for button in answer.buttons]


def begin(talk: Conversation) -> None:
    """Two indicators, and the question in a month."""
    talk.type("comment savoir si ça marche ?", "roi_indicators")
    talk.press("Noter mon point de départ")
    talk.press("Clients venus")
    talk.type("4")
    talk.press("Heures")
    talk.type("3 h")
    talk.press("C'est tout")
    talk.press("Dans un mois")


def test_a_starting_point_then_a_day(talk: Conversation, house: House) -> None:
    first = talk.type("comment savoir si ça marche ?", "roi_indicators")
    assert titles(first)[-1] == "Noter mon point de départ"
    chosen = talk.press("Noter mon point de départ")
    assert titles(chosen) == ["Clients venus d'internet", "Heures passées", "Chiffre d'affaires", "Clients revenus"]
    assert "par mois viennent d'internet" in talk.press("Clients venus").text
    noted = talk.type("une dizaine")
    assert "10\u00a0clients" in noted.text
    assert titles(noted) == ["Heures passées", "Chiffre d'affaires", "Clients revenus", "C'est tout"]
    asked = talk.press("C'est tout")
    assert titles(asked) == [
        "Dans deux semaines",
        "Dans un mois",
        "Dans deux mois",
        "Dans trois mois",
        "Arrêter le suivi",
    ]
    done = talk.press("Dans un mois")
    assert "27 décembre 2026" in done.text
    assert "vous attendra ici, jusqu'au 27 mars 2027" in done.text
    assert titles(done) == ["Me prévenir par e-mail", "Continuer sur Telegram", "Arrêter le suivi"]
    web, email = sorted(house.outbox.rows(), key=lambda row: row.channel, reverse=True)
    assert (web.channel, email.channel) == ("web", "email")
    assert web.due_at.isoformat() == "2026-12-27T08:00:00+00:00"  # nine o'clock in Paris
    assert "10\u00a0clients" in web.text
    jsonschema.validate(web.data, SCHEMA)


def test_three_indicators_are_enough(talk: Conversation) -> None:
    talk.send('/roi_indicators{"track": "start"}')
    for title, number in (("Clients venus", "4"), ("Heures", "3"), ("Chiffre", "4 200 €")):
        talk.press(title)
        answer = talk.type(number)
    assert "Quand voulez-vous" in answer.text
    assert "Quels" not in talk.send('/roi_indicators{"track": "measure", "indicator": "returning"}').text
    assert len(talk.desk.tracking().indicators) == 3  # type: ignore[union-attr]  # it was begun


@pytest.mark.parametrize("odd", ["-3", "99999999999", "5000000"])
def test_an_impossible_number_is_said_and_asked_again(talk: Conversation, odd: str) -> None:
    talk.send('/roi_indicators{"track": "measure", "indicator": "customers"}')
    assert "impossible" in talk.type(odd).text
    assert "C'est noté" in talk.type("12").text


def test_a_question_in_the_middle_is_answered_and_the_number_still_fits_afterwards(talk: Conversation) -> None:
    talk.send('/roi_indicators{"track": "measure", "indicator": "customers"}')
    assert "Vos messages restent" in talk.type("qui verra mes chiffres ?", "privacy").text
    assert "C'est noté" in talk.type("12").text


def test_hours_measured_are_not_the_time_the_person_has(talk: Conversation) -> None:
    talk.send('/roi_indicators{"track": "measure", "indicator": "hours"}')
    talk.type("6 heures", "inform_profile", hours=6.0)
    assert talk.profile.hours is None
    assert talk.desk.tracking().measures[0].value == 6  # type: ignore[union-attr]  # it was begun


def test_declining_a_number_is_accepted(talk: Conversation) -> None:
    talk.send('/roi_indicators{"track": "measure", "indicator": "turnover"}')
    answer = talk.type("je préfère ne pas dire")
    assert "Pas de souci" in answer.text
    assert "Chiffre d'affaires" in titles(answer)


def send_due(house: House) -> dict[str, int]:
    """What the worker does."""
    senders: dict[str, Sender] = {"web": WebSender(house.engine), "email": Noting("email")}
    return dict(Dispatcher(house.engine, house.addresses, senders, house.links.stop, house.clock).run_once())


def test_on_the_day_the_question_comes_a_typed_number_answers_it_and_the_reading_is_honest(
    talk: Conversation, house: House, clock: Clock
) -> None:
    begin(talk)
    clock.forward(days=29)
    assert send_due(house) == {}
    clock.forward(days=1)
    assert send_due(house) == {"sent": 1, "cancelled": 1}  # no e-mail address was left
    [message] = [m for m in Conversations(house.engine).history(TALK) if m.role == "bot"]
    assert "Où en êtes-vous" in message.text
    following = talk.type("6")  # typed without pressing anything
    assert "6\u00a0clients" in following.text
    assert "heures" in following.text
    result = talk.type("2")
    jsonschema.validate(result.data(), SCHEMA)
    assert result.kind == "chart"
    assert "C'est mieux qu'au départ" in result.text
    assert "de 4 à 6\u00a0clients (+2)" in result.text
    assert "peut tenir au hasard" in result.text
    assert "Deux mesures ne font pas une tendance" in result.text
    assert result.data()["chart"]["png"].endswith("/graphique.png")
    assert "Choisir quand refaire le point" in titles(result)


def test_pressing_the_letters_button_works_too(talk: Conversation, house: House, clock: Clock) -> None:
    begin(talk)
    clock.forward(days=30)
    send_due(house)
    asked = talk.send('/roi_indicators{"track": "again"}')
    assert "par mois viennent d'internet" in asked.text
    talk.type("aucun")
    assert "moins bien" in talk.type("5").text


def test_stopping_stops(talk: Conversation, house: House, clock: Clock) -> None:
    begin(talk)
    answer = talk.type("arrêtez le suivi s'il vous plaît")
    assert "C'est arrêté" in answer.text
    clock.forward(days=40)
    assert send_due(house) == {}
    assert {row.status for row in house.outbox.rows()} == {"cancelled"}
    assert "Aucun suivi" in talk.type("ne me relancez plus").text
    assert talk.type("12").topic != "roi_indicators"


def test_another_day_replaces_the_first(talk: Conversation, house: House, clock: Clock) -> None:
    begin(talk)
    talk.send('/roi_indicators{"track": "when"}')
    talk.press("Dans deux semaines")
    waiting = house.outbox.rows("waiting")
    assert {row.due_at.date() for row in waiting} == {date(2026, 11, 27) + timedelta(days=14)}
    assert len(waiting) == 2


def test_an_unknown_step_does_no_harm(talk: Conversation) -> None:
    assert "point de départ" in talk.send('/roi_indicators{"track": "explode"}').text
    assert "point de départ" in talk.send('/roi_indicators{"track": "due", "days": "toujours"}').text
    assert "point de départ" in talk.send('/roi_indicators{"track": "again"}').text


def test_the_whole_of_it_in_words(talk: Conversation) -> None:
    """No button pressed: the figure, a number with an aside, a second one with its figure, the day."""
    talk.type("je voudrais noter mon point de départ")
    talk.type("les clients")
    assert "Vos messages restent" in talk.type("qui verra ce chiffre ?", "privacy").text
    assert "2,5" in talk.type("environ deux ou trois par mois").text
    assert "1\u202f200" in talk.type("mon CA : 1 200 €").text
    assert "Quand voulez-vous" in talk.type("c'est tout").text
    assert "jour précis" in talk.type("après les vacances").text
    assert "trop tôt" in talk.type("demain").text
    assert "trop loin" in talk.type("dans deux ans").text
    assert "15 janvier 2027" in talk.type("le 15 janvier").text
    assert "C'est arrêté" in talk.type("arrêtez de me relancer").text


def test_a_reminder_wants_a_figure_first(talk: Conversation) -> None:
    assert "un chiffre" in talk.type("relancez-moi dans un mois").text
    assert "12" in talk.type("j'ai une douzaine de clients par mois").text
    assert "Quand voulez-vous" in talk.type("c'est tout").text
    assert "C'est arrêté" in talk.type("jamais").text
