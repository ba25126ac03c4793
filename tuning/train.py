"""Tuning: the upper half of the network and its heads learn the phrases, then it is judged on people it has never read."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from tuning import card, report
from tuning.base import NAME, Base
from tuning.batches import Ids, by_length, framed, shuffled
from tuning.examples import Example, Judged, Material
from tuning.lower import LowerStates
from tuning.network import Network, from_base
from tuning.report import Predictions
from tuning.settings import Settings

CHECKPOINT = "network.pt"
RUN = "run.json"
SAID_EVERY = 50


def say(text: str) -> None:
    """One line of progress."""
    print(f"[tuning] {text}", flush=True)


class Trainer:
    """One run. `folder` holds what `pieces.save` wrote, and receives `network.pt`, `run.json` and the predictions."""

    def __init__(self, material: Material, settings: Settings, base: Base, folder: Path) -> None:
        torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self.material, self.settings, self.folder = material, settings, folder
        self.network = from_base(base, np.load(folder / "kept.npy"), len(material.topics))
        self._earlier = self._resume() if settings.resume else []
        self._optimiser = optimiser(self.network, settings)
        self._place, self._states = self._read_lower()

    def run(self) -> None:
        """Learns, judges, prints the table and saves everything."""
        self._learn()
        torch.save(self.network.state_dict(), self.folder / CHECKPOINT)
        material, figures = self.material, self._judge()
        run = card.describe(
            material.topics, material.phrases, material.personas_held_out(), self.settings, NAME, figures
        )
        run["earlier_settings"] = self._earlier
        (self.folder / RUN).write_text(json.dumps(run, ensure_ascii=False), encoding="utf-8")

    def _resume(self) -> list[dict[str, Any]]:
        """Takes up the weights of the folder's training; returns the settings of all trainings so far. Raises ValueError.

        The personas held out must be the same ones, or those who judge would be among those learnt from.
        """
        before = json.loads((self.folder / RUN).read_text(encoding="utf-8"))
        if before["topics"] != list(self.material.topics) or before["settings"]["held_out"] != self.settings.held_out:
            raise ValueError("--resume needs the topics and the --held-out of the training that it goes on from")
        self.network.load_state_dict(torch.load(self.folder / CHECKPOINT, weights_only=True))
        return [*before.get("earlier_settings", []), before["settings"]]

    def _learn(self) -> None:
        examples, settings = self.material.examples, self.settings
        places = [self._place[example.text] for example in examples]
        lengths = [self._states.lengths[place] for place in places]
        chance, steps = np.random.default_rng(settings.seed), settings.steps_for(len(examples))
        step, began, smooth = 0, time.monotonic(), None
        say(
            f"{steps} steps of {settings.batch} of {len(examples)} examples; {len(self.material.held_out.phrases)} phrases held out"
        )
        self.network.train()
        while step < steps:
            for batch in shuffled(lengths, settings.batch, chance)[: steps - step]:
                loss = self._step(
                    [places[i] for i in batch], [examples[i] for i in batch], settings.rate_at(step, steps)
                )
                smooth, step = loss if smooth is None else 0.97 * smooth + 0.03 * loss, step + 1
                if step % SAID_EVERY == 0:
                    say(f"step {step} of {steps}, loss {smooth:.3f}, {time.monotonic() - began:.0f} s")
                if step % settings.every == 0 and step < steps:
                    say(f"step {step}: {report.table(self._predict(self.material.held_out))[0]}")

    def _step(self, places: Sequence[int], examples: Sequence[Example], rate: float) -> float:
        for group in self._optimiser.param_groups:
            group["lr"] = group["highest"] * rate
        logits, _ = self.network.upper(*self._states.batch(places), self.settings.frozen)
        loss = total_loss(logits, examples, self.settings)
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimiser.step()
        return float(loss.item())

    def _judge(self) -> dict[str, Any]:
        """Figures for the card; the predictions go to `held_out.npz` and `questions.npz`."""
        held, questions = self._predict(self.material.held_out), self._predict(self.material.questions)
        held.save(self.folder / "held_out.npz")
        questions.save(self.folder / "questions.npz")
        print("\n".join(report.table(held)), flush=True)
        figures = {
            "held_out": report.scores(held.logits[:, :-1], held.topics, held.accepted),
            "questions": report.scores(questions.logits[:, :-1], questions.topics, questions.accepted),
        }
        if self.material.calls and len(held.logits):
            figures["distress"] = report.noticed(self._logits(self.material.calls)[:, -1], held.logits[:, -1])
        for name, values in figures.items():
            say(f"{name}: {', '.join(f'{key} {value}' for key, value in values.items())}")
        return figures

    def _read_lower(self) -> tuple[dict[str, int], LowerStates]:
        """(text → its place among the states, the states), of every text of the run."""
        material = self.material
        judged = [phrase.text for part in (material.held_out, material.questions) for phrase in part.phrases]
        texts = list(dict.fromkeys([*(example.text for example in material.examples), *judged, *material.calls]))
        rows = ids_of(texts, self.folder / "pieces.model", self.settings.longest)
        return {text: i for i, text in enumerate(texts)}, LowerStates(self.network, rows, self.settings.frozen, say)

    def _predict(self, judged: Judged) -> Predictions:
        texts, styles, personas = ([getattr(p, name) for p in judged.phrases] for name in ("text", "style", "persona"))
        return Predictions(
            tuple(texts), judged.accepted, tuple(styles), tuple(personas), self.material.topics, self._logits(texts)
        )

    def _logits(self, texts: Sequence[str]) -> NDArray[np.float32]:
        places = [self._place[text] for text in texts]
        out = np.zeros((len(texts), len(self.material.topics) + 1), np.float32)
        self.network.eval()
        with torch.no_grad():
            for batch in by_length([self._states.lengths[place] for place in places], 64):
                states, mask = self._states.batch([places[i] for i in batch])
                out[batch] = self.network.upper(states, mask, self.settings.frozen)[0].numpy()
        self.network.train()
        return out


def ids_of(texts: Sequence[str], model: Path, longest: int) -> list[Ids]:
    """The framed pieces of each text."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    return [framed(pieces.encode(text), longest) for text in texts]


