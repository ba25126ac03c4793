"""`boncanal telegram`, as an operator types it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.telegram.emulator_process import Emulator

pytestmark = pytest.mark.telegram


def boncanal(
    *arguments: str, folder: Path, emulator: Emulator, token: str | None = None, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    root = Path.cwd()
    env = {**os.environ, "BONCANAL_TELEGRAM_API": emulator.address, "BONCANAL_ORGANISATION": str(root / "organisation.yml"),
           "BONCANAL_SECRET": "s" * 32, "PYTHONPATH": str(root), **({"BONCANAL_TELEGRAM_TOKEN": token} if token else {})}  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-m", "bot.cli", "telegram", *arguments]
    return subprocess.run(
        command, cwd=folder, env=env, input=typed, capture_output=True, text=True, timeout=60, check=False
    )


def test_setup_by_polling(telegram: Emulator, tmp_path: Path) -> None:
    telegram.call("setWebhook", url="http://127.0.0.1:9/old")
    done = boncanal("setup", folder=tmp_path, emulator=telegram, typed=telegram.token + "\n")
    assert done.returncode == 0, done.stderr
    assert "https://t.me/BonCanalTestBot" in done.stdout
    assert "█" in done.stdout or "▄" in done.stdout
    assert telegram.token not in done.stdout + done.stderr
    state = telegram.state()
    assert state["webhook"] is None
    assert {c["command"] for c in state["profile"]["commands/fr"]} >= {"aide", "oublier", "personne"}
    assert "assistant automatique" in state["profile"]["description"]
    file = tmp_path / "var" / "telegram.env"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert f"BONCANAL_TELEGRAM_TOKEN={telegram.token}" in file.read_text()
    assert "BONCANAL_TELEGRAM_BOT=BonCanalTestBot" in file.read_text()
    link = boncanal("link", "cafe-2026", "--svg", "qr.svg", folder=tmp_path, emulator=telegram)
    assert "https://t.me/BonCanalTestBot?start=cafe-2026" in link.stdout
    assert (tmp_path / "qr.svg").read_text().startswith("<?xml")


def test_setup_by_webhook_makes_a_secret(telegram: Emulator, tmp_path: Path) -> None:
    done = boncanal(
        "setup", "--webhook", "https://conseil.exemple.fr", folder=tmp_path, emulator=telegram, token=telegram.token
    )
    assert done.returncode == 0, done.stderr
    webhook = telegram.state()["webhook"]
    assert webhook["url"] == "https://conseil.exemple.fr/telegram/webhook"
    assert f"BONCANAL_TELEGRAM_SECRET={webhook['secret_token']}" in (tmp_path / "var" / "telegram.env").read_text()
    assert len(webhook["secret_token"]) >= 32


@pytest.mark.parametrize(
    ("arguments", "token", "said"),
    [
        (["setup", "--webhook", "http://conseil.exemple.fr"], "1:abc", "en https"),
        (["setup", "--webhook", "https://conseil.exemple.fr:8000"], "1:abc", "ports permis"),
        (["setup"], "pas un jeton", "BONCANAL_TELEGRAM_TOKEN"),
        (["link", "café"], "1:abc", "pas réglé"),
        (["status"], None, "pas réglé"),
    ],
)
def test_what_is_wrong_is_said_without_a_trace(
    arguments: list[str], token: str | None, said: str, telegram: Emulator, tmp_path: Path
) -> None:
    done = boncanal(*arguments, folder=tmp_path, emulator=telegram, token=token)
    assert done.returncode in (1, 2)
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_refused_token_and_an_absent_telegram_are_told_apart(telegram: Emulator, tmp_path: Path) -> None:
    telegram.faults({"method": "getMe", "code": 401, "description": "Unauthorized"})
    refused = boncanal("setup", folder=tmp_path, emulator=telegram, token=telegram.token)
    assert "ne reconnaît pas ce jeton" in refused.stderr
    absent = boncanal("setup", folder=tmp_path, emulator=Emulator("http://127.0.0.1:9"), token=telegram.token)
    assert "Vérifiez la connexion" in absent.stderr
    assert not (tmp_path / "var" / "telegram.env").exists()
