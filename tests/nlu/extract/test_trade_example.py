"""The trade of an example asked by a plain noun, and the examples asked of nothing of the kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.extract.message import Message
from bot.nlu.extract.trade import TradeReader
from bot.nlu.extract.trade_example import trade_of_example


@pytest.fixture(scope="module")
def reader() -> TradeReader:
    return TradeReader(Path("data/knowledge"), Path("data/nlu_lexicon"))


@pytest.mark.parametrize(
    ("text", "label", "family"),
    [
        ("Auriez-vous un exemple de médiathèque ?", "médiathèque", "nonprofit_public"),
        ("des exemples d'industriels svp", "industriel", "industrial_production"),
        ("ça a fonctionné chez un judo ?", "professeur de judo", "sports_fitness"),
        ("une réussite de mairie sur WhatsApp", "mairie", "nonprofit_public"),
        ("un échec d'une petite association", "association", "nonprofit_public"),
        ("un exemple d'un petit village", "mairie", "nonprofit_public"),
        ("et un cas dans l'assurance ?", "assurance", "insurance_finance"),
    ],
)
def test_the_noun_is_the_trade(reader: TradeReader, text: str, label: str, family: str) -> None:
    trade = trade_of_example(Message(text), reader.read)
    assert trade is not None
    assert (trade.label, trade.family) == (label, family)


@pytest.mark.parametrize(
    "text",
    [
        "un exemple de réussite",
        "un exemple de publication de mairie",
        "vous avez un cas d'école ?",
        "d'où sort cette histoire de vidéos ?",
        "votre exemple du boulanger m'a plu",
        "que faire en cas de panne",
        "un exemple de page Facebook",
    ],
)
def test_other_nouns_are_none(reader: TradeReader, text: str) -> None:
    assert trade_of_example(Message(text), reader.read) is None
