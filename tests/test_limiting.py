"""Limits: counted alone, counted together in Redis, and when Redis goes away."""

from __future__ import annotations

import signal
import subprocess
import time

from limits import RateLimitItemPerMinute

from bot.doctor import services
from bot.limiting import Limiter
from bot.settings import Settings
from tests.redis_server import server  # noqa: F401  # a fixture

THREE = RateLimitItemPerMinute(3)


async def hits(*limiters: Limiter, times: int) -> int:
    """How many were allowed, in turns."""
    return sum([await limiters[n % len(limiters)].hit(THREE, "someone") for n in range(times)])


async def test_each_process_alone() -> None:
    assert await hits(Limiter(), Limiter(), times=12) == 6


async def test_two_processes_count_together(server: tuple[str, subprocess.Popen[bytes]]) -> None:  # noqa: F811
    one, two = Limiter(server[0]), Limiter(server[0])
    assert await hits(one, two, times=12) == 3
    assert await one.hit(THREE, "somebody else")


async def test_without_redis_each_goes_on_alone_and_soon(server: tuple[str, subprocess.Popen[bytes]]) -> None:  # noqa: F811
    limiter = Limiter(server[0])
    assert await limiter.hit(THREE, "someone")
    server[1].send_signal(signal.SIGSTOP)
    began = time.monotonic()
    assert await hits(limiter, times=5) == 3
    assert time.monotonic() - began < 8


def test_the_doctor_asks_redis(server: tuple[str, subprocess.Popen[bytes]]) -> None:  # noqa: F811
    assert services.redis(Settings()).level == "ok"
    assert services.redis(Settings(redis_url=server[0])).level == "ok"
    server[1].kill()
    server[1].wait()
    found = services.redis(Settings(redis_url=server[0].replace("//", "//:s3cret@")))
    assert found.level == "failed"
    assert "s3cret" not in f"{found.says} {found.mend}"
