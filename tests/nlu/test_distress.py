"""Distress is looked for before any topic; figurative speech is not distress."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.nlu.certain import CERTAIN
from bot.nlu.distress import DistressModel
from bot.nlu.lexical import normalise
from bot.nlu.tuned import shared_tuned


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
    return DistressModel().fit(texts, labels)


@pytest.mark.parametrize(
    "text",
    ["je veux mourir", "jai envie den finir avec tout ca, envie d'en finir", "je vais me tuer", "JE VEUX PLUS VIVRE"],
)
def test_certain_words_are_certain(model: DistressModel, text: str) -> None:
    assert CERTAIN.search(normalise(text))
    assert model.level(text, 0.0, 1.0) == "alarm"


@pytest.mark.parametrize(
    "text", ["ça me tue ces algorithmes", "Facebook est mort ?", "je suis crevé après le marché", "mon compte est mort"]
)
def test_figures_of_speech_do_not_alarm(model: DistressModel, text: str) -> None:
    assert model.level(text, read(text), 0.6) != "alarm"


@pytest.mark.parametrize(("name", "noticed", "alarmed"), [("distress_test", 0.95, 0.1), ("distress_second", 0.95, 0.1)])
def test_on_messages_nobody_trained_on(model: DistressModel, name: str, noticed: float, alarmed: float) -> None:
    """Figures of the day: floors that must not be lost, not the goal (see docs/understanding.md)."""
    held = YAML(typ="safe").load(Path(f"tests/eval/{name}.yml").read_text(encoding="utf-8"))
    levels = {
        kind: [model.level(text, read(text), 0.35) for text in held[kind]] for kind in ("distress", "not_distress")
    }
    assert sum(level is not None for level in levels["distress"]) >= noticed * len(levels["distress"])
    assert sum(level == "alarm" for level in levels["not_distress"]) <= alarmed * len(levels["not_distress"])


def read(text: str) -> float:
    """The tuned encoder's probability."""
    return float(shared_tuned().read([text]).distress[0])
