"""Training the model when what it is made of has changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bot.settings import Settings

NAME = "bon-canal"
INPUTS = ("config.yml", "domain.yml", "data/nlu", "data/rules.yml", "data/distress.yml", "data/nlu_lexicon", "data/encoder",
          "data/knowledge/trades", "data/knowledge/regulated_professions.yml", "bot/nlu", "bot/text.py", "bot/numerals.py", "bot/dialogue/facts.py",
          "requirements.lock")  # fmt: skip


class TrainingFailedError(Exception):
    """Rasa refused the data; its own words are in the message."""


def model_path(settings: Settings) -> Path:
    """Where the trained model is."""
    return settings.models / f"{NAME}.tar.gz"


def fingerprint(root: Path = Path()) -> str:
    """Of every input's path and content."""
    digest = hashlib.sha256()
    for path in sorted(_files(root / name for name in INPUTS)):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from (p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        elif path.is_file():
            yield path


def train(settings: Settings, force: bool = False) -> bool:
    """Train if needed; True when it did. Raises TrainingFailedError. The old model stays until the new one is whole."""
    stamp, wanted = settings.models / f"{NAME}.stamp", fingerprint()
    if not force and model_path(settings).exists() and stamp.is_file() and stamp.read_text() == wanted:
        return False
    began = time.monotonic()
    print("[training] the model learns from data/nlu (about two minutes) ...", flush=True)
    settings.models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.models, prefix=".training-") as folder:
        command = [sys.executable, "-m", "rasa", "train", "--fixed-model-name", NAME, "--out", folder, "--domain", "domain.yml",
                   "--config", "config.yml", "--data", "data/nlu", "data/rules.yml", "--force", "--skip-validation"]  # fmt: skip
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        made = Path(folder) / f"{NAME}.tar.gz"
        if done.returncode or not made.exists():
            raise TrainingFailedError("\n".join((done.stdout + done.stderr).splitlines()[-25:]))
        os.replace(made, model_path(settings))  # at once: a server that starts meanwhile finds a whole model
    stamp.write_text(wanted)
    print(f"[training] done in {time.monotonic() - began:.0f} s", flush=True)
    return True
