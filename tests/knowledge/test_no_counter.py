"""Counters and tills are named to those who have one: in variants for shops, never in what everybody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.text import fold

WITH_A_COUNTER = {"artisanat alimentaire", "restauration", "commerce", "beauté et bien-être", "tourisme et hébergement"}
_COUNTER = re.compile(r"\b(?:caisse|comptoir)\b")


def _texts(value: object, sectors: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    if isinstance(value, dict):
        own = frozenset((value.get("when") or {}).get("sectors", ())) or sectors
        for inner in value.values():
            yield from _texts(inner, own)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, sectors)
    elif isinstance(value, str):
        yield value, sectors


def _named(data: Any) -> list[tuple[str, frozenset[str]]]:
    return [(text, sectors) for text, sectors in _texts(data) if _COUNTER.search(fold(text))]


def test_advice_names_a_counter_to_shops_alone() -> None:
    named = _named(
        [one for path in Path("data/knowledge/advice").glob("*.yml") for one in yaml.safe_load(path.read_text("utf8"))]
    )
    assert named, "the shops' own variants do name it"
    assert [text for text, sectors in named if not sectors or not sectors <= WITH_A_COUNTER] == []


def test_the_plan_names_none() -> None:
    assert _named(yaml.safe_load(Path("data/advisor/plan.yml").read_text("utf8"))) == []
