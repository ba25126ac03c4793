"""How well each build understands: the scores that `boncanal eval` keeps in `results/`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

RESULTS = Path("results")
MOST = 50


@dataclass(frozen=True)
class Build:
    """One measurement. Shares are in percent; None for what was not measured."""

    at: datetime
    commit: str
    questions: int | None
    right: float | None
    interval: str
    right_in_three: float | None
    asked_back: float | None
    wrong_and_sure: float | None
    dialogues: float | None
    advice: float | None


def builds(folder: Path = RESULTS) -> list[Build]:
    """The newest measurements first; files that cannot be read are left out."""
    return sorted(_read(folder), key=lambda build: build.at, reverse=True)[:MOST]


def _read(folder: Path) -> Iterator[Build]:
    for path in sorted(folder.glob("eval-*.json"))[-MOST * 2 :]:
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            yield _build(found)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue


def _build(found: dict[str, Any]) -> Build:
    nlu, dialogue, advice = (found.get(name) or {} for name in ("nlu", "dialogue", "advice"))
    low, high = nlu.get("lenient_95") or (None, None)
    return Build(
        at=datetime.fromisoformat(found["at"]),
        commit=str(found.get("commit", "?"))[:12],
        questions=nlu.get("n"),
        right=nlu.get("lenient"),
        interval=f"{low:g} à {high:g}".replace(".", ",") if low is not None else "",
        right_in_three=nlu.get("top3"),
        asked_back=nlu.get("asked_back_max"),
        wrong_and_sure=nlu.get("confident_wrong_max"),
        dialogues=dialogue.get("both"),
        advice=advice.get("musts"),
    )
