"""The whole: any text is read without error, in bounded time, the same from every thread."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.facts import FLAGS, Facts
from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.extract.trade_forms import UNREGULATED
from bot.text import fold

LONGEST = 0.25
"""Seconds for 2,000 characters on a busy machine; a quiet one takes a tenth."""
EXTRACTOR = FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon"))
WORDS = st.sampled_from([
    "je", "suis", "pas", "un", "une", "de", "la", "des", "pour", "les", "boulanger", "coiffeuse", "à", "Lyon", "Facebook", "sur", "Google", "heures",
    "2h", "par", "semaine", "200", "€", "euros", "«", "'", "-", ",", ".", "?", "!", ":", "\n", "mon", "ma", "notre", "clients", "entreprises", "code",
    "K7PX", "ans", "18", "20e", "É", "ß", "İ", "œ", "ﬁ", "👩\u200d🦰", "\u0301", "\u200d", "deux", "cents", "quatre-vingt", "et", "ou",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=80).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    facts = EXTRACTOR.read(text)
    assert set(facts.flags) <= set(FLAGS)
    assert facts.hours is None or 0 <= facts.hours <= 40
    assert facts.budget is None or facts.budget >= 0
    assert facts.trade is None or (facts.trade.label and 0 < facts.trade.confidence <= 1)
    assert Facts.from_dict(facts.as_dict()) == facts


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=80).map(" ".join)))
def test_spans_are_apart_and_inside(text: str) -> None:
    folded, end = fold(text), 0
    for start, stop, kind in EXTRACTOR.spans(text):
        assert end <= start < stop <= len(folded)
        assert kind in ("platform", "trade", "place")
        end = stop


@pytest.mark.parametrize(
    "piece",
    [
        "je suis ",
        "un ",
        "l'",
        " ",
        "deux cents euros par mois ",
        "pas de la une ",
        "coifeuse boulagerie ",
        "a",
        "1 ",
        "(",
        "d'un boulanger pour ",
    ],
)
def test_long_texts_take_bounded_time(piece: str) -> None:
    """The quickest of three: a whole collection of garbage, in a process full of models, takes longer than the text."""
    text = (piece * 2000)[:2000]
    assert min(_seconds(text) for _ in range(3)) < LONGEST


def _seconds(text: str) -> float:
    started = time.process_time()
    EXTRACTOR.read(text)
    return time.process_time() - started


def test_threads_agree() -> None:
    texts = [
        "je suis boulanger à Lyon",
        "pas Facebook, deux heures par semaine",
        "code K7PX",
        "fleuriste, 200 € par mois",
    ] * 20
    alone = [EXTRACTOR.read(t) for t in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(EXTRACTOR.read, texts)) == alone


def test_all_at_once() -> None:
    facts = EXTRACTOR.read(
        "Fleuriste à Angers, 40 à 70 ans, deux heures par semaine, 50 € par mois, que des particuliers, j'ai déjà Facebook"
    )
    assert facts.trade
    assert facts.trade.label == "fleuriste"
    assert (facts.commune, facts.hours, facts.budget, facts.clientele) == ("Angers", 2, 50, ("B2C",))
    assert (facts.ages, facts.present) == (("40-59", "60+"), ("facebook",))


def test_spans_hide_names() -> None:
    text = "Je suis céramiste à Dieulefit, Instagram ?"
    assert [(fold(text)[s:e], kind) for s, e, kind in EXTRACTOR.spans(text)] == [
        ("ceramiste", "trade"), ("dieulefit", "place"), ("instagram", "platform")
    ]  # fmt: skip


def test_hired_trades_are_left_to_the_topic() -> None:
    """« un graphiste » tells that the message is about delegating."""
    assert not [s for s in EXTRACTOR.spans("dois-je payer un graphiste ?") if s[2] == "trade"]


def test_lexicon_entries_name_known_families_and_professions() -> None:
    lexicon = yaml.safe_load(Path("data/nlu_lexicon/trades.yml").read_text("utf8"))
    families = {
        f["id"] for f in yaml.safe_load(Path("data/knowledge/trades/families.yml").read_text("utf8"))["families"]
    }
    professions = {p["id"] for p in yaml.safe_load(Path("data/knowledge/regulated_professions.yml").read_text("utf8"))}
    assert set(lexicon["families"]) <= families
    entries = [
        e
        for sections in lexicon["families"].values()
        for k, v in sections.items()
        if k != "doing"
        for e in v.split(",")
    ]
    assert {e.partition("=")[2].strip() for e in entries if "=" in e} <= professions | {UNREGULATED}
    assert set(lexicon["profession_titles"]) <= professions
    assert len(entries) > 600


def test_every_regulated_label_is_a_trade(extractor: FactsExtractor) -> None:
    """All labels of the professions lead back to them."""
    missed = []
    for entry in yaml.safe_load(Path("data/knowledge/regulated_professions.yml").read_text("utf8")):
        for label in entry["labels_other"]:
            trade = extractor.read(f"je suis {label}").trade or extractor.read(label).trade
            if trade is None or trade.profession is None:
                missed.append(label)
    assert missed == []
