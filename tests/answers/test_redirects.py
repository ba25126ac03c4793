"""Where a question that is not ours is sent: to who answers that very question."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from tests.answers.conftest import PROFILES, Ask


@pytest.mark.parametrize("text", ["faut la déclarer ?", "ça se déclare où ?"])
def test_only_who_has_an_association_is_told_how_one_is_declared(ask: Ask, text: str) -> None:
    reseller = Profile(trade="vente de baskets", family="ecommerce")
    assert "Compte Asso" not in ask("out_of_scope", text, reseller).answers[0].text


def test_who_speaks_of_an_association_is(ask: Ask) -> None:
    assert "Compte Asso" in ask("out_of_scope", "comment déclarer une association ?").answers[0].text
    assert (
        "Compte Asso"
        in ask("out_of_scope", "comment la créer et la déclarer ?", PROFILES["association"]).answers[0].text
    )
