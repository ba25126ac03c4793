"""What one training run learns from, and the texts that it is judged on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML

from bot.nlu.phrases import Phrase, read_distress, read_phrases
from tuning.phrases import split, topics_of
from tuning.settings import Settings

NO_TOPIC = -100
"""PyTorch's mark of a label that does not count: distress examples teach their own head alone."""
QUESTIONS = Path("tests/eval/dev_questions.jsonl")
CALLS = Path("tests/eval/distress_test.yml")


@dataclass(frozen=True)
class Example:
    """One text to learn: the place of its topic in `topics`, or NO_TOPIC; and whether it is a call for help."""

    text: str
    topic: int
    distress: bool


@dataclass(frozen=True)
class Judged:
    """Texts to be predicted, with the topics that are right: the first best, the others accepted."""

    phrases: tuple[Phrase, ...]
    accepted: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Material:
    """`phrases`: all that were read, whatever is held out of them: the card's fingerprint is theirs."""

    topics: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    examples: tuple[Example, ...]
    held_out: Judged
    questions: Judged
    calls: tuple[str, ...]

    def personas_held_out(self) -> list[str]:
        """Their names, sorted."""
        return sorted({phrase.persona for phrase in self.held_out.phrases})


def gather(settings: Settings, questions: Path = QUESTIONS, calls: Path = CALLS) -> Material:
    """Reads everything from the working directory. The evaluation files are only judged by; without them those figures are left out."""
    phrases = read_phrases()
    topics = topics_of(phrases)
    known, held = split(phrases, settings.held_out)
    place = {topic: i for i, topic in enumerate(topics)}
    examples = [Example(phrase.text, place[phrase.topic], False) for phrase in known]
    distress, calm = read_distress()
    examples += [Example(text, NO_TOPIC, True) for text in distress] + [Example(text, NO_TOPIC, False) for text in calm]
    return Material(
        tuple(topics), tuple(phrases), tuple(_limited(examples, settings)),
        Judged(tuple(held), tuple((phrase.topic,) for phrase in held)), _questions(questions), _calls(calls),
    )  # fmt: skip


def _limited(examples: Sequence[Example], settings: Settings) -> Sequence[Example]:
    """A shuffle's first `limit` examples."""
    if not settings.limit:
        return examples
    order = np.random.default_rng(settings.seed).permutation(len(examples))
    return [examples[int(i)] for i in order[: settings.limit]]


def _questions(path: Path) -> Judged:
    if not path.is_file():
        return Judged((), ())
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    phrases = tuple(Phrase(row["text"], row["topic"], "", row["style"]) for row in rows)
    return Judged(phrases, tuple((row["topic"], *row["also_ok"]) for row in rows))


def _calls(path: Path) -> tuple[str, ...]:
    if not path.is_file():
        return ()
    return tuple(YAML(typ="safe").load(path.read_text(encoding="utf-8"))["distress"])
