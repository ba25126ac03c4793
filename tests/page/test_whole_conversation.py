"""The widget's bubble on the example page, real servers behind it, which are restarted in mid-conversation."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.run.processes import wait_until_answering
from bot.run.stack import START_SECONDS, Stack

pytestmark = [pytest.mark.model, pytest.mark.browser]
ARTEFACTS = Path("tests/artefacts")


def test_a_conversation_goes_on_over_a_restart(assistant: Stack) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    command = ["node", "tests/page/whole_conversation.mjs", assistant.base, str(ARTEFACTS)]
    told: list[str] = []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as visitor:
        assert visitor.stdin
        assert visitor.stdout
        for line in visitor.stdout:
            told.append(line)
            if line.strip() in ("stop", "start"):
                _do(assistant, line.strip())
                print("done", file=visitor.stdin, flush=True)
    if "web" not in assistant.running:
        _do(assistant, "start")  # it failed in between: others use these servers
    assert visitor.returncode == 0, "".join(told)
    assert told[-1] == "ok\n"


def _do(assistant: Stack, what: str) -> None:
    for name in ("web", "rasa"):
        assistant.stop(name) if what == "stop" else assistant.start(name)
    if what == "start":
        assert wait_until_answering(assistant.base, START_SECONDS)
