"""The faults: what is done to whom, for how long, and what people should see."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.faults.places import Place
from bench.faults.surroundings import Inject, PortOf, cut, database_port, fill, jump, redis_port
from bot.run.cluster import ACTIONS, RASA, WEB
from bot.run.supervisor import Supervisor

ANSWERS = "answers go on"
SENTENCE = "an answer, or a sentence and then the answer"
AGAIN_SECONDS = 0.5
"""Between two looks at whether a process serves."""


@dataclass(frozen=True)
class Fault:
    """`inject(place, seconds)` does it, waits, and undoes it.

    `unreachable`: no server may be there at all for a moment. `where`: one of PLACES. `needs`: see `lacking`. `first`: who must
    serve before; all without it.
    """

    name: str
    inject: Inject
    seconds: float
    expected: str
    unreachable: bool = False
    where: str = "cluster"
    needs: str = ""
    first: tuple[str, ...] = ()


def kill(name: str) -> Inject:
    """kill -9 of one process; the supervisor starts it again."""

    def inject(place: Place, seconds: float) -> None:
        place.supervisor.send(name, signal.SIGKILL)
        time.sleep(seconds)

    return inject


def freeze(*names: str) -> Inject:
    """SIGSTOP of processes and their children: they still take connections and answer nothing."""

    def send(supervisor: Supervisor, sign: signal.Signals) -> None:
        for name in names:
            supervisor.send(name, sign, everybody=True)

    return _undone(lambda everybody: send(everybody, signal.SIGSTOP), lambda everybody: send(everybody, signal.SIGCONT))


def stop(name: str) -> Inject:
    """Ended in order, and away for a time."""
    return _undone(lambda supervisor: supervisor.hold(name), lambda supervisor: supervisor.let_go(name))


def renew(*names: str) -> Inject:
    """An update: each process in turn ended in order and started again, the next when it serves (`docs/deploy.md`); `seconds`: at most, of each."""

    def inject(place: Place, seconds: float) -> None:
        for name in names:
            place.supervisor.hold(name)
            place.supervisor.let_go(name)
            until = time.monotonic() + seconds
            while name in place.away() and time.monotonic() < until:
                time.sleep(AGAIN_SECONDS)

    return inject


def _undone(do: Callable[[Supervisor], None], undo: Callable[[Supervisor], None]) -> Inject:
    """Something that lasts, undone whatever happens meanwhile."""

    def inject(place: Place, seconds: float) -> None:
        do(place.supervisor)
        try:
            time.sleep(seconds)
        finally:
            undo(place.supervisor)

    return inject


def faults(short: bool, kills: int = 5) -> list[Fault]:
    """The long list, or what fits in two minutes with the start."""
    if short:
        return [
            Fault("kill -9 rasa", kill("rasa-1"), 3, ANSWERS),
            Fault("kill -9 actions", kill("actions-1"), 2, ANSWERS),
            Fault("kill -9 web", kill("web-1"), 4, ANSWERS),
            Fault("Redis stopped 3 s", stop("redis"), 3, ANSWERS),
            Fault("PostgreSQL stopped 3 s", stop("postgresql"), 3, SENTENCE),
            Fault("one Rasa hangs 7 s", freeze("rasa-2"), 7, SENTENCE),
        ]
    return [*_killed(kills), *_updated(), *_away(), *_cut(), *_disk(), *_clock()]


def _killed(kills: int) -> list[Fault]:
    """Round after round; while one comes back the next of another kind dies, but never both of a pair."""
    one_round = [
        Fault(f"kill -9 {name}", kill(name), 4, ANSWERS, first=pair)
        for number in (0, 1)
        for pair in (RASA, WEB, ACTIONS)
        for name in pair[number : number + 1]
    ]
    one_round += [
        Fault("kill -9 worker", kill("worker"), 4, ANSWERS, first=("worker",)),
        Fault("kill -9 redis", kill("redis"), 4, ANSWERS, first=("worker",)),
        Fault("kill -9 nginx", kill("nginx"), 4, SENTENCE, unreachable=True, first=("worker",)),
        Fault("kill -9 postgresql", kill("postgresql"), 4, SENTENCE),
    ]
    return one_round * kills


def _updated() -> list[Fault]:
    everything = (*ACTIONS, *RASA, *WEB, "worker")
    return [Fault("update, one process after the other", renew(*everything), 90, ANSWERS, first=everything)]


def _away() -> list[Fault]:
    return [
        Fault("PostgreSQL stopped 30 s", stop("postgresql"), 30, SENTENCE),
        Fault("PostgreSQL hangs 30 s", freeze("postgresql"), 30, SENTENCE),
        Fault("Redis stopped 30 s", stop("redis"), 30, ANSWERS),
        Fault("Redis hangs 30 s", freeze("redis"), 30, ANSWERS),
        Fault("one action server hangs 30 s", freeze("actions-1"), 30, ANSWERS),
        Fault("both action servers hang 20 s", freeze("actions-1", "actions-2"), 20, SENTENCE),
        Fault("one Rasa hangs 20 s", freeze("rasa-1"), 20, SENTENCE),
        Fault("one web hangs 20 s", freeze("web-1"), 20, SENTENCE),
        Fault("both web hang 20 s", freeze("web-1", "web-2"), 20, SENTENCE),
    ]


def _cut() -> list[Fault]:
    def network(who: str, port: PortOf, expected: str) -> Fault:
        return Fault(f"network to {who} cut 20 s", cut(port), 20, expected, needs="network")

    return [
        network("PostgreSQL", database_port, SENTENCE),
        network("Redis", redis_port, ANSWERS),
        network("one Rasa", lambda place: place.port_of("rasa-1"), ANSWERS),
        network("one action server", lambda place: place.port_of("actions-1"), ANSWERS),
        network("one web", lambda place: place.port_of("web-1"), ANSWERS),
    ]


def _disk() -> list[Fault]:
    return [
        Fault("PostgreSQL's disk full 20 s", fill, 20, SENTENCE, where="small disk", needs="disk"),
        Fault("disk full 20 s, one machine with SQLite", fill, 20, SENTENCE, where="alone", needs="disk"),
        *(
            Fault(f"kill -9 {name}, one machine with SQLite", kill(name), 4, SENTENCE, name == "web", "alone", "disk")
            for name in ("rasa", "actions", "web", "worker")
        ),
    ]


def _clock() -> list[Fault]:
    return [
        Fault("clocks jump 2 h ahead, 20 s later back", jump("+2h"), 20, ANSWERS, where="clocks", needs="clock"),
        Fault("clocks jump 2 h back, 20 s later ahead", jump("-2h"), 20, ANSWERS, where="clocks", needs="clock"),
        Fault("one Rasa's clock 10 min ahead", jump("+10m", "rasa-1"), 20, ANSWERS, where="clocks", needs="clock"),
    ]
