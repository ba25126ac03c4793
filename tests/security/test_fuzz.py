"""Whatever a stranger sends to any route of the web process or the console: never a 5xx, never a trace. Real servers, no model."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest

from bench.report import Run, table
from bot.console.app import make_app as make_console
from bot.console.house import make_house
from bot.web import make_app as make_web
from tests.security.attacks import Attacker, fault
from tests.security.servers import TELEGRAM, own_settings, running
from tests.security.targets import Console, Found, Web, console_routes, web_routes

SHORT, LONG = 250, 5000
"""Requests to each of the two servers."""
NOT_READY = ("/health/ready", "/ready")
"""Rasa is not there, and these say so with a 503: it is what they are for."""


def attack(base: str, routes: Sequence[Found], target: Web | Console, seed: int, count: int) -> Counter[int]:
    """Send `count` requests, the routes in turn; how often each status came. Fails on the first faults."""
    attacker, statuses, faults = Attacker(seed, target.genuine, target.headers), Counter[int](), []
    with httpx.Client(base_url=base, timeout=15) as http:
        for number in range(count):
            pattern, methods = routes[number % len(routes)]
            sent = attacker.request(pattern, methods)
            headers = {name.encode(): value.encode("latin-1") for name, value in sent.headers.items()}
            got = http.request(sent.method, sent.path, headers=headers, content=sent.body)
            http.cookies.clear()
            statuses[got.status_code] += 1
            wrong = fault(got.status_code, got.content, sent)
            if wrong and pattern not in NOT_READY:
                faults.append(f"{pattern}: {wrong}")
    assert not faults, f"{len(faults)} faults\n" + "\n".join(dict.fromkeys(one[:600] for one in faults[:12]))
    return statuses


def check(name: str, folder: Path, database: Path, count: int, monkeypatch: pytest.MonkeyPatch, seed: int = 7) -> None:
    """Start, attack, see that much got past the first door and that the log holds no trace of a fault."""
    shutil.copy(database, folder / "boncanal.db")
    settings = own_settings(folder)
    for key, value in TELEGRAM.items():
        monkeypatch.setenv(key, value)
    routes = web_routes(make_web(settings)) if name == "web" else console_routes(make_console(make_house(settings)))
    with running(name, settings) as (base, log):
        target = Web(settings, seed) if name == "web" else Console(base, settings, seed)
        statuses = attack(base, routes, target, seed, count)
        print(f"{name}: {count} requests to {len(routes)} routes: {dict(sorted(statuses.items()))}")
        assert statuses[200] > count // 20, statuses
        assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")[-3000:]
    if count == LONG:
        keep(name, len(routes), statuses)


def keep(name: str, routes: int, statuses: Counter[int]) -> None:
    """The table of a long run, beside the other measurements; a run with a fault has none, it fails."""
    rows = [{"status": str(status), "answers": number} for status, number in sorted(statuses.items())]
    said = f"{sum(statuses.values())} requests to {routes} routes: no 5xx but where readiness is asked, no trace in an answer or in the log.\n"
    data = {"routes": routes, "statuses": {str(status): number for status, number in statuses.items()}}
    Run(f"fuzzing-{name}").keep(
        f"Fuzzing: {name}", [said, table(rows, {"status": "status", "answers": "answers"})], data
    )


def test_the_web_process(tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check("web", tmp_path, filled, SHORT, monkeypatch)


def test_the_console(tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check("console", tmp_path, filled, SHORT, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["web", "console"])
def test_ten_thousand_requests(name: str, tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(name, tmp_path, filled, LONG, monkeypatch, seed=11)


def test_every_route_is_in_the_fuzz(tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists come from the servers themselves; a route of a kind that the walk does not know fails it."""
    shutil.copy(filled, tmp_path / "boncanal.db")
    for key, value in TELEGRAM.items():
        monkeypatch.setenv(key, value)
    settings = own_settings(tmp_path)
    app = make_web(settings)
    patterns = {pattern for pattern, _ in web_routes(app)}
    assert len(web_routes(app)) == len(app.routes)
    for one in (
        "/chat/conversations/{id}/messages",
        "/e/{code}/people/{id}/questions",
        "/plan/{token}",
        "/telegram/webhook",
        "/intervenant/{token}",
        "/{path}",
    ):
        assert one in patterns
    console = make_console(make_house(settings))
    assert len(console_routes(console)) == len(list(console.url_map.iter_rules()))
    assert max(len(patterns), len(console_routes(console))) < SHORT // 5, "each route gets at least five requests"
