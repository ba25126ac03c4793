"""The worker's jobs: called again and again whatever happens in them, and whatever happens to the wall clock."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from bot.jobs import Job, pause, start


@pytest.fixture(autouse=True)
def set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wall clock that was set back: a wait that goes by it does not end for hours."""
    whole = threading.Event.wait

    def wait(event: threading.Event, timeout: float | None = None) -> Any:
        if timeout is not None:
            raise AssertionError("this wait goes by the wall clock")
        return whole(event)

    monkeypatch.setattr(threading.Event, "wait", wait)


def test_a_job_goes_on_after_a_failure() -> None:
    stop, rounds = threading.Event(), list[float]()

    def run() -> None:
        rounds.append(time.monotonic())
        if len(rounds) == 3:
            stop.set()
        raise RuntimeError("this round failed")

    thread = start(Job("test", 0.05, run), stop)
    thread.join(5)
    assert not thread.is_alive()
    assert len(rounds) == 3
    assert rounds[2] - rounds[0] >= 0.1


def test_a_long_pause_ends_when_it_is_told_to() -> None:
    stop = threading.Event()

    def end_it() -> None:
        time.sleep(0.1)
        stop.set()

    threading.Thread(target=end_it).start()
    began = time.monotonic()
    assert pause(stop, 3600) is True
    assert time.monotonic() - began < 2
    stop.clear()
    assert pause(stop, 0.1) is False
