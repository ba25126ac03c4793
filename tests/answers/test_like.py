"""An example of a trade that is not the person's: the next ones are of it too, until they come back to their own."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from tests.answers.conftest import PROFILES

LAWYER = PROFILES["lawyer"]
BAKER = Trade("boulanger", "bakery_pastry")


def said(text: str, before: Reply | None, library: Library, trade: Trade | None = None) -> Reply:
    parsed = Parsed(text, "case_study", 0.9, (("case_study", 0.9),), Facts(trade=trade))
    profile, memory = (before.profile, before.memory) if before else (LAWYER, Memory(turn=2))
    return respond(parsed, profile, memory, library)


def families(reply: Reply) -> set[str | None]:
    return {case.family for case in reply.answers[0].cases}


@pytest.mark.parametrize("more", ["une autre", "et un échec ?", "encore un"])
def test_the_next_example_is_of_the_trade_that_was_named(more: str, library: Library) -> None:
    first = said("t'as un exemple de boulanger ?", None, library, BAKER)
    second = said(more, first, library)
    assert families(second) <= {"bakery_pastry"}
    assert "votre métier" not in second.answers[0].text
    third = said("un autre", second, library)
    assert families(third) <= {"bakery_pastry"}
    assert third.profile.family == "legal_professions"


def test_own_trade_asked_for_is_back(library: Library) -> None:
    first = said("t'as un exemple de boulanger ?", None, library, BAKER)
    own = said("un autre, dans mon métier", first, library)
    assert "bakery_pastry" not in families(own)
    assert not own.memory.like


def test_a_trade_once_asked_of_is_kept_in_what_is_stored(library: Library) -> None:
    first = said("t'as un exemple de boulanger ?", None, library, BAKER)
    assert Memory.from_dict(first.memory.as_dict()).like == ("boulanger", "bakery_pastry", "")


def test_an_example_of_ones_own_leaves_nothing(library: Library) -> None:
    own = respond(
        Parsed("un exemple ?", "case_study", 0.9, (), Facts()), Profile(family="restaurant"), Memory(turn=1), library
    )
    assert own.memory.like == ()


def test_the_word_of_ones_own_trade_is_ones_own(library: Library) -> None:
    shelter = Profile(trade="refuge pour animaux", family="nonprofit_public", statuses=("association",))
    named = Facts(trade=Trade("refuge", "lodging", confidence=0.5))
    text = "un exemple d'un autre refuge"
    reply = respond(Parsed(text, "case_study", 0.9, (("case_study", 0.9),), named), shelter, Memory(turn=2), library)
    assert "lodging" not in families(reply)
    assert not reply.memory.like


def test_a_thing_asked_about_is_no_trade(library: Library) -> None:
    reader = Profile(trade="médiathèque municipale", family="nonprofit_public", statuses=("public",))
    named = Facts(trade=Trade("bookstagrameur", "marketing_communication", confidence=0.9))
    parsed = Parsed("un bookstagram ?", "platform_fit", 0.5, (("platform_fit", 0.5),), named)
    assert respond(parsed, reader, Memory(turn=2), library).profile.trade == "médiathèque municipale"
    other = Parsed(
        "et pour un bookstagrameur ?", "platform_recommendation", 0.9, (("platform_recommendation", 0.9),), named
    )
    assert respond(other, reader, Memory(turn=2), library).profile.trade == "bookstagrameur"


def test_the_name_of_their_kind_is_no_other_trade(library: Library) -> None:
    parsed = Parsed(
        "un exemple de commerce ?",
        "case_study",
        0.9,
        (("case_study", 0.9),),
        Facts(trade=Trade("commerce", "specialised_retail")),
    )
    wool = Profile(trade="boutique de laine", family="specialised_retail")
    reply = respond(parsed, wool, Memory(turn=2), library)
    assert not reply.memory.like
    assert "ce métier précis" not in reply.answers[0].text
    assert respond(parsed, LAWYER, Memory(turn=2), library).memory.like
