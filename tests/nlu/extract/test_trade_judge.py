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
from bot.nlu.marked import FILES, HANDS, kept_files, load_marked, marked_files
from bot.nlu.tagger import shared_tagger

LEXICON = Path("data/nlu_lexicon")
EVERYTHING = load_marked(*marked_files())
MARKED = [m for m in EVERYTHING if m.hand <= HANDS]
HELD = [m for m in EVERYTHING if m.held_out]
LATER = ("third", "fourth", "fifth")
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
    assert len(EVERYTHING) >= 9900
    written = [m for m in EVERYTHING if m.hand < len(FILES)]
    assert len({m.text for m in written}) == len(written)
    assert {f for m in MARKED for f in m.families} == FAMILIES
    assert {f for m in EVERYTHING for f in m.families} == FAMILIES
    assert all(m.span for m in EVERYTHING if m.words)
    assert all(m.trade or not m.families for m in EVERYTHING)
    assert all(m.families for m in written if m.trade)
    kept = load_marked(*kept_files())
    assert len(kept) >= 150
    assert not {m.text for m in kept} & {m.text for m in EVERYTHING}  # nothing learns from them
    assert {f for m in kept for f in m.families} <= FAMILIES
    judged = [m for m in MARKED if m.kind not in ("phrase", "unseen")]
    assert 0.25 < len([m for m in judged if m.held_out]) / len(judged) < 0.4


def rates(reader: TradeReader, hand: int) -> dict[str, trade_learn.Rates]:
    """As a message is read: tables, judge and tagger."""
    tag = shared_tagger().read
    return trade_learn.by_kind(lambda text: reader.read(Message(text), tag), [m for m in HELD if m.hand == hand])


def test_rates_on_messages_held_out(reader: TradeReader, capsys: pytest.CaptureFixture[str]) -> None:
    """« others » is harder than life: half of them name somebody else's trade."""
    kinds = rates(reader, 1)
    with capsys.disabled():
        print(f"\ntrades held out: {kinds['all']}\nnever looked at: {kinds['unseen']}")
    assert kinds["all"].found >= 0.92
    assert kinds["all"].right >= 0.90
    assert kinds["all"].named >= 0.79
    assert kinds["none"].spurious <= 0.1
    assert kinds["other"].spurious <= 0.16
    assert kinds["unseen"].right >= 0.4
    assert kinds["unseen"].spurious <= 0.13


def test_rates_on_messages_by_another_hand(reader: TradeReader, capsys: pytest.CaptureFixture[str]) -> None:
    """Who wrote them knew neither the tables nor the other messages: the sober figure."""
    kinds = rates(reader, 2)
    with capsys.disabled():
        print(f"\ntrades held out, by another hand: {kinds['all']}")
    assert kinds["all"].found >= 0.90
    assert kinds["all"].right >= 0.80
    assert kinds["all"].named >= 0.62
    assert kinds["none"].spurious <= 0.09
    assert kinds["other"].spurious <= 0.14


def test_rates_on_messages_of_the_later_hands(reader: TradeReader) -> None:
    """Tables were mended from what these hands wrote, never from these messages of theirs. Without the tagger: 78 in a hundred found, 15 read where none is."""
    kinds = [rates(reader, FILES.index(name) + 1)["all"] for name in LATER]
    stated, others = sum(k.stated for k in kinds), sum(k.others for k in kinds)
    assert sum(k.found * k.stated for k in kinds) / stated >= 0.82
    assert sum(k.right * k.stated for k in kinds) / stated >= 0.70
    assert sum(k.spurious * k.others for k in kinds) / others <= 0.11


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


def test_a_trade_that_no_table_knows_is_read(reader: TradeReader) -> None:
    """By the tagger alone: the tables hold neither the noun nor the thing."""
    text = "Bonjour, je suis échassière dans l'Aude, Instagram ou Facebook ?"
    assert reader.read(Message(text), shared_tagger().read) is not None


def test_reading_takes_milliseconds(reader: TradeReader) -> None:
    messages = [Message(m.text) for m in MARKED[:600]]
    spent = []
    for message in messages * 2:
        start = time.process_time()
        reader.read(message)
        spent.append(1000 * (time.process_time() - start))
    assert sorted(spent)[int(0.99 * len(spent))] < 8
