"""Distress is looked for before any topic; figurative speech is not distress."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML

from bot.nlu.certain import CERTAIN
from bot.nlu.distress import DistressModel
from bot.nlu.encoder import shared_encoder
from bot.nlu.lexical import normalise


@pytest.fixture(scope="module")
def model() -> DistressModel:
    """Trained on its own examples and a share of calm phrases."""
    yaml = YAML(typ="safe")
    own = yaml.load(Path("data/distress.yml").read_text(encoding="utf-8"))
    calm = [
        line.strip()[2:]
        for path in sorted(Path("data/nlu").glob("*.yml"))
        for block in yaml.load(path.read_text(encoding="utf-8"))["nlu"][::12]
        for line in block["examples"].splitlines()
        if line.strip()
    ]
    texts = [*own["distress"], *own["not_distress"], *calm]
    labels = [True] * len(own["distress"]) + [False] * (len(texts) - len(own["distress"]))
    return DistressModel().fit(texts, shared_encoder().encode(texts), labels)


@pytest.mark.parametrize(
    "text",
    ["je veux mourir", "jai envie den finir avec tout ca, envie d'en finir", "je vais me tuer", "JE VEUX PLUS VIVRE"],
)
def test_certain_words_are_certain(model: DistressModel, text: str) -> None:
    assert CERTAIN.search(normalise(text))
    assert model.level(text, np.zeros((1, 512), np.float32), 1.0) == "alarm"


@pytest.mark.parametrize(
    "text", ["ça me tue ces algorithmes", "Facebook est mort ?", "je suis crevé après le marché", "mon compte est mort"]
)
def test_figures_of_speech_do_not_alarm(model: DistressModel, text: str) -> None:
    assert model.level(text, shared_encoder().encode([text]), 0.6) != "alarm"


def test_on_messages_nobody_trained_on(model: DistressModel) -> None:
    """Figures of the day: a floor that must not be lost, not the goal (see docs/understanding.md)."""
    held = YAML(typ="safe").load(Path("tests/eval/distress_test.yml").read_text(encoding="utf-8"))
    levels = {
        kind: [model.level(text, shared_encoder().encode([text]), 0.35) for text in held[kind]]
        for kind in ("distress", "not_distress")
    }
    noticed = sum(level is not None for level in levels["distress"]) / len(levels["distress"])
    alarmed = sum(level == "alarm" for level in levels["not_distress"]) / len(levels["not_distress"])
    assert noticed >= 0.75
    assert alarmed <= 0.15
