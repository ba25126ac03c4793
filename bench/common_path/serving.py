"""The three installations up at once, asked turn about; then their memory, and how long their Rasa takes to start."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx

from bench.messages import TURNS, memory
from bot.run.stack import Stack, stack

START_SECONDS = 180.0


@contextlib.contextmanager
def serving(models: Mapping[str, Path]) -> Iterator[dict[str, Stack]]:
    """A whole installation for each folder of a model: the same web server, actions and database, another Rasa."""
    with contextlib.ExitStack() as open_:
        running = {}
        for name, folder in models.items():
            own = open_.enter_context(tempfile.TemporaryDirectory())
            running[name] = open_.enter_context(stack(Path(own), models=folder))
        yield running


def latencies(running: Mapping[str, Stack], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each message over the public contract; each message goes to all, in another order each time."""
    found: dict[str, list[float]] = {name: [] for name in running}
    for number in range(rounds + 1):
        talks = {name: one.talk() for name, one in running.items()}
        orders = itertools.cycle(itertools.permutations(talks))
        for text, order in zip(TURNS, itertools.islice(orders, number, None), strict=False):
            for name in order:
                began = time.perf_counter()
                talks[name].say(text)
                if number:  # the first conversation warms up
                    found[name].append(1000 * (time.perf_counter() - began))
    return found


def rasa_memory(running: Mapping[str, Stack]) -> dict[str, int]:
    """Resident megabytes of each Rasa process."""
    return {name: memory(one)["rasa"] for name, one in running.items()}


def start_seconds(running: Mapping[str, Stack], times: int = 1) -> dict[str, float]:
    """Seconds from the start of a Rasa process to its open door, one process at a time; the best of `times`."""
    return {name: min(_restart(one) for _ in range(times)) for name, one in running.items()}


def _restart(one: Stack) -> float:
    one.stop("rasa")
    began = time.perf_counter()
    one.start("rasa")
    while time.perf_counter() < began + START_SECONDS:
        with contextlib.suppress(httpx.HTTPError):
            door = f"{one.settings.rasa_url}/webhooks/boncanal/"
            if httpx.get(door, timeout=2).status_code == httpx.codes.OK:
                return time.perf_counter() - began
        time.sleep(0.1)
    return START_SECONDS
