"""Leaving an e-mail address, moving to Telegram, or neither: in the conversation and by the pages."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from bot import signing
from bot.db import utcnow
from bot.followup.desk import MOST_CONVERSATIONS, House
from tests.followup.conftest import Clock, Conversation
from tests.outbox.conftest import SECRET, TALK, add_conversation

EMAIL = "claire@exemple.fr"


def link_in(text: str, start: str) -> str:
    """The address in a letter that begins with `start`."""
    return text[text.index(start) :].split(")", maxsplit=1)[0]


async def test_an_address_is_confirmed_by_its_owner_and_stopped_by_one_click(
    talk: Conversation, house: House, http: httpx.AsyncClient
) -> None:
    asked = talk.type("je veux parler à quelqu'un", "human_handoff")
    assert "vous attendra ici, jusqu'au" in asked.text
    assert "Quelle est votre adresse" in talk.press("Me prévenir par e-mail").text
    assert "confirmez" in talk.type(f"c'est {EMAIL}, merci").text
    assert talk.memory.pending is None
    [letter] = house.outbox.rows()
    assert (letter.purpose, letter.channel) == ("confirmation", "email")
    link = link_in(letter.text, "https://boncanal.example/adresse/confirmer/")

    page = await http.get(link)
    assert EMAIL in page.text
    assert house.addresses.of(TALK)["email"].status == "unconfirmed"  # a program that opens links confirms nothing
    assert "est confirmée" in (await http.post(link)).text
    assert talk.desk.reach().email == "confirmed"
    talk.send('/human_handoff{"later": "email"}')
    assert "déjà confirmée" in talk.type(EMAIL).text

    stop = house.links.stop(house.addresses.of(TALK)["email"].id)
    assert "Oui, tout arrêter" in (await http.get(stop)).text
    assert house.addresses.of(TALK)["email"].status == "confirmed"
    one_click = await http.post(stop, data={"List-Unsubscribe": "One-Click"})
    assert one_click.status_code == 200
    assert house.addresses.of(TALK)["email"].value is None
    assert (await http.post(stop)).status_code == 200
    assert (await http.get(link)).status_code == 404


@pytest.mark.parametrize("typed", ["claire@", "claire@exemple", "@@", "a@b c.fr"])
def test_an_incomplete_address_is_said_and_asked_again(talk: Conversation, house: House, typed: str) -> None:
    talk.send('/human_handoff{"later": "email"}')
    assert "complète" in talk.type(typed).text
    assert talk.memory.pending == "email"
    assert house.outbox.rows() == []


def test_declining_is_accepted(talk: Conversation) -> None:
    talk.send('/human_handoff{"later": "email"}')
    assert "vous attendra ici" in talk.type("non", "deny").text
    assert talk.memory.pending is None


def test_nobodys_mailbox_can_be_filled_from_here(house: House, clock: Clock) -> None:
    outcomes = []
    for _ in range(5):
        clock.forward(days=0.01)
        outcomes.append(house.desk(TALK).leave_email(EMAIL, "w"))
    assert outcomes == ["sent", "sent", "sent", "too_many", "too_many"]
    for n in range(MOST_CONVERSATIONS - 1):
        assert house.desk(add_conversation(house.engine, f"c{n}")).leave_email(EMAIL, "w") == "sent"
    assert house.desk(add_conversation(house.engine, "more")).leave_email(EMAIL.upper(), "w") == "too_many"


async def test_a_confirmation_expires(house: House, http: httpx.AsyncClient, clock: Clock) -> None:
    house.desk(TALK).leave_email(EMAIL, "w")
    link = link_in(house.outbox.rows()[0].text, "https://boncanal.example/adresse/")
    clock.forward(days=2.1)
    assert (await http.post(link)).status_code == 404
    assert house.addresses.of(TALK)["email"].status == "unconfirmed"


def test_a_telegram_link_moves_the_conversation_once(talk: Conversation, house: House) -> None:
    answer = talk.send('/human_handoff{"later": "telegram"}')
    token = link_in(answer.text, "https://t.me/bon_canal_bot?start=").partition("start=")[2]
    assert len(token) <= 64
    assert house.hand_overs.redeem("suite-" + "x" * 32, "42") is None
    assert house.hand_overs.redeem(token, "42") == TALK
    assert house.hand_overs.redeem(token, "43") is None
    assert talk.desk.reach().telegram
    assert house.addresses.of(TALK)["telegram"].value == "42"


def test_a_telegram_link_ends_after_an_hour_and_when_another_is_made(house: House) -> None:
    first, second = house.hand_overs.make(TALK), house.hand_overs.make(TALK)
    assert house.hand_overs.redeem(first, "42") is None
    assert house.hand_overs.redeem(second, "42", utcnow() + timedelta(hours=1, seconds=1)) is None
    assert house.hand_overs.redeem(second, "42") == TALK


@pytest.mark.parametrize("path", ["plan", "suivi", "adresse/confirmer", "adresse/arreter"])
@pytest.mark.parametrize("token", ["x", "x.0.y", signing.make("other", "abc", SECRET), "%00", "a" * 3000])
async def test_a_forged_address_opens_nothing(http: httpx.AsyncClient, path: str, token: str) -> None:
    answer = await http.get(f"/{path}/{token}")
    assert answer.status_code == 404
