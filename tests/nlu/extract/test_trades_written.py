"""Rates on a table of messages written by hand (trades_written.yml), printed and held."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.nlu.extract.facts import FactsExtractor
from bot.text import words

TABLE: dict[str, list[Any]] = yaml.safe_load(Path(__file__).with_name("trades_written.yml").read_text("utf8"))


def alike(read: str, wanted: str) -> bool:
    """The evaluation's lenient rule: a shared stem of five letters, or near in spelling."""
    stems = [{w[:5] for w in words(label) if len(w) >= 5} for label in (read, wanted)]
    near = SequenceMatcher(None, " ".join(words(read)), " ".join(words(wanted))).ratio() >= 0.7
    return bool(stems[0] & stems[1]) or near


def one_of(value: str | None, wanted: str | None) -> bool:
    return (value or "null") in (wanted or "null").split("|")


def test_rates_where_a_trade_is_stated(extractor: FactsExtractor, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [(extractor.read(text).trade, *wanted) for text, *wanted in TABLE["said"]]
    found = [row for row in rows if row[0]]
    rates = {
        "found": len(found) / len(rows),
        "label": sum(any(alike(t.label, w) for w in label.split("|")) for t, label, *_ in found) / len(rows),
        "family": sum(one_of(t.family, family) for t, _, family, _ in found) / len(rows),
        "profession": sum(t.profession == profession for t, *_, profession in found) / len(rows),
    }
    with capsys.disabled():
        print(f"\ntrades of {len(rows)} messages: " + ", ".join(f"{k} {v:.1%}" for k, v in rates.items()))
    assert len(rows) >= 300
    assert rates["found"] >= 0.95
    assert rates["label"] >= 0.92
    assert rates["family"] >= 0.92
    assert rates["profession"] >= 0.95


def test_rate_where_none_is_stated(extractor: FactsExtractor, capsys: pytest.CaptureFixture[str]) -> None:
    read = [text for text in TABLE["none"] if extractor.read(text).trade]
    with capsys.disabled():
        print(f"\ntrades read in {len(read)} of {len(TABLE['none'])} messages that state none")
    assert len(TABLE["none"]) >= 100
    assert len(read) / len(TABLE["none"]) <= 0.03, read
