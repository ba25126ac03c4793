"""A trained Rasa model read message by message, its own graph and nothing else: `python -m bench.nlu.rasa_reader MODEL TASK OUT`."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from bench.nlu.outcome import read_all

NO_TOPIC = "nlu_fallback"
"""Rasa's answer "ask back" of its default configuration: what it would have said stands next in the ranking."""


def main(model: Path, task: Path, out: Path) -> None:
    """Loads, reads the questions of the task, writes what `outcome.load` takes."""
    from rasa.core.agent import Agent

    agent: Any = Agent.load(str(model))
    loop = asyncio.new_event_loop()

    def read(text: str) -> list[str]:
        parsed = loop.run_until_complete(agent.parse_message(text))
        named = [parsed["intent"]["name"], *(row["name"] for row in parsed["intent_ranking"])]
        return [name for name in dict.fromkeys(named) if name != NO_TOPIC]

    texts = json.loads(task.read_text(encoding="utf-8"))["questions"]
    out.write_text(json.dumps(read_all(texts, read), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
