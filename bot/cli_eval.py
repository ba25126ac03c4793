"""`boncanal eval | transcript`: scores on the evaluation sets, and conversations written down for people to read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.build import keep
from bot.settings import Settings

SETS = Path("tests/eval")


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    measure = subparsers.add_parser("eval", help="score understanding, advice and dialogues on tests/eval")
    measure.add_argument("what", nargs="*", help="default: all")
    measure.set_defaults(func=_eval)
    transcript = subparsers.add_parser(
        "transcript", help="play docs/conversations/*.yml and write what was said beside them"
    )
    transcript.add_argument("scripts", nargs="*", type=Path)
    transcript.set_defaults(func=_transcript)


def _eval(args: Namespace) -> int:
    chosen = args.what or ["nlu", "advice", "dialogue"]
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what in chosen:
            out = folder / f"{what}.out"
            out.write_text(_answers(what, folder), encoding="utf-8")
            found[what] = _score(what, out)
    print(f"kept in {keep('eval', found)}")
    return 0


def _answers(what: str, folder: Path) -> str:
    """The JSON lines of our own commands for a set."""
    if what == "nlu":
        asked = [{"id": q["id"], "text": q["text"]} for q in _lines(KEYS[what])]
        return _command(["nlu", "parse", "--jsonl"], asked)
    if what == "advice":
        profiles = YAML(typ="safe").load(KEYS[what].read_text(encoding="utf-8"))
        return _command(["advise", "--jsonl"], [{"id": p["id"], "profile": p["profile"]} for p in profiles])
    from bot.run.stack import stack

    asked = [{"id": d["id"], "turns": [turn["user"] for turn in d["turns"]]} for d in _lines(KEYS[what])]
    with stack(folder) as running:
        return _command(["dialogue", "--jsonl", "--server", running.base], asked)


KEYS = {
    "nlu": SETS / "dev_questions.jsonl",
    "advice": SETS / "dev_recommendations.yml",
    "dialogue": SETS / "dev_dialogues.jsonl",
}


def _command(arguments: list[str], asked: list[dict[str, Any]]) -> str:
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in asked)
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "bot.cli", *arguments], input=lines, text=True,
                          capture_output=True, check=False)  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"boncanal {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _score(what: str, out: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "eval/score.py", what, str(out), str(KEYS[what])],
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    print(f"== {what}\n{done.stdout}", flush=True)
    return json.loads(done.stdout.splitlines()[0])


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _transcript(args: Namespace) -> int:
    from bot.run.stack import stack

    Settings.from_env()
    scripts = args.scripts or sorted(Path("docs/conversations").glob("*.yml"))
    with tempfile.TemporaryDirectory() as name, stack(Path(name)) as running:
        for script in scripts:
            asked = YAML(typ="safe").load(script.read_text(encoding="utf-8"))
            talk = running.talk()
            parts = [f"# {asked['title']}", f"*{asked['about']} Écrite par `boncanal transcript`.*"]
            for text in asked["turns"]:
                parts += [f"**— {text}**", *(_spoken(message, running.base) for message in talk.say(text)["messages"])]
            script.with_suffix(".md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
            print(f"wrote {script.with_suffix('.md')}", flush=True)
    return 0


def _spoken(message: dict[str, Any], base: str) -> str:
    """As a quotation. Addresses of this run's own pages are named, not given: they live as long as its database."""
    port = base.rpartition(":")[2]
    text = re.sub(rf"\]\(https?://[^/)]*:{port}/[^)]*\)", "](adresse de la page)", message["text"])
    quoted = "\n".join(f"> {line}".rstrip() for line in text.splitlines())
    buttons = " · ".join(f"[{button['title']}]" for button in message["buttons"])
    return quoted + (f"\n>\n> {buttons}" if buttons else "")
