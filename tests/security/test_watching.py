"""Logs without people's words, figures that exist, health that means it, a dashboard that asks for nothing unknown."""

from __future__ import annotations

import io
import json
import logging
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import delete

from bot import logs, metrics
from bot.channels.store import Conversations
from bot.channels.tokens import sign
from bot.db import make_engine, writing
from bot.knowledge.tables import load
from bot.private import pseudonym
from bot.ready import database_state
from bot.run.stack import free_port
from bot.settings import SettingError, Settings
from tests.security.person import WORD
from tests.security.servers import own_settings, running

DASHBOARD = Path("deploy/grafana/dashboard.json")
RUNBOOK = Path("docs/runbook.md")


@pytest.fixture
def quiet_root() -> Iterator[None]:
    """The root logger as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def line_of(settings: Settings, work: Any) -> str:
    out = io.StringIO()
    logs.set_up(settings, "web", out)
    work(logging.getLogger("bot.test"))
    return out.getvalue().strip()


@pytest.mark.usefixtures("quiet_root")
def test_a_json_line_says_which_conversation_by_its_pseudonym() -> None:
    who = pseudonym("abcdefghijklmnopqrstuvwx")
    found = json.loads(line_of(Settings(log_format="json"), lambda log: log.error("conversation %s: no answer", who)))
    assert {key: found[key] for key in ("level", "process", "logger", "conversation")} == {
        "level": "error", "process": "web", "logger": "bot.test", "conversation": who,
    }  # fmt: skip


@pytest.mark.usefixtures("quiet_root")
@pytest.mark.parametrize("kind", logs.FORMATS)
def test_addresses_and_coordinates_do_not_reach_a_log(kind: str) -> None:
    id = "abcdefghijklmnopqrstuvwx"
    text = f"GET /chat/conversations/{id}/messages and /plan/{id}.0.sig failed for claire@exemple.fr, 06 12 34 56 78"
    found = line_of(Settings(log_format=kind), lambda log: log.error(text))
    assert id not in found
    assert "claire@" not in found
    assert "06 12" not in found
    assert "failed for" in found


def test_an_unknown_format_is_said_to_the_operator() -> None:
    with pytest.raises(SettingError, match="BONCANAL_LOG_FORMAT"):
        Settings.from_env({"BONCANAL_LOG_FORMAT": "xml"})


@pytest.fixture(scope="module")
def watched(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, Settings]]:
    """The web process with JSON logs at DEBUG and metrics; Rasa is not there, so that every message is a fault to log."""
    folder = tmp_path_factory.mktemp("watched")
    shutil.copy(filled, folder / "boncanal.db")
    settings = replace(own_settings(folder), metrics_port=free_port())
    env = {
        "BONCANAL_LOG_FORMAT": "json",
        "BONCANAL_LOG_LEVEL": "DEBUG",
        "BONCANAL_METRICS_PORT": str(settings.metrics_port),
    }
    with running("web", settings, **env) as (base, log):
        yield base, log, settings


def test_what_people_write_is_in_no_log_even_at_debug_and_when_all_fails(watched: tuple[str, Path, Settings]) -> None:
    base, log, settings = watched
    store = Conversations(make_engine(settings.database_url))
    store.create("a-person-who-writes", "web", None)
    path, headers = (
        "/chat/conversations/a-person-who-writes",
        {"authorization": f"Bearer {sign('a-person-who-writes', settings.secret)}"},
    )
    with httpx.Client(base_url=base, headers=headers, timeout=20) as http:
        for text in (f"Ma {WORD} ?", f"/{WORD}", f"{WORD} claire.{WORD}@exemple.fr"):
            assert http.post(f"{path}/messages", json={"id": str(uuid.uuid4()), "text": text}).status_code == 200
        http.post(f"{path}/feedback", json={"answer_id": WORD, "value": "down", "comment": WORD})
        http.post(f"{path}/address", json={"email": f"claire.{WORD}@exemple.fr"})
        http.get(f"/e?code={WORD}")
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert any(line.get("conversation") == pseudonym("a-person-who-writes") for line in lines), "the faults were logged"
    assert WORD not in log.read_text(encoding="utf-8").lower()
    assert "a-person-who-writes" not in log.read_text(encoding="utf-8")


def test_an_action_that_fails_logs_whom_by_pseudonym_and_nothing_that_was_said(filled: Path, tmp_path: Path) -> None:
    shutil.copy(filled, tmp_path / "boncanal.db")
    settings = own_settings(tmp_path)
    with sqlite3.connect(tmp_path / "boncanal.db") as broken:
        broken.execute("drop table inbox")
        broken.execute("drop table advice")
    id = "a-person-who-writes-here"
    latest = {
        "text": f"Ma {WORD} ?",
        "intent": {"name": "budget", "confidence": 0.9},
        "intent_ranking": [],
        "entities": [],
    }
    tracker = {"sender_id": id, "slots": {}, "latest_message": latest, "events": [], "paused": False, "latest_input_channel": "boncanal",
               "active_loop": {}, "latest_action_name": "action_listen", "followup_action": None}  # fmt: skip
    body = {"next_action": "action_answer", "sender_id": id, "tracker": tracker, "domain": {}, "version": "3.6.21"}
    with running("actions", settings) as (base, log):
        answer = httpx.post(f"{base}/webhook", json=body, timeout=30)
        written = log.read_text(encoding="utf-8")
    assert answer.status_code == 200, answer.text
    assert pseudonym(id) in written, written[-500:]
    assert WORD not in written
    assert id not in written


def test_metrics_count_and_are_not_on_the_public_port(watched: tuple[str, Path, Settings]) -> None:
    base, _, settings = watched
    assert httpx.get(f"{base}/metrics").status_code == 404
    address = f"http://127.0.0.1:{settings.metrics_port}/metrics"
    before = samples(httpx.get(address).text)
    httpx.get(f"{base}/chat/conversations/x/export")
    after = samples(httpx.get(address).text)
    assert (
        value(after, "boncanal_refusals_total", reason="unauthorized")
        == value(before, "boncanal_refusals_total", reason="unauthorized") + 1
    )
    assert value(after, "boncanal_database_up") == 1
    sent = "the messages of the test above, in the same process: each was tried several times, and counts once"
    assert value(after, "boncanal_turns_total", outcome="failed") == 3, sent


def test_metrics_name_nobody(watched: tuple[str, Path, Settings]) -> None:
    _, _, settings = watched
    text = httpx.get(f"http://127.0.0.1:{settings.metrics_port}/metrics").text
    assert "a-person" not in text
    assert WORD not in text


def test_without_a_port_there_are_none_and_a_taken_port_is_said(watched: tuple[str, Path, Settings]) -> None:
    _, _, settings = watched
    metrics.serve(replace(settings, metrics_port=0), "worker")
    with pytest.raises(SettingError, match="BONCANAL_METRICS_PORT"):
        metrics.serve(settings, "web")


def samples(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    return {
        (s.name, frozenset(s.labels.items())): s.value
        for family in text_string_to_metric_families(text)
        for s in family.samples
    }


def value(found: dict[tuple[str, frozenset[tuple[str, str]]], float], name: str, **labels: str) -> float:
    return found.get((name, frozenset(labels.items())), 0.0)


def test_health_and_readiness_tell_what_is_wrong(watched: tuple[str, Path, Settings]) -> None:
    base, _, _ = watched
    assert httpx.get(f"{base}/health").json() == {"status": "ok", "database": "ok"}
    ready = httpx.get(f"{base}/ready")
    assert (ready.status_code, ready.json()) == (503, {"status": "starting", "database": "ok", "rasa": "starting"})


def test_a_database_that_does_not_serve_is_not_ready(filled: Path, migrated: Path, tmp_path: Path) -> None:
    shutil.copy(filled, tmp_path / "good.db")
    good = make_engine(f"sqlite:///{tmp_path}/good.db")
    assert database_state(good) == "ok"
    with writing(good) as connection:
        connection.execute(delete(load))
    assert database_state(good) == "no_knowledge"
    with writing(good) as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '0001'")
    assert database_state(good) == "not_migrated"
    assert database_state(make_engine(f"sqlite:///{tmp_path}/new.db")) == "not_migrated"
    (tmp_path / "broken.db").write_bytes(b"not a database at all" * 100)
    assert database_state(make_engine(f"sqlite:///{tmp_path}/broken.db")) == "unreachable"


def names(tmp_path: Path, filled: Path) -> set[str]:
    """Every series there is: counters, histogram, gauges of the database."""
    shutil.copy(filled, tmp_path / "names.db")
    stored = metrics.Stored(make_engine(f"sqlite:///{tmp_path}/names.db"))
    found = {family.name for family in stored.collect()}
    for family in text_string_to_metric_families(generate_latest(metrics.REGISTRY).decode()):
        found |= {
            family.name + end
            for end in ({"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}.get(family.type, ("",)))
        }
    return found


def queries(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("expr"), str):
            yield node["expr"]
        for inner in node.values():
            yield from queries(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from queries(inner)


def test_the_dashboard_asks_only_for_what_exists_and_for_all_of_it(tmp_path: Path, filled: Path) -> None:
    asked = {
        name
        for query in queries(json.loads(DASHBOARD.read_text(encoding="utf-8")))
        for name in re.findall(r"boncanal_\w+", query)
    }
    there = names(tmp_path, filled)
    assert asked <= there, asked - there
    for base in ("boncanal_turns_total", "boncanal_turn_seconds_bucket", "boncanal_refusals_total", "boncanal_replies_total", "boncanal_outbox_letters",
                 "boncanal_inbox_open", "boncanal_handovers", "boncanal_telegram_lag_seconds", "boncanal_database_up"):  # fmt: skip
        assert base in asked


def test_the_runbook_has_ten_troubles_each_with_its_check_and_mend() -> None:
    text = RUNBOOK.read_text(encoding="utf-8")
    troubles = re.split(r"\n## \d+\. ", text)[1:]
    assert len(troubles) == 10
    for one in troubles:
        assert all(f"**{word}**" in one for word in ("Symptom", "Check", "Mend")), one[:60]
    known = {line.split()[0] for line in re.findall(r"boncanal (\w+[^`]*)`", text)}
    from bot.cli import make_parser

    choices = set(next(a for a in make_parser()._actions if a.dest == "command").choices or ())
    assert known <= choices, known - choices
