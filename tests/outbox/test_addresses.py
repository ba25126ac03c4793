from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine

from bot.db import reading, utcnow
from bot.outbox.addresses import Addresses, agrees, clean_email
from tests.outbox.conftest import TALK, add_conversation


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("claire@exemple.fr", "claire@exemple.fr"),
        (" Claire.Dupont+pro@Exemple.FR ", "Claire.Dupont+pro@exemple.fr"),
        ("jo@été.fr", "jo@xn--t-9fab.fr"),
        ("sans-arobase.fr", None),
        ("a@b", None),
        ("a..b@exemple.fr", None),
        (".a@exemple.fr", None),
        ("a@exemple.fr\r\nBcc: x@y.fr", None),
        ("a@exemple.fr,b@exemple.fr", None),
        ("<a@exemple.fr>", None),
        ("a" * 65 + "@exemple.fr", None),
        ("a@" + "b" * 250 + ".fr", None),
        ("", None),
    ],
)
def test_what_is_an_address(text: str, clean: str | None) -> None:
    assert clean_email(text) == clean


def test_an_address_is_left_confirmed_and_withdrawn(addresses: Addresses) -> None:
    id = addresses.leave(TALK, "email", "a@exemple.fr")
    assert addresses.of(TALK)["email"].status == "unconfirmed"
    assert addresses.confirm(id)
    assert addresses.confirm(id)
    assert addresses.leave(TALK, "email", "A@exemple.fr") == id
    assert addresses.of(TALK)["email"].status == "confirmed"
    assert addresses.withdraw(id)
    assert not addresses.confirm(id)
    assert addresses.leave(TALK, "email", "a@exemple.fr") == id
    assert addresses.of(TALK)["email"].status == "unconfirmed"


def test_a_new_address_replaces_the_old_one_and_is_not_confirmed(addresses: Addresses) -> None:
    old = addresses.leave(TALK, "email", "a@exemple.fr", confirmed=True)
    new = addresses.leave(TALK, "email", "b@exemple.fr")
    assert addresses.one(old) is None
    assert not addresses.confirm(old)
    assert (addresses.of(TALK)["email"].id, addresses.of(TALK)["email"].status) == (new, "unconfirmed")


def test_an_address_left_in_many_conversations_is_counted(engine: Engine, addresses: Addresses) -> None:
    for n in range(3):
        addresses.leave(add_conversation(engine, f"c{n}"), "email", "victime@exemple.fr")
    digest = addresses.digest("Victime@exemple.fr")
    assert addresses.asked_since(digest, utcnow() - timedelta(hours=1)) == 3
    assert addresses.asked_since(digest, utcnow()) == 0


def test_an_agreement_is_kept_once_with_its_words_and_ends(engine: Engine, addresses: Addresses) -> None:
    def stands() -> bool:
        with reading(engine) as connection:
            return agrees(connection, TALK, "follow_up")

    addresses.agree(TALK, "follow_up", "Redemandez-moi dans un mois.")
    addresses.agree(TALK, "follow_up", "Redemandez-moi dans un mois.")
    assert stands()
    addresses.disagree(TALK, "follow_up")
    assert not stands()
    addresses.agree(TALK, "follow_up", "Redemandez-moi dans deux mois.")
    assert stands()
