"""Jobs of the worker: a function called again and again in a thread of its own, whatever happens in it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

log = logging.getLogger("bot.worker")


LOOK_SECONDS = 0.25


def pause(stop: threading.Event, seconds: float) -> bool:
    """Wait until `stop` is set (True) or the time is over (False).

    `stop.wait` measures by the wall clock before Python 3.11: when that is set back by two hours, it waits two hours more.
    """
    end = time.monotonic() + seconds
    while not stop.is_set():
        left = end - time.monotonic()
        if left <= 0:
            return False
        time.sleep(min(left, LOOK_SECONDS))
    return True


@dataclass(frozen=True)
class Job:
    """`run` is called every `seconds`, the first time at once; what it returns is logged when it is not empty."""

    name: str
    seconds: float
    run: Callable[[], object]


def start(job: Job, stop: threading.Event) -> threading.Thread:
    """Run the job until `stop` is set; a failed round is logged and tried again at the next."""

    def loop() -> None:
        while True:
            try:
                done = job.run()
                if done:
                    log.info("%s: %s", job.name, done)
            except Exception:  # the worker outlives any one failure
                log.exception("%s failed; tried again in %g s", job.name, job.seconds)
            if pause(stop, job.seconds):
                return

    thread = threading.Thread(target=loop, name=job.name)
    thread.start()
    return thread
