"""One turn of a conversation at a time: in one process, across two, and when Redis goes away."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import time

import pytest
import redis

from bot.channels import lock_store
from bot.channels.lock_store import LockStore
from tests.redis_server import server  # noqa: F401  # a fixture


async def most_at_once(*stores: LockStore) -> int:
    """Thirty turns of one conversation, spread over the stores: how many ran at the same time."""
    running = most = 0

    async def turn(store: LockStore) -> None:
        nonlocal running, most
        async with store.lock("c"):
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.002)
            running -= 1

    await asyncio.gather(*(turn(stores[n % len(stores)]) for n in range(30)))
    return most


async def test_in_one_process() -> None:
    store = LockStore(redis_url="")
    assert await most_at_once(store) == 1
    assert not store._turns


async def test_across_processes(server: tuple[str, subprocess.Popen[bytes]]) -> None:  # noqa: F811
    assert await most_at_once(LockStore(redis_url=server[0]), LockStore(redis_url=server[0])) == 1


async def test_without_redis_two_processes_would_run_at_once() -> None:
    assert await most_at_once(LockStore(redis_url=""), LockStore(redis_url="")) == 2


async def test_other_conversations_do_not_wait() -> None:
    store = LockStore(redis_url="")
    async with store.lock("a"):
        await asyncio.wait_for(_pass_through(store, "b"), 1)


async def test_a_turn_that_lasts_keeps_its_lease(
    server: tuple[str, subprocess.Popen[bytes]],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock_store, "LEASE_SECONDS", 0.4)
    monkeypatch.setattr(lock_store, "RENEW_SECONDS", 0.1)
    one, two = LockStore(redis_url=server[0]), LockStore(redis_url=server[0])
    async with one.lock("c"):
        waiting = asyncio.ensure_future(_pass_through(two, "c"))
        await asyncio.sleep(1)
        assert not waiting.done()
    await asyncio.wait_for(waiting, 1)


async def test_a_dead_process_frees_the_conversation_by_itself(server: tuple[str, subprocess.Popen[bytes]]) -> None:  # noqa: F811
    redis.Redis.from_url(server[0]).set("boncanal:turn:c", "a process killed since", px=300)
    began = time.monotonic()
    await _pass_through(LockStore(redis_url=server[0]), "c")
    assert 0.2 < time.monotonic() - began < 2


@pytest.mark.parametrize("sign", [signal.SIGSTOP, signal.SIGKILL])
async def test_turns_go_on_while_redis_does_not_answer(
    server: tuple[str, subprocess.Popen[bytes]],  # noqa: F811
    sign: signal.Signals,
) -> None:
    store = LockStore(redis_url=server[0])
    await _pass_through(store, "c")
    server[1].send_signal(sign)
    began = time.monotonic()
    assert await most_at_once(store) == 1
    await _pass_through(store, "c")
    assert time.monotonic() - began < 25


async def _pass_through(store: LockStore, conversation: str) -> None:
    async with store.lock(conversation):
        pass
