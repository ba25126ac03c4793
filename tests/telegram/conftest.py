"""The Telegram ring: the emulator, a server where Rasa stands, and our own worker and web processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot import migrations
from bot.channels.tables import conversation, message
from bot.channels.telegram.journal import Journal
from bot.channels.telegram.tables import telegram_send, telegram_update
from bot.db import make_engine, reading
from bot.run.stack import free_port
from tests.telegram.emulator_process import BOT, TOKEN, Emulator, Person, emulator, wait_for
from tests.telegram.fake_rasa import FakeRasa, fake_rasa

SECRET = "w" * 40


@pytest.fixture(scope="session")
def node() -> Iterator[Emulator]:
    with emulator() as running:
        yield running


@pytest.fixture
def telegram(node: Emulator, request: pytest.FixtureRequest) -> Emulator:
    """A bot of its own in the one emulator."""
    number = BOT + abs(hash(request.node.nodeid)) % 10**9
    return Emulator(node.address, f"{number}:{TOKEN.partition(':')[2]}")


@pytest.fixture
def rasa() -> Iterator[FakeRasa]:
    with fake_rasa() as running:
        yield running


@dataclass
class Bench:
    """Our processes on a database of their own. `env` is what they are started with."""

    folder: Path
    env: dict[str, str]
    engine: Engine
    emulator: Emulator
    port: int
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """worker or web; its output goes to `<folder>/<name>.log`."""
        command = {
            "worker": ["-m", "bot.worker"],
            "web": [
                "-m",
                "uvicorn",
                "--factory",
                "bot.web:make_app",
                "--port",
                str(self.port),
                "--ws",
                "none",
                "--log-level",
                "warning",
            ],
        }[name]
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-W", "ignore", *command], env=self.env, stdout=log, stderr=log
            )
        if name == "web":
            wait_for(self._is_live, 90, lambda: self.logs("web"))

    def stop(self, name: str, sign: int = signal.SIGTERM) -> None:
        process = self.running.pop(name)
        process.send_signal(sign)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def logs(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def person(self, id: int = 42, **more: Any) -> Person:
        return Person(self.emulator, id, **more)

    def idle(self, patience: float = 90) -> None:
        """Until every update that arrived is handled."""
        wait_for(lambda: not self.emulator.state()["waiting"] or self.polling_is_done(), patience)
        if "web" in self.running:
            journal = Journal(str(self.engine.url))
            wait_for(lambda: not journal.waiting(), patience, lambda: self.logs("worker")[-3000:])
        wait_for(
            lambda: not self.rows(telegram_update.c.status.in_(("new", "erasing"))),
            patience,
            lambda: self.logs("worker")[-3000:],
        )

    def polling_is_done(self) -> bool:
        """The last update stays with Telegram until the next question: it is done once it is stored."""
        kept = {row.update_id for row in self.rows(telegram_update.c.update_id >= 0)}
        return set(self.emulator.state()["waiting"]) <= kept

    def rows(self, *where: Any) -> list[Any]:
        table = where[0].left.table if where else telegram_update
        with reading(self.engine) as connection:
            return list(connection.execute(select(table).where(*where)))

    def count(self, *where: Any) -> int:
        with reading(self.engine) as connection:
            return int(
                connection.execute(select(func.count()).select_from(where[0].left.table).where(*where)).scalar_one()
            )

    def said(self) -> list[Any]:
        """All messages of all conversations."""
        with reading(self.engine) as connection:
            return list(connection.execute(select(message).order_by(message.c.id)))

    def sends(self) -> list[Any]:
        with reading(self.engine) as connection:
            return list(connection.execute(select(telegram_send).order_by(telegram_send.c.id)))

    def conversations(self) -> list[Any]:
        with reading(self.engine) as connection:
            return list(connection.execute(select(conversation)))

    def _is_live(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/health/live").status_code == 200
        except httpx.HTTPError:
            return False


@pytest.fixture
def bench(tmp_path: Path, telegram: Emulator, rasa: FakeRasa) -> Iterator[Bench]:
    """Nothing runs yet; what a test starts is stopped after it."""
    url, port = f"sqlite:///{tmp_path}/boncanal.db", free_port()
    env = {
        **os.environ, "BONCANAL_DATABASE_URL": url, "BONCANAL_TRACKER_URL": f"sqlite:///{tmp_path}/tracker.db", "PORT": str(port),
        "BONCANAL_SECRET": "s" * 32, "BONCANAL_RASA_URL": rasa.address, "BONCANAL_TELEGRAM_TOKEN": telegram.token,
        "BONCANAL_TELEGRAM_API": telegram.address, "BONCANAL_TELEGRAM_SECRET": SECRET, "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }  # fmt: skip
    engine = make_engine(url)
    migrations.upgrade(engine)
    made = Bench(tmp_path, env, engine, telegram, port)
    yield made
    for name in list(made.running):
        made.stop(name)
    engine.dispose()


@pytest.fixture
def polling(bench: Bench) -> Bench:
    """A worker that asks for updates."""
    bench.start("worker")
    return bench


@pytest.fixture
def webhook(bench: Bench) -> Bench:
    """A web process that Telegram calls, and a worker that handles."""
    bench.env["BONCANAL_TELEGRAM_MODE"] = "webhook"
    bench.start("web")
    bench.start("worker")
    bench.emulator.call("setWebhook", url=f"http://127.0.0.1:{bench.port}/telegram/webhook", secret_token=SECRET)
    return bench
