"""What reaches a person, or their money, is not kept in the inbox nor in logs; what only looks like it stays."""

from __future__ import annotations

import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from bot.channels.tables import message
from bot.db import writing
from bot.inbox import Inbox
from bot.logs import scrubbed
from bot.private import masked, pseudonym
from tests.databases import database_url, empty, engine  # noqa: F401  # fixtures


@pytest.mark.parametrize(
    "number",
    [
        "06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "06\u00a012\u00a034\u00a056\u00a078", "06\u202f12\u202f34\u202f56\u202f78",
        "+33 6 12 34 56 78", "+33612345678", "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78", "02 43 12 34 56", "+262 692 12 34 56",
        "+32 475 12 34 56", "0475/12.34.56", "+41 79 123 45 67", "514 555-0123", "(514) 555-0123",
    ],
)  # fmt: skip
def test_phone_numbers_as_people_write_them(number: str) -> None:
    assert masked(f"Appelez-moi au {number}, merci.") == "Appelez-moi au [téléphone], merci."


@pytest.mark.parametrize(
    "address", ["claire.martin@exemple.fr", "CLAIRE@EXEMPLE.FR", "claire+pro@mail.exemple.fr", "claire@éxemple.fr", "claire [at] exemple.fr"]
)  # fmt: skip
def test_e_mail_addresses(address: str) -> None:
    assert masked(f"Écrivez à {address} !") == "Écrivez à [e-mail] !"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("4970 1000 0000 0014", "[carte]"),
        ("4970100000000014", "[carte]"),
        ("5105-1051-0510-5100", "[carte]"),
        ("3714 496353 98431", "[carte]"),
        ("FR76 3000 6000 0112 3456 7890 189", "[compte]"),
        ("BE68539007547034", "[compte]"),
    ],
)
def test_cards_and_accounts(text: str, kept: str) -> None:
    assert masked(f"Mon numéro : {text}.") == f"Mon numéro : {kept}."


@pytest.mark.parametrize(
    "text",
    [
        "J'ai 1 200 abonnés, 35 ans et 150,50 € par mois depuis 2019.",
        "SIRET 732 829 320 00074",
        "De 10 à 12 h, 3 fois par semaine, en 2024-2025",
        "le 3114, le 15 ou le 0 800 130 000 ?",
        "@boulangerie_martin sur Instagram",
        "4970 1000 0000 0015",  # not a card: its sum is wrong
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    assert masked(text) == text


@given(st.text(max_size=400))
def test_any_text_can_be_masked_and_masking_twice_changes_nothing(text: str) -> None:
    assert masked(masked(text)) == masked(text)


def test_the_inbox_keeps_none_of_it(engine: Engine) -> None:  # noqa: F811
    inbox = Inbox(engine)
    inbox.keep("c", "Rappelez le 06 12 34 56 78 ou claire@exemple.fr, carte 4970 1000 0000 0014", "handoff", None, None)
    (row,) = inbox.new()
    assert row.text == "Rappelez le [téléphone] ou [e-mail], carte [carte]"


def test_an_error_of_the_database_does_not_repeat_what_people_wrote(engine: Engine) -> None:  # noqa: F811
    word = "zibe" + "linette"  # a traceback repeats this file's own lines
    with pytest.raises(Exception) as caught, writing(engine) as connection:  # noqa: PT011  # whatever it is, its text
        connection.execute(message.insert().values(conversation_id="nobody", text=word, role="user"))
    assert word not in scrubbed(str(caught.value))
    assert word not in scrubbed("".join(traceback.format_exception(caught.value)))


def test_a_pseudonym_stands_for_one_conversation_and_does_not_show_it() -> None:
    id = "abcdefghijklmnopqrstuvwx"
    assert pseudonym(id) == pseudonym(id) != pseudonym(id + "y")
    assert id[:6] not in pseudonym(id)