def optimiser(network: Network, settings: Settings) -> torch.optim.Optimizer:
    """AdamW on the upper layers and the heads. Biases and normalisations are not drawn to zero: they are few and have their meaning."""
    upper = list(network.layers[settings.frozen :].parameters())
    for parameter in (*network.word.parameters(), *network.pos.parameters(), *network.eln.parameters(),
                      *network.layers[: settings.frozen].parameters()):  # fmt: skip
        parameter.requires_grad_(False)
    groups = [
        {"params": [p for p in upper if p.ndim > 1], "weight_decay": 0.01, "highest": settings.rate},
        {"params": [p for p in upper if p.ndim < 2], "weight_decay": 0.0, "highest": settings.rate},
        {
            "params": list(network.head.parameters()),
            "weight_decay": 0.01,
            "highest": settings.rate * settings.head_factor,
        },
    ]
    kept: Callable[..., torch.optim.Optimizer] = torch.optim.AdamW
    return kept([group for group in groups if group["params"]], lr=settings.rate, betas=(0.9, 0.98), fused=True)


def total_loss(logits: Tensor, examples: Sequence[Example], settings: Settings) -> Tensor:
    """Cross-entropy of the topics, plus the weighted loss of distress. A batch without any topic has the latter alone."""
    topics = torch.tensor([example.topic for example in examples])
    distress = torch.tensor([float(example.distress) for example in examples])
    weight = torch.tensor(settings.distress_positive)
    loss = settings.distress * nn.functional.binary_cross_entropy_with_logits(
        logits[:, -1], distress, pos_weight=weight
    )
    if bool((topics >= 0).any()):
        loss = loss + nn.functional.cross_entropy(logits[:, :-1], topics, label_smoothing=settings.smoothing)
    return loss
