"""The page as a visitor meets it: real servers, real browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.run.stack import Stack

pytestmark = [pytest.mark.model, pytest.mark.browser]
ARTEFACTS = Path("tests/artefacts")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_question_is_answered_on_the_page(assistant: Stack, size: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    command = ["node", "tests/page/first_question.mjs", assistant.base, str(ARTEFACTS), size]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok" in done.stdout
