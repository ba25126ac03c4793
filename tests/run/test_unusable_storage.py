"""Where nothing can be written, the operator reads one line that names the setting; no trace."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("sqlite:////proc/nowhere/boncanal.db", "/proc/nowhere"),  # nobody may write there, not even root
        ("sqlite:///{folder}", "unable to open database file"),
        ("postgresql://someone:hidden@127.0.0.1:1/boncanal", "port 1"),
    ],
)
def test_an_unusable_database_is_said_in_one_line(tmp_path: Path, url: str, reason: str) -> None:
    env = {**os.environ, "BONCANAL_DATABASE_URL": url.format(folder=tmp_path), "BONCANAL_SECRET": "s" * 32}
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "prepare"], env=env, text=True, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("boncanal: BONCANAL_DATABASE_URL=")
    assert reason in line
    assert "hidden" not in line
