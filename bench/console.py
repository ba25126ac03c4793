"""How fast the console's pages are with 100,000 messages: `python -m bench.console`. Prints p95 in milliseconds, and keeps them in results/.

The real process (waitress and all) on a database of its own, asked over HTTP by somebody who is in. Times are of the whole
answer, as a browser waits for it; pictures of the figures are measured too, drawn cold and then kept.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import select, update

from bot import migrations
from bot.console.accounts import Accounts
from bot.console.figures.collect import Collect
from bot.db import make_engine, reading, writing
from bot.inbox import inbox
from bot.knowledge.loader import load
from bot.run.stack import as_env, free_port
from bot.settings import Settings
from tests.console.seeding import seed

MESSAGES, PEOPLE, UNKNOWN, WEEKS = 100_000, 4_000, 3_000, 13
ROUNDS = 30
LIMIT_MS = 300.0
RESULTS = Path("results")
PASSWORD = "tramway olive brouette neuf"  # noqa: S105  # of a database that lives as long as the benchmark
PATHS = (
    "/a-traiter", "/a-traiter?page=20", "/a-traiter?motif=handoff", "/a-traiter/{group}", "/a-traiter/fait", "/conversations/{talk}?suite=1",
    "/phrases", "/connaissances", "/connaissances?cherche=facebook", "/connaissances/entree/advice.yml/time_investment",
    "/connaissances/versions", "/connaissances/sujets", "/evenements", "/chiffres?semaines=1", "/chiffres?semaines=4", "/chiffres?semaines=13",
    "/chiffres/topics.svg?semaines=13", "/chiffres.csv?semaines=13", "/qualite", "/journal",
)  # fmt: skip


def prepare(settings: Settings) -> dict[str, str]:
    """Fill the database; what stands for the names in PATHS."""
    engine = make_engine(settings.database_url)
    migrations.upgrade(engine)
    load(engine, settings.knowledge)
    seed(engine, PEOPLE, MESSAGES, weeks=WEEKS, unknown=UNKNOWN)
    _group(engine)
    Accounts(engine).add("banc", "Banc d'essai", "administrator", PASSWORD)
    counting = Collect(engine, make_engine(settings.tracker_url), "Europe/Paris")
    began, counted = time.monotonic(), 0
    while done := counting.run_once():
        counted += done
    print(f"counted {counted} messages in {time.monotonic() - began:.1f} s", file=sys.stderr)
    with reading(engine) as connection:
        row = connection.execute(select(inbox).where(inbox.c.status == "new").limit(1)).one()
    return {"group": str(row.group_id), "talk": row.conversation}


def _group(engine: Any) -> None:
    """Groups of ten, by number: the encoder's own speed is measured elsewhere."""
    with writing(engine) as connection:
        ids = list(connection.execute(select(inbox.c.id).order_by(inbox.c.id)).scalars())
        for start in range(0, len(ids), 10):
            part = ids[start : start + 10]
            connection.execute(update(inbox).where(inbox.c.id.in_(part)).values(group_id=part[0]))


@contextmanager
def running(settings: Settings, folder: Path) -> Iterator[httpx.Client]:
    """The console's process, and a client that is in."""
    env = {**os.environ, **as_env(settings), "BONCANAL_SMTP_HOST": ""}
    with (folder / "console.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "bot.console"], env=env, stdout=log, stderr=log
        )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{settings.console_port}", timeout=60) as http:
            _enter(http)
            yield http
    finally:
        process.terminate()
        process.wait(20)


def _enter(http: httpx.Client) -> None:
    for _ in range(240):
        try:
            page = http.get("/entrer").text
            break
        except httpx.HTTPError:
            time.sleep(0.5)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    http.post("/entrer", data={"csrf_token": token, "login": "banc", "password": PASSWORD})
    time.sleep(15)  # the knowledge base is read in the background after the start


def measure(http: httpx.Client, path: str) -> dict[str, float]:
    """Median and p95 of ROUNDS requests, and the first one apart."""
    times = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        http.get(path).raise_for_status()
        times.append((time.perf_counter() - began) * 1000)
    first, *rest = times
    return {
        "first": round(first, 1),
        "median": round(statistics.median(rest), 1),
        "p95": round(sorted(rest)[int(len(rest) * 0.95)], 1),
    }


def main() -> int:
    """Measure, print, keep results/bench-console.json; 1 when a page is too slow."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = replace(
            Settings.from_env(), database_url=f"sqlite:///{folder}/bench.db", tracker_url=f"sqlite:///{folder}/tracker.db",
            secret="s" * 32, console_port=free_port(),
        )  # fmt: skip
        names = prepare(settings)
        with running(settings, folder) as http:
            pages = {path: measure(http, path.format(**names)) for path in PATHS}
    worst = max(times["p95"] for times in pages.values())
    load_average = round(os.getloadavg()[0], 1)
    result = {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "messages": MESSAGES,
        "people": PEOPLE,
        "worst_p95_ms": worst,
        "limit_ms": LIMIT_MS,
        "load_average": load_average,
        "pages": pages,
    }
    print(json.dumps(result, indent=2))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "bench-console.json").write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0 if worst <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
