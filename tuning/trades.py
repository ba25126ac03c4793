"""Tuning the tagger of trades on the marked messages, above the lower layers that it shares with the encoder of topics."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from torch import Tensor, nn

from bot.nlu.tagger import OWN
from tuning import card
from tuning.base import NAME, Base
from tuning.batches import by_length, shuffled
from tuning.lower import LowerStates
from tuning.network import SHARED, from_base
from tuning.settings import Settings
from tuning.tagged import UNMARKED, Row, families, gathered
from tuning.tagger import Tagger
from tuning.train import SAID_EVERY, say

CHECKPOINT = "tagger.pt"
TAGGER_RUN = "tagger.json"
BATCH = 24
EPOCHS = 3
MARKS, FAMILIES = 3.0, 0.5
"""Weights of the two losses: a mark a piece, and the family of the pieces that are the writer's own."""
BAR = 0.5
"""The judgement counts a trade as found from one piece marked so surely."""
LEAST = 1e-6


class TaggerTrainer:
    """One run. `folder` holds what `pieces.save` wrote, and receives `tagger.pt` and `tagger.json`."""

    def __init__(self, settings: Settings, base: Base, folder: Path) -> None:
        torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self._settings, self._folder, self._names = settings, folder, families()
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        learnt, held = gathered(pieces, settings.longest, settings.seed)
        self._learnt, self._held = learnt[: settings.limit or None], held[: settings.limit or None]
        network = from_base(base, np.load(folder / "kept.npy"), 1)
        self._states = LowerStates(network, [row.ids for row in (*self._learnt, *self._held)], SHARED, say)
        self.tagger = Tagger(network, len(self._names))

    def run(self) -> None:
        """Learns, judges on the messages held out, and saves."""
        self._learn()
        torch.save(self.tagger.state_dict(), self._folder / CHECKPOINT)
        figures = self._judge()
        say(f"trades held out: {figures}")
        run = {
            "families": list(self._names), "longest": self._settings.longest, "base": NAME, "commit": card.commit(),
            "learnt": len(self._learnt), "held_out": len(self._held), "figures": figures,
        }  # fmt: skip
        (self._folder / TAGGER_RUN).write_text(json.dumps(run, ensure_ascii=False), encoding="utf-8")

    def _learn(self) -> None:
        settings, steps = self._settings, self._settings.steps or max(1, int(EPOCHS * len(self._learnt) / BATCH))
        optimiser, chance, began = (
            _optimiser(self.tagger, settings),
            np.random.default_rng(settings.seed),
            time.monotonic(),
        )
        step, smooth = 0, 0.0
        say(f"trades: {steps} steps of {BATCH} of {len(self._learnt)} messages; {len(self._held)} held out")
        self.tagger.train()
        while step < steps:
            for batch in shuffled([len(row.ids) for row in self._learnt], BATCH, chance)[: steps - step]:
                for group in optimiser.param_groups:
                    group["lr"] = group["highest"] * settings.rate_at(step, steps)
                loss = self._loss(batch)
                optimiser.zero_grad(set_to_none=True)
                loss.backward()
                nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
                optimiser.step()
                step, smooth = step + 1, 0.97 * smooth + 0.03 * float(loss.item())
                if step % SAID_EVERY == 0:
                    say(f"step {step} of {steps}, loss {smooth:.3f}, {time.monotonic() - began:.0f} s")

    def _loss(self, batch: Sequence[int]) -> Tensor:
        rows = [self._learnt[i] for i in batch]
        states, mask = self._states.batch(batch)
        whose, of = self.tagger(states, mask)
        marks = _padded(rows, whose.shape[1])
        weights = torch.tensor([row.weight for row in rows])
        each = nn.functional.nll_loss(whose.transpose(1, 2), marks, ignore_index=UNMARKED, reduction="none")
        loss = MARKS * ((each.sum(1) / mask.sum(1)) * weights).mean()
        own = (marks == OWN).float()
        stated = torch.tensor([bool(row.families) for row in rows]) & (own.sum(1) > 0)
        if bool(stated.any()):
            right = (of + _allowed(rows, len(self._names)).unsqueeze(1)).logsumexp(-1)
            family = -(right * own).sum(1) / own.sum(1).clamp(min=1)
            loss = loss + FAMILIES * (family * weights)[stated].mean()
        return loss

    def _judge(self) -> dict[str, Any]:
        """Percentages over the messages held out."""
        self.tagger.eval()
        found = right = stated = spurious = 0
        first = len(self._learnt)
        with torch.no_grad():
            for batch in by_length([len(row.ids) for row in self._held], 64):
                states, mask = self._states.batch([first + i for i in batch])
                whose, of = (part.numpy() for part in self.tagger(states, mask))
                for place, i in enumerate(batch):
                    row = self._held[i]
                    own = np.exp(whose[place, 1 : len(row.ids) - 1, OWN])
                    is_read = bool(own.size and own.max() >= BAR)
                    best = int((own[:, None] * of[place, 1 : len(row.ids) - 1]).sum(0).argmax()) if is_read else -1
                    stated += bool(row.message.trade)
                    found += is_read and bool(row.message.trade)
                    right += is_read and best in row.families
                    spurious += is_read and not row.message.trade
        others = len(self._held) - stated
        figures = {
            "found": found / max(1, stated),
            "family": right / max(1, stated),
            "spurious": spurious / max(1, others),
        }
        return {name: round(100 * value, 1) for name, value in figures.items()}


def _optimiser(tagger: Tagger, settings: Settings) -> torch.optim.Optimizer:
    layers = list(tagger.layers.parameters())
    heads = [*tagger.whose.parameters(), *tagger.family.parameters()]
    groups = [
        {"params": [p for p in layers if p.ndim > 1], "weight_decay": 0.01, "highest": settings.rate},
        {"params": [p for p in layers if p.ndim < 2], "weight_decay": 0.0, "highest": settings.rate},
        {"params": heads, "weight_decay": 0.01, "highest": settings.rate * settings.head_factor},
    ]
    return torch.optim.AdamW(groups, lr=settings.rate, betas=(0.9, 0.98), fused=True)


def _padded(rows: Sequence[Row], length: int) -> Tensor:
    marks = np.full((len(rows), length), UNMARKED, np.int64)
    for i, row in enumerate(rows):
        marks[i, : len(row.marks)] = row.marks
    return torch.from_numpy(marks)


def _allowed(rows: Sequence[Row], count: int) -> Tensor:
    """Logarithms of 1 for the families that are right, of nearly nothing for the others: (n, count)."""
    allowed = np.full((len(rows), count), LEAST, np.float32)
    for i, row in enumerate(rows):
        allowed[i, list(row.families)] = 1.0
    return torch.from_numpy(allowed).log()
