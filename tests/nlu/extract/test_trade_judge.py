"""The learnt judge of trades: its marked messages, its file, what it chooses, how well and how fast."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import yaml

from bot.nlu.extract import trade_learn
from bot.nlu.extract.message import Message
from bot.nlu.extract.trade import TradeReader
from bot.nlu.extract.trade_learnt import WEIGHTS
from bot.text import fold

MARKED_FILES = (Path("data/trades_labelled.yml"), Path("data/trades_labelled_more.yml"))
LEXICON = Path("data/nlu_lexicon")
MARKED = trade_learn.load_marked(*MARKED_FILES)
HELD = [m for m in MARKED if m.held_out]
FAMILIES = {f["id"] for f in yaml.safe_load(Path("data/knowledge/trades/families.yml").read_text("utf8"))["families"]}
CHOSEN = [
    ("jgarde dé chien ché moi, insta ou fb", "animal_services"),
    ("nos chambres donnent sur le port, comment le montrer ?", "lodging"),
    ("Mes confrères avocats sont tous sur LinkedIn, je dois suivre ?", "legal_professions"),
    ("entre deux accouchements je n'ai pas le temps de faire des stories", "medical_practice"),
    ("je tonds, je taille, j'élague : un site ou une fiche ?", "landscaping_gardening"),
    ("mes clients sont des avocats, moi je suis graphiste", "graphic_web_print"),
]
NOT_THE_WRITERS = [
    "Un vétérinaire m'a conseillé de parler de moi",
    "ma cousine est fleuriste et elle cartonne",
    "ils brassent leur bière à côté et filment tout, moi je n'ai rien à montrer",
    "on m'a prise pour une fleuriste à cause de mon logo",
    "comment réparer un lien cassé sur ma fiche ?",
]


@pytest.fixture(scope="module")
def reader() -> TradeReader:
    return TradeReader(Path("data/knowledge"), LEXICON)


def test_marked_messages_are_whole() -> None:
    """Known families, words that are in the text, no message twice, every family stated somewhere."""
    rows = [row for path in MARKED_FILES for row in yaml.safe_load(path.read_text("utf8"))["messages"]]
    assert len(rows) >= 2500
    assert len({row["text"] for row in rows}) == len(rows)
    assert {f for m in MARKED for f in m.families} == FAMILIES
    assert all(fold(row["words"]) in fold(row["text"]) for row in rows if row.get("words"))
    assert all(bool(m.trade) == bool(m.families) for m in MARKED)
    assert 0.25 < len([m for m in HELD if m.kind != "unseen"]) / len([m for m in MARKED if m.kind != "phrase"]) < 0.4


def test_rates_on_messages_held_out(reader: TradeReader, capsys: pytest.CaptureFixture[str]) -> None:
    """« others » is harder than life: half of them name somebody else's trade."""
    kinds = trade_learn.by_kind(lambda text: reader.read(Message(text)), [m for m in HELD if m.hand == 1])
    with capsys.disabled():
        print(f"\ntrades held out: {kinds['all']}\nnever looked at: {kinds['unseen']}")
    assert kinds["all"].found >= 0.92
    assert kinds["all"].right >= 0.90
    assert kinds["all"].named >= 0.80
    assert kinds["none"].spurious <= 0.1
    assert kinds["other"].spurious <= 0.26
    assert kinds["unseen"].right >= 0.4
    assert kinds["unseen"].spurious <= 0.13


def test_rates_on_messages_by_another_hand(reader: TradeReader, capsys: pytest.CaptureFixture[str]) -> None:
    """Who wrote them knew neither the tables nor the other messages: the sober figure."""
    kinds = trade_learn.by_kind(lambda text: reader.read(Message(text)), [m for m in HELD if m.hand == 2])
    with capsys.disabled():
        print(f"\ntrades held out, by another hand: {kinds['all']}")
    assert kinds["all"].found >= 0.85
    assert kinds["all"].right >= 0.76
    assert kinds["all"].named >= 0.6
    assert kinds["none"].spurious <= 0.09
    assert kinds["other"].spurious <= 0.24


def test_the_file_is_what_learning_makes(reader: TradeReader) -> None:
    """Who changes the tables or the messages runs `boncanal trades learn`."""
    made = trade_learn.learn(reader, [m for m in MARKED if not m.held_out])
    kept = json.loads((LEXICON / WEIGHTS).read_text("utf8"))
    assert kept["thresholds"] == made["thresholds"]
    signs = made["weights"].keys() | kept["weights"].keys()
    apart = {s: (kept["weights"].get(s, 0.0), made["weights"].get(s, 0.0)) for s in signs}
    assert {s: pair for s, pair in apart.items() if abs(pair[0] - pair[1]) > 0.05} == {}


@pytest.mark.parametrize(("text", "family"), CHOSEN)
def test_the_writers_trade_is_chosen(reader: TradeReader, text: str, family: str) -> None:
    trade = reader.read(Message(text))
    assert trade is not None
    assert trade.family == family


@pytest.mark.parametrize("text", NOT_THE_WRITERS)
def test_somebody_elses_is_not(reader: TradeReader, text: str) -> None:
    assert reader.read(Message(text)) is None


def test_a_trade_only_told_never_displaces_one_that_is_known(reader: TradeReader) -> None:
    """`bot/answers/learn.py` lets a trade of 0.62 or more take the place of another."""
    trade = reader.read(Message("nos chambres donnent sur le port, comment le montrer ?"))
    assert trade is not None
    assert 0.5 <= trade.confidence < 0.62


def test_reading_takes_milliseconds(reader: TradeReader) -> None:
    messages = [Message(m.text) for m in MARKED[:600]]
    spent = []
    for message in messages * 2:
        start = time.process_time()
        reader.read(message)
        spent.append(1000 * (time.process_time() - start))
    assert sorted(spent)[int(0.99 * len(spent))] < 8
