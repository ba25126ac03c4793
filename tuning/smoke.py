"""A trial run of the whole chain: 20 steps on 300 phrases, exported and read. It proves that the parts fit, not that they learn."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from bot.nlu.tuned import TunedEncoder
from tuning import card, pieces
from tuning.base import Base
from tuning.examples import gather
from tuning.export import export
from tuning.export_trades import export_tagger
from tuning.settings import Settings
from tuning.trades import TaggerTrainer
from tuning.train import Trainer, say

SETTINGS = Settings(epochs=3, steps=20, limit=300, held_out=60)
TEXTS = ("bonjour", "je suis fleuriste, Instagram ou Facebook ?", "ça coûte combien ?", "zzz 🌷", "")


def smoke(base: Base) -> None:
    """Raises AssertionError or whatever a broken part raises. Writes nothing outside a temporary folder. Takes a minute or two."""
    began = time.monotonic()
    material = gather(SETTINGS)
    with tempfile.TemporaryDirectory() as name:
        work, out = Path(name) / "work", Path(name) / "encoder"
        pieces.save(base, pieces.chosen(base), work)
        Trainer(material, SETTINGS, base, work).run()
        TaggerTrainer(SETTINGS, base, work).run()
        texts = [phrase.text for phrase in material.phrases[::200]]
        export(base, work, out, texts)
        export_tagger(base, work, out, texts[:50])
        wrong = list(card.problems(out))
        reading = TunedEncoder(out).read(TEXTS)
    if wrong or reading.topics.shape != (len(TEXTS), len(material.topics)):
        raise AssertionError(f"the trial encoder is unfit: {wrong}, shape {reading.topics.shape}")
    if not np.allclose(np.exp(reading.topics).sum(axis=1), 1, atol=1e-4):
        raise AssertionError("the trial encoder's probabilities do not sum to 1")
    say(f"smoke: every step of the chain works ({time.monotonic() - began:.0f} s)")
