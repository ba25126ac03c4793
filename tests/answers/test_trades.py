"""What a trade read in a message does to the profile, and how one that no list knows is asked back."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Trade
from bot.dialogue.memory import Memory
from tests.answers.conftest import PROFILES, Ask

UNHEARD = Trade("campaniste", None, None, 0.55, ("art_crafts_jewelry", "industrial_maintenance", "repair_devices"))


def test_unknown_trade_is_asked_back_with_its_nearest_families(ask: Ask) -> None:
    reply = ask("inform_profile", "je suis campaniste", trade=UNHEARD)
    families = [b for b in reply.answers[-1].buttons if b.payload.startswith("/inform_profile")]
    assert len(families) == 3
    assert all('"label": "campaniste"' in b.payload for b in families)
    assert "campaniste" in reply.answers[-1].text
    assert reply.inbox == "not_understood"


def test_unknown_trade_is_asked_back_once(ask: Ask) -> None:
    first = ask("inform_profile", "je suis campaniste", trade=UNHEARD)
    again = ask("inform_profile", "campaniste, je répète", profile=first.profile, memory=first.memory, trade=UNHEARD)
    assert again.answers[-1].kind == "notice"
    assert again.inbox is None


def test_unknown_trade_without_neighbours_is_asked_in_words(ask: Ask) -> None:
    reply = ask("inform_profile", "je suis zythologue", trade=Trade("zythologue", None, None, 0.55))
    assert "dites-moi ce que vous vendez" in reply.answers[-1].text


@pytest.mark.parametrize(
    ("trade", "kept"),
    [
        (Trade("pharmacie", "pharmacy_optics", "pharmacien", 0.55), True),  # « la pharmacie d'en bas »
        (Trade("cabinet", None, None, 0.55, ("legal_professions",)), True),
        (Trade("libraire", "specialised_retail", None, 0.95), False),  # « je suis libraire »
    ],
)
def test_a_mention_does_not_displace_a_known_trade(ask: Ask, trade: Trade, kept: bool) -> None:
    reply = ask("platform_recommendation", profile=PROFILES["baker"], memory=Memory(), trade=trade)
    assert (reply.profile.family == "bakery_pastry") is kept


def test_a_correction_is_always_believed(ask: Ask) -> None:
    reply = ask("change_profile", profile=PROFILES["baker"], trade=Trade("pharmacie", "pharmacy_optics", None, 0.55))
    assert reply.profile.family == "pharmacy_optics"
