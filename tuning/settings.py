"""The settings of a training, each with its reason; the command line offers them all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, field, fields, replace
from typing import Any


def _setting(default: Any, why: str) -> Any:
    return field(default=default, metadata={"why": why})


@dataclass(frozen=True)
class Settings:
    """Defaults are those of the encoder in `data/encoder`; its card repeats them."""

    epochs: float = _setting(2.0, "passes over the phrases; one takes some twenty minutes on two cores")
    rate: float = _setting(
        2e-4, "highest learning rate; half a network, with its lower half as a fixed floor, bears more than a whole one"
    )
    head_factor: float = _setting(
        10.0, "the heads' rate, in times of `rate`: they begin from nothing, the layers do not"
    )
    warm: float = _setting(
        0.05, "share of the steps that climb to the highest rate, so that random heads do not spoil the layers"
    )
    floor: float = _setting(
        0.25, "share of the rate left at the end; the second, gentler training takes it down to nearly nothing"
    )
    batch: int = _setting(32, "texts a step, of like lengths")
    smoothing: float = _setting(
        0.1, "share of a label given to all topics: many phrases could bear two, and confidences must stay honest"
    )
    frozen: int = _setting(
        6, "lower layers left as they are: they hold the languages; read once, which halves the time"
    )
    resume: int = _setting(0, "1: go on from the training in the work folder, heads included, instead of from the base")
    held_out: int = _setting(12, "one persona in so many is kept to judge by; 0 keeps nobody")
    longest: int = _setting(96, "pieces of a text that are read, its two signs included: about 70 words; at most 128")
    distress: float = _setting(0.5, "weight of the distress head's loss beside the topics'")
    distress_positive: float = _setting(
        3.0, "how much more a call for help weighs than a calm text: there are thirty times fewer"
    )
    seed: int = _setting(7, "of the order, the heads and the dropout")
    threads: int = _setting(2, "processor cores used; the order of sums, and so the last digits, depend on it")
    every: int = _setting(400, "steps between two looks at the held-out personas")
    limit: int = _setting(0, "phrases learnt from, the first of a shuffle; 0: all (a trial run takes fewer)")
    steps: int = _setting(0, "steps at most; 0: as many as the epochs ask")

    def gentler(self) -> Settings:
        """Of the training that goes on from this one: one pass at half the rate, down to nearly nothing, heads no faster than layers.

        It brought three points on held-out personas and on the development questions.
        """
        return replace(self, resume=1, epochs=self.epochs / 2, rate=self.rate / 2, head_factor=1.0, floor=0.02)

    def steps_for(self, examples: int) -> int:
        """How many steps a training on so many examples takes."""
        wanted = max(1, int(self.epochs * examples / self.batch))
        return min(wanted, self.steps) if self.steps else wanted

    def rate_at(self, step: int, steps: int) -> float:
        """The share (0 to 1) of the highest rate at a step (from 0): a straight climb, then a straight fall to `floor`."""
        climb = int(self.warm * steps) + 1
        return min((step + 1) / climb, max(self.floor, (steps - step) / max(1, steps - climb)))


def add_arguments(parser: ArgumentParser) -> None:
    """One option a setting."""
    for one in fields(Settings):
        kind = {"int": int, "float": float}[str(one.type)]
        why = one.metadata["why"].replace("%", "%%")
        parser.add_argument(
            f"--{one.name.replace('_', '-')}", type=kind, default=one.default, help=f"{why} ({one.default})"
        )


def from_arguments(arguments: Namespace) -> Settings:
    """What the command line says. Raises ValueError naming the setting, the bad value and what is allowed."""
    settings = Settings(**{one.name: getattr(arguments, one.name) for one in fields(Settings)})
    for name, low, high in (("epochs", 0.01, 50), ("rate", 1e-7, 0.1), ("batch", 1, 1024), ("longest", 3, 128), ("frozen", 0, 12),
                            ("smoothing", 0, 0.9), ("floor", 0, 1), ("warm", 0, 1), ("threads", 1, 256), ("every", 1, 10**9),
                            ("held_out", 0, 10**6), ("resume", 0, 1), ("head_factor", 0.01, 1000), ("distress", 0, 100), ("distress_positive", 0, 1000), ("limit", 0, 10**9), ("steps", 0, 10**9)):  # fmt: skip
        value = getattr(settings, name)
        if not low <= value <= high:
            raise ValueError(f"--{name.replace('_', '-')} is {value}; it must be between {low} and {high}")
    return settings
