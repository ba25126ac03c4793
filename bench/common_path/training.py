"""The three configurations trained on the same domain, rules and phrases."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from bot.nlu.phrases import Phrase
from bot.run.training import NAME

HERE = Path(__file__).parent
EPOCHS = 100
"""Of Rasa's default configuration."""
KEYWORDS = 5
"""Phrases of each topic that the floor looks for: with all of them it would try thousands of patterns on each message."""


KEYWORD_LENGTH = 20
"""Characters: « nn » stands within the key words of two other topics, and there Rasa's floor stumbles."""


class TrainingFailedError(Exception):
    """Rasa refused; the message holds its last words."""


@dataclass(frozen=True)
class Setup:
    """`config`: its file. `per_topic`: how many phrases of each topic it learns at most; all when None. `more`: files of rules of its own."""

    name: str
    config: Path
    per_topic: int | None = None
    more: tuple[str, ...] = ()


OWN = Setup("Bon Canal", Path("config.yml"))
DEFAULT = Setup("Rasa's default configuration", HERE / "default.yml")
FLOOR = Setup("the floor (key words, rules)", HERE / "floor.yml", KEYWORDS, (str(HERE / "fallback_rule.yml"),))


def train(setup: Setup, phrases: Sequence[Phrase], folder: Path, epochs: int = 1) -> float:
    """Seconds of `rasa train`, the start of Python included; the model is `folder`'s. Raises TrainingFailedError."""
    folder.mkdir(parents=True, exist_ok=True)
    config: dict[str, Any] = YAML(typ="safe").load(setup.config.read_text(encoding="utf-8"))
    set_epochs(config, epochs)
    YAML(typ="safe").dump(config, folder / "config.yml")
    write(few(phrases, setup.per_topic), folder / "phrases.yml")
    command = [sys.executable, "-W", "ignore", "-m", "rasa", "train", "--fixed-model-name", NAME, "--out", str(folder), "--domain", "domain.yml",
               "--config", str(folder / "config.yml"), "--data", str(folder / "phrases.yml"), "data/rules.yml", *setup.more, "--force", "--skip-validation"]  # fmt: skip
    began = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=os.environ | {"RASA_TELEMETRY_ENABLED": "false"})  # fmt: skip
    if done.returncode:
        raise TrainingFailedError("\n".join((done.stdout + done.stderr).splitlines()[-15:]))
    return time.perf_counter() - began


def set_epochs(config: dict[str, Any], epochs: int) -> None:
    """Where a part of the pipeline or a policy has epochs."""
    for part in [*config["pipeline"], *config.get("policies", ())]:
        if "epochs" in part:
            part["epochs"] = epochs


def few(phrases: Sequence[Phrase], per_topic: int | None) -> list[Phrase]:
    """The first phrases of each topic that are long enough, or all."""
    if per_topic is None:
        return list(phrases)
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if len(phrase.text) >= KEYWORD_LENGTH:
            found.setdefault(phrase.topic, []).append(phrase)
    return [phrase for of_topic in found.values() for phrase in of_topic[:per_topic]]


def write(phrases: Sequence[Phrase], path: Path) -> None:
    """As Rasa's training data."""
    by_topic: dict[str, list[str]] = {}
    for phrase in phrases:
        by_topic.setdefault(phrase.topic, []).append(phrase.text)
    blocks = [
        {"intent": topic, "examples": LiteralScalarString("".join(f"- {text}\n" for text in texts))}
        for topic, texts in by_topic.items()
    ]
    writer = YAML()
    writer.width = 10_000
    writer.dump({"version": "3.1", "nlu": blocks}, path)
