"""`boncanal check`: our own checks, the knowledge base, the encoder's card, and Rasa's validation with its strict flags."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from typing import Any

from bot.checks import check_all
from bot.knowledge.crosscheck import check_all as check_knowledge
from bot.knowledge.files import read_base
from bot.organisation import read_organisation
from bot.settings import Settings

VALIDATE = ["-W", "ignore", "-m", "rasa", "data", "validate", "--fail-on-warnings", "--max-history", "1", "--domain", "domain.yml",
            "--config", "config.yml", "--data", "data/nlu", "data/rules.yml"]  # fmt: skip


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    parser = subparsers.add_parser("check", help="imports, buttons, topics, knowledge, organisation, Rasa's data")
    parser.set_defaults(func=_check)


def _check(args: Namespace) -> int:
    settings = Settings.from_env()
    organisation = read_organisation(settings.organisation)
    base = read_base(settings.knowledge, [check_knowledge])
    print(f"organisation: {organisation.name}; knowledge: {len(base.entries)} files, all good")
    problems = check_all()
    for problem in problems:
        print(problem, file=sys.stderr)
    stale = subprocess.run([sys.executable, "scripts/write_domain.py", "--check"], check=False).returncode
    unfit = subprocess.run([sys.executable, "-m", "tuning", "check"], check=False).returncode
    done = subprocess.run([sys.executable, *VALIDATE], check=False, capture_output=True, text=True)
    if done.returncode:
        print("\n".join((done.stdout + done.stderr).splitlines()[-20:]), file=sys.stderr)
    failed = bool(problems or stale or unfit or done.returncode)
    print("check: failed" if failed else "check: imports, buttons, topics, domain and Rasa's validation are fine")
    return int(failed)
