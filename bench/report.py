"""Results that stay: `bench/results/NAME-DATE.json` and `.md`, dated, with the commit at the start of the run."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bot.build import commit

RESULTS = Path("bench/results")


@dataclass(frozen=True)
class Run:
    """Made when measuring begins: others may commit meanwhile."""

    name: str
    at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    commit: str = field(default_factory=commit)
    load: float = field(default_factory=lambda: os.getloadavg()[0])
    """What the machine was doing already: the number of processes that wanted a core in the last minute."""

    def keep(self, title: str, tables: Sequence[str], data: Mapping[str, Any], folder: Path = RESULTS) -> Path:
        """Write both files, over those of the same day; prints the tables and returns where the Markdown is."""
        path = folder / f"{self.name}-{self.at:%Y-%m-%d}.md"
        head = f"# {title}, {self.at:%Y-%m-%d}, commit {self.commit}\n\n{self.machine()}\n"
        text = "\n".join([head, *tables])
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        facts = {"at": self.at.isoformat(timespec="seconds"), "commit": self.commit, "load_before": self.load, **data}
        path.with_suffix(".json").write_text(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(f"\n{text}\nkept: {path}", flush=True)
        return path

    def machine(self) -> str:
        """One sentence about where this was measured."""
        return f"{os.cpu_count()} cores; {self.load:.1f} processes wanted one in the minute before."


def table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> str:
    """Markdown; `columns`: key of a row → head. Booleans are told as yes and NO."""
    lines = ["| " + " | ".join(columns.values()) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(_told(row.get(key, "")) for key in columns) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "NO"
    if isinstance(value, int):
        return f"{value:,}"
    return str(value)
