"""The encoder's card: what is in `data/encoder`, from what it was made, what it is worth; and the check that it is still true."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.nlu import tagger
from bot.nlu.phrases import Phrase, read_phrases
from tuning.phrases import fingerprint, sample, share_unseen
from tuning.settings import Settings

FOLDER = Path("data/encoder")
CARD = "card.json"
FILES = ("model.onnx", "pieces.model")
TAGGER, TAGGER_CARD = tagger.MODEL, tagger.CARD
TOPICS = Path("data/topics.yml")
TOLERATED = 0.10
"""Share of phrases unknown to the encoder above which the check warns. It is a warning: the linear machine has learnt them."""


class CardError(Exception):
    """The card is missing or unreadable; the message says what to do."""


def describe(
    topics: Sequence[str],
    phrases: Sequence[Phrase],
    held_out: Sequence[str],
    settings: Settings,
    base: str,
    figures: dict[str, Any],
) -> dict[str, Any]:
    """A training, in JSON: the card but for the files. `phrases`: all that were read; `held_out`: the personas it has not learnt from."""
    return {
        "topics": list(topics),
        "longest": settings.longest,
        "base": base,
        "date": datetime.now(timezone.utc).date().isoformat(),
        "commit": commit(),
        "phrases": len(phrases),
        "fingerprint": fingerprint(phrases),
        "personas_held_out": list(held_out),
        "settings": asdict(settings),
        "figures": figures,
        "sample": " ".join(sorted(sample(phrases))),
    }


def write(folder: Path, description: dict[str, Any]) -> None:
    """`card.json` beside the files it vouches for."""
    card = description | {"files": {name: sha256(folder / name) for name in FILES}}
    (folder / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_tagger(folder: Path, description: dict[str, Any]) -> None:
    """`trades.json` beside the tagger that it vouches for."""
    card = description | {"files": {TAGGER: sha256(folder / TAGGER)}}
    (folder / TAGGER_CARD).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(folder: Path = FOLDER) -> dict[str, Any]:
    """Raises CardError when there is none that can be read."""
    path = folder / CARD
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CardError(
            f"{path} is missing: take it from the repository, or make the encoder again (make encoder)"
        ) from error
    except ValueError as error:
        raise CardError(f"{path} is not JSON: {error}") from error
    if not isinstance(card, dict):
        raise CardError(f"{path} is not a JSON object")
    return card


def problems(folder: Path = FOLDER, topics: Path = TOPICS) -> Iterator[str]:
    """What makes the encoder unfit: one line each; none when all is well. Raises CardError."""
    card = read(folder)
    wanted = {one["id"] for one in YAML(typ="safe").load(topics.read_text(encoding="utf-8"))}
    known = set(card.get("topics", ()))
    for topic in sorted(wanted - known):
        yield f"the encoder has not learnt the topic {topic} of {topics}: run make encoder"
    for topic in sorted(known - wanted):
        yield f"the encoder knows the topic {topic}, which is not in {topics}: run make encoder"
    for name, promised in _promised(card, folder):
        path = folder / name
        if not path.is_file():
            yield f"{path} is missing"
        elif sha256(path) != promised:
            yield f"{path} is not the file of its card (SHA-256 {sha256(path)}, card {promised})"


def _promised(card: dict[str, Any], folder: Path) -> Iterator[tuple[str, str | None]]:
    """Each file with the hash that its card gives."""
    files = card.get("files", {})
    yield from ((name, files.get(name)) for name in FILES)
    path = folder / TAGGER_CARD
    yield TAGGER, json.loads(path.read_text(encoding="utf-8"))["files"].get(TAGGER) if path.is_file() else None


def staleness(card: dict[str, Any], phrases: Sequence[Phrase]) -> float:
    """The share (0 to 1) of these phrases that the encoder has not been given, judged by a sample; 0 when they are the very same."""
    if card.get("fingerprint") == fingerprint(phrases):
        return 0.0
    return share_unseen(sample(phrases), frozenset(str(card.get("sample", "")).split()))


def check(folder: Path = FOLDER) -> int:
    """Prints problems and warnings; 1 when the encoder is unfit. Takes a few seconds."""
    try:
        found = list(problems(folder))
        changed = staleness(read(folder), read_phrases())
    except CardError as error:
        found, changed = [str(error)], 0.0
    for line in found:
        print(f"encoder: {line}")
    if changed > TOLERATED:
        print(f"encoder: warning: {changed:.0%} of the phrases are new since it was made; make encoder tunes it again")
    if not found:
        print(f"encoder: files and topics are those of the card; about {changed:.1%} of the phrases are new since")
    return int(bool(found))


def sha256(path: Path) -> str:
    """Of the file's content, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def commit() -> str:
    """The commit of the working tree, with "-dirty" when something was not committed; "?" outside git."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"], text=True, capture_output=True, check=False
    )
    return done.stdout.strip() or "?"
