"""Each thing is broken on purpose; the doctor sees it, says what to mend, and never shows a secret."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.cli_doctor import findings
from bot.db import make_engine, writing
from bot.doctor import machine, services
from bot.doctor.finding import Finding
from bot.knowledge.tables import load
from bot.settings import MailSettings, Settings
from tests.outbox.conftest import Mailbox, mailbox  # noqa: F401  # a fixture
from tests.security.person import settings_in


@pytest.fixture
def installed(filled: Path, tmp_path: Path) -> Settings:
    shutil.copy(filled, tmp_path / "boncanal.db")
    (tmp_path / "models").mkdir()
    return settings_in(tmp_path, models=tmp_path / "models")


def levels(found: Iterator[Finding] | list[Finding]) -> dict[str, str]:
    return {one.name: one.level for one in found}


def test_a_good_database_with_its_knowledge(installed: Settings) -> None:
    assert levels(services.database(installed)) == {"database": "ok", "knowledge": "ok"}


def test_python() -> None:
    assert machine.python((3, 10)).level == "ok"
    assert machine.python((3, 11)).level == "failed"


def test_settings_that_cannot_be_read_are_named() -> None:
    last = list(findings({"PORT": "many"}))[-1]
    assert last.level == "failed"
    assert "PORT='many'" in last.says


def test_a_database_that_is_not_there_is_old_or_empty(installed: Settings) -> None:
    gone = replace(installed, database_url="postgresql://someone:hidden-word@127.0.0.1:1/boncanal")
    (one,) = services.database(gone)
    assert one.level == "failed"
    assert "hidden-word" not in f"{one}"
    engine = make_engine(installed.database_url)
    with writing(engine) as connection:
        connection.execute(delete(load))
    assert levels(services.database(installed))["knowledge"] == "failed"
    with writing(engine) as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '0003'")
    (one,) = services.database(installed)
    assert "0003" in one.says
    assert "boncanal prepare" in one.mend


def test_knowledge_that_changed_or_is_wrong(installed: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(installed.knowledge, folder)
    changed = replace(installed, knowledge=folder)
    file = folder / "platforms.yml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# a note\n", encoding="utf-8")
    assert levels(services.database(changed))["knowledge"] == "warning"
    file.write_text("- {", encoding="utf-8")
    assert levels(services.database(changed))["knowledge"] == "failed"


def test_an_organisation_that_is_missing_wrong_or_the_sample(installed: Settings, tmp_path: Path) -> None:
    file = tmp_path / "organisation.yml"
    mine = replace(installed, organisation=file)
    assert services.organisation(mine).level == "failed"
    text = Path("organisation.yml").read_text(encoding="utf-8")
    file.write_text(text.replace("country: FR", "country: XX"), encoding="utf-8")
    assert "XX" in services.organisation(mine).says
    file.write_text(text, encoding="utf-8")
    assert services.organisation(mine).level == "warning"
    file.write_text(text.replace("contact@example.org", "contact@chambre.fr"), encoding="utf-8")
    assert services.organisation(mine).level == "ok"


def test_folders_without_room_or_right(installed: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(levels(machine.folders(installed)).values()) == {"ok"}
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=10 * 2**20))
    assert set(levels(machine.folders(installed)).values()) == {"failed"}
    monkeypatch.undo()
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere, so the refusal is played
    assert set(levels(machine.folders(installed)).values()) == {"failed"}


def test_a_model_that_is_missing_or_of_other_files(installed: Settings) -> None:
    assert "boncanal train" in machine.model(installed, "f" * 64).mend
    (installed.models / "bon-canal.tar.gz").write_bytes(b"x")
    assert machine.model(installed, "f" * 64).level == "failed"
    (installed.models / "bon-canal.stamp").write_text("f" * 64)
    assert machine.model(installed, "f" * 64).level == "ok"


def test_the_encoder_loads() -> None:
    assert services.encoder().level == "ok"


def test_an_encoder_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    import bot.nlu.encoder as module

    def broken() -> None:
        raise OSError("weights are missing")

    monkeypatch.setattr(module, "shared_encoder", broken)
    assert "weights are missing" in services.encoder().says


def test_ports_taken_or_given_twice(installed: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert levels(machine.ports(replace(installed, port=port)))["PORT"] == "warning"
    assert levels(machine.ports(replace(installed, port=4001, console_port=4001)))["CONSOLE_PORT"] == "failed"


def test_a_clock_that_stands_in_another_year() -> None:
    assert machine.clock(datetime(1970, 1, 1, tzinfo=timezone.utc)).level == "failed"
    assert machine.clock(datetime(2099, 1, 1, tzinfo=timezone.utc)).level == "failed"
    assert machine.clock(datetime(2027, 1, 1, tzinfo=timezone.utc)).level == "ok"


def test_secrets_weak_or_open(installed: Settings, tmp_path: Path) -> None:
    assert machine.secret(replace(installed, secret="a" * 40)).level == "failed"
    assert machine.secret(replace(installed, secret="0123456789abcdef" * 4)).level == "ok"
    plain, file = replace(installed, secret=""), tmp_path / "secret"
    assert machine.secret(plain, file).level == "warning"
    file.write_text("0123456789abcdef" * 4)
    file.chmod(0o644)
    assert "chmod 600" in machine.secret(plain, file).mend
    file.chmod(0o600)
    assert machine.secret(plain, file).level == "ok"
    file.write_text("short")
    assert machine.secret(plain, file).level == "failed"


def test_smtp_that_answers_refuses_or_is_not_there(mailbox: Mailbox) -> None:  # noqa: F811
    assert services.smtp(MailSettings()).level == "ok"
    assert services.smtp(mailbox.settings).level == "ok"
    assert services.smtp(replace(mailbox.settings, security="starttls")).level == "failed", "this server offers none"
    assert services.smtp(replace(mailbox.settings, port=1)).level == "failed"


def test_telegram_off_wrong_or_unreachable(installed: Settings) -> None:
    assert services.telegram(installed, {}).level == "ok"
    assert "BONCANAL_TELEGRAM_TOKEN" in services.telegram(installed, {"BONCANAL_TELEGRAM_TOKEN": "no"}).says
    env = {"BONCANAL_TELEGRAM_TOKEN": "42:hidden-token", "BONCANAL_TELEGRAM_API": "http://127.0.0.1:1"}
    one = services.telegram(installed, env)
    assert one.level == "failed"
    assert "hidden-token" not in f"{one}"
