"""The theme of a question: the one whose sentences are nearest in meaning, or none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.events.likeness import Vectors, encode

FILE = Path("data/event_themes.yml")
OTHER = "Autres questions"
NEAR = 0.38
"""Below this cosine a question is under no theme."""


@cache
def _themes() -> tuple[tuple[str, ...], Vectors]:
    """Names, one for each sentence, and the sentences' vectors."""
    read = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    sentences = [(one["theme"], sentence) for one in read for sentence in one["like"]]
    return tuple(theme for theme, _ in sentences), encode([sentence for _, sentence in sentences])


@cache
def theme_names() -> tuple[str, ...]:
    """The names of the themes, without encoding anything."""
    return tuple(one["theme"] for one in YAML(typ="safe").load(FILE.read_text(encoding="utf-8")))


def themes_of(vectors: Vectors) -> list[str]:
    """The theme of each vector: the two nearest sentences of a theme decide."""
    names, known = _themes()
    return [_theme(names, row) for row in vectors @ known.T]


def _theme(names: Sequence[str], similarities: Vectors) -> str:
    """`similarities`: one row, (names,)."""
    scores = {}
    for theme in dict.fromkeys(names):
        best = sorted((float(s) for name, s in zip(names, similarities, strict=True) if name == theme), reverse=True)[
            :2
        ]
        scores[theme] = (best[0] * 2 + best[-1]) / 3
    theme = max(scores, key=lambda name: scores[name])
    return theme if scores[theme] >= NEAR else OTHER
