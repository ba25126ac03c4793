"""When a case is of the person's own trade: by their noun, by who does it, never by a word that names no trade."""

from __future__ import annotations

import pytest

from bot.advisor.evidence import sectors_near, stems_of
from bot.advisor.profile import Profile
from bot.advisor.trade_words import stems


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("boulangère", "boulangerie-pâtisserie"),
        ("auto-école", "auto-école du port"),
        ("pâtissier", "boulanger-pâtissier"),
    ],
)
def test_the_same_trade_in_other_words(a: str, b: str) -> None:
    assert stems(a) & stems(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("gérant de bar", "gérant de gîte"),
        ("vente de vinyles", "vente de robes"),
        ("professeur de yoga", "professeur de chant"),
        ("auto-école", "école de surf"),
    ],
)
def test_a_word_of_every_trade_joins_none(a: str, b: str) -> None:
    assert not stems(a) & stems(b)


def test_who_does_it_counts_too() -> None:
    """« étude notariale » shares six letters with no « notaire »."""
    office = Profile(trade="étude notariale", title="notaire (étude notariale)")
    assert stems_of(office) & stems("notaire")
    assert not stems_of(Profile(trade="étude notariale")) & stems("notaire")
    assert stems_of(Profile(title="notaire")) == frozenset()  # a trade forgotten leaves nothing


def test_an_association_sees_associations_whatever_its_trade() -> None:
    assert "association et collectivité" in sectors_near(Profile(statuses=("association",)), None)
