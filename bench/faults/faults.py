"""The faults: what is done to whom, for how long, and what people should see."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.run.cluster import Cluster
from bot.run.supervisor import Supervisor

Inject = Callable[[Cluster, float], None]
ANSWERS = "answers go on"
SENTENCE = "an answer, or a sentence and then the answer"


@dataclass(frozen=True)
class Fault:
    """`inject(cluster, seconds)` does it, waits, and undoes it. `unreachable`: no server may be there at all for a moment."""

    name: str
    inject: Inject
    seconds: float
    expected: str
    unreachable: bool = False


def kill(name: str) -> Inject:
    """kill -9 of one process; the supervisor starts it again."""

    def inject(cluster: Cluster, seconds: float) -> None:
        cluster.supervisor.send(name, signal.SIGKILL)
        time.sleep(seconds)

    return inject


def freeze(name: str) -> Inject:
    """SIGSTOP of a process and its children: it still takes connections and answers nothing."""
    return _undone(
        lambda supervisor: supervisor.send(name, signal.SIGSTOP, everybody=True),
        lambda supervisor: supervisor.send(name, signal.SIGCONT, everybody=True),
    )


def stop(name: str) -> Inject:
    """Ended in order, and away for a time."""
    return _undone(lambda supervisor: supervisor.hold(name), lambda supervisor: supervisor.let_go(name))


def _undone(do: Callable[[Supervisor], None], undo: Callable[[Supervisor], None]) -> Inject:
    """Something that lasts, undone whatever happens meanwhile."""

    def inject(cluster: Cluster, seconds: float) -> None:
        do(cluster.supervisor)
        try:
            time.sleep(seconds)
        finally:
            undo(cluster.supervisor)

    return inject


def faults(short: bool, kills: int = 5) -> list[Fault]:
    """The long list, or what fits in two minutes with the start."""
    if short:
        return [
            Fault("kill -9 rasa", kill("rasa-1"), 3, ANSWERS),
            Fault("kill -9 actions", kill("actions-1"), 2, ANSWERS),
            Fault("kill -9 web", kill("web"), 4, SENTENCE),
            Fault("Redis stopped 3 s", stop("redis"), 3, ANSWERS),
            Fault("PostgreSQL stopped 3 s", stop("postgresql"), 3, SENTENCE),
            Fault("actions hang 6 s", freeze("actions-2"), 6, ANSWERS),
        ]
    killed = {
        "rasa-1": ANSWERS, "rasa-2": ANSWERS, "actions-1": ANSWERS, "actions-2": ANSWERS, "web": SENTENCE,
        "worker": ANSWERS, "redis": ANSWERS, "postgresql": SENTENCE, "nginx": SENTENCE,
    }  # fmt: skip
    away = [
        Fault("PostgreSQL stopped 30 s", stop("postgresql"), 30, SENTENCE),
        Fault("PostgreSQL hangs 30 s", freeze("postgresql"), 30, SENTENCE),
        Fault("Redis stopped 30 s", stop("redis"), 30, ANSWERS),
        Fault("Redis hangs 30 s", freeze("redis"), 30, ANSWERS),
        Fault("one action server hangs 30 s", freeze("actions-1"), 30, ANSWERS),
        Fault("one Rasa hangs 20 s", freeze("rasa-1"), 20, SENTENCE),
        Fault("web hangs 20 s", freeze("web"), 20, SENTENCE),
    ]
    return [
        *(
            Fault(f"kill -9 {name}", kill(name), 4, expected, unreachable=name == "nginx")
            for name, expected in killed.items()
            for _ in range(kills)
        ),
        *away,
    ]
