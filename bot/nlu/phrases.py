"""The training phrases of `data/nlu`, who is imagined to write what under which topic, and the distress examples. No Rasa here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

NLU = Path("data/nlu")
DISTRESS = Path("data/distress.yml")
MARK = "- "


@dataclass(frozen=True)
class Phrase:
    """One training phrase; `persona` names its imagined writer, `style` the manner."""

    text: str
    topic: str
    persona: str = ""
    style: str = ""


class PhrasesError(Exception):
    """A phrase file cannot be used; the message says which and why."""


def read_phrases(folder: Path = NLU) -> list[Phrase]:
    """All phrases, in the order of the files' names. Raises PhrasesError naming the file that cannot be read."""
    phrases = [phrase for path in sorted(folder.glob("*.yml")) for phrase in read_phrase_file(path)]
    if not phrases:
        raise PhrasesError(f"{folder} holds no phrase")
    return phrases


def read_phrase_file(path: Path) -> list[Phrase]:
    """The phrases of one file: Rasa's YAML, of which only intents with lines of examples are used. Raises PhrasesError."""
    try:
        blocks = YAML(typ="safe").load(path.read_text(encoding="utf-8"))["nlu"]
        return [phrase for block in blocks for phrase in _block(block)]
    except Exception as error:  # whatever the parser or a wrong shape raises, the file's name is what helps
        raise PhrasesError(f"{path} is not a file of training phrases: {error!r}") from error


def _block(block: dict[str, Any]) -> Iterator[Phrase]:
    about = block.get("metadata") or {}
    for line in block["examples"].splitlines():
        marked = line.strip()
        if marked and not marked.startswith(MARK):
            raise ValueError(f"{block['intent']}: {marked!r} does not start with {MARK!r}")
        if "[" in marked:
            raise ValueError(f"{block['intent']}: {marked!r}: entities are read by lists and rules, no brackets here")
        if marked:
            yield Phrase(marked[len(MARK) :].strip(), block["intent"], about.get("persona", ""), about.get("style", ""))


def read_distress(path: Path = DISTRESS) -> tuple[list[str], list[str]]:
    """(calls for help, look-alikes that must not alarm)."""
    content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return list(content["distress"]), list(content["not_distress"])
