"""Start-up, latency and memory of a whole installation, as a user meets it: `python -m bench.messages` (make bench)."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from datetime import datetime, timezone
from pathlib import Path

from bot.run.stack import Stack, stack

ROUNDS = 25
TURNS = (
    "bonjour",
    "je suis fleuriste à Angers, Instagram ou Facebook ?",
    "et pour une heure par semaine ?",
    "un exemple qui a mal tourné ?",
    "combien ça coûte ?",
    "pourquoi pas TikTok ?",
    "merci",
)
RESULTS = Path("results")


def latencies(running: Stack) -> list[float]:
    """Milliseconds of each message over the public contract, one at a time, after one conversation of warm-up."""
    found: list[float] = []
    for turn in range(ROUNDS + 1):
        talk = running.talk()
        for text in TURNS:
            began = time.perf_counter()
            talk.say(text)
            if turn:
                found.append(1000 * (time.perf_counter() - began))
    return found


def memory(running: Stack) -> dict[str, int]:
    """Resident megabytes of each process and its children."""
    found = {}
    for name, process in running.running.items():
        listed = subprocess.run(
            ["ps", "-o", "rss=", "--ppid", str(process.pid), "-p", str(process.pid)],
            capture_output=True,
            text=True,
            check=True,
        )
        found[name] = sum(int(line) for line in listed.stdout.split()) // 1024
    return found


def main() -> None:
    """Start everything, measure, print, keep results/bench-messages.json."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name, stack(Path(name)) as running:
        ready = time.perf_counter() - began
        times = sorted(latencies(running))
        used = memory(running)
    result = {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "ready_s": round(ready, 1),
        "messages": len(times),
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(0.95 * len(times))], 1),
        "p99_ms": round(times[int(0.99 * len(times))], 1),
        "memory_mb": {**used, "all": sum(used.values())},
    }
    print(json.dumps(result, indent=2))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "bench-messages.json").write_text(json.dumps(result, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
