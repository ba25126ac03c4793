"""`boncanal doctor`."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from bot.doctor import machine, services
from bot.doctor.finding import Finding, bad, good
from bot.run.training import fingerprint
from bot.settings import SettingError, Settings

SIGNS = {"ok": "ok     ", "warning": "warning", "failed": "FAILED "}


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    text = "check the whole installation and say what to mend; changes nothing"
    parser = subparsers.add_parser("doctor", help=text, description=f"{text}. Ends with 1 when something failed.")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(func=_doctor)


def findings(env: Mapping[str, str]) -> Iterator[Finding]:
    """Every check in turn. Settings that cannot be read end it: all others rest on them."""
    yield machine.python()
    try:
        settings = Settings.from_env(env)
    except SettingError as error:
        yield bad("settings", str(error), "correct it in the environment, then run this again")
        return
    yield good("settings", "all can be read")
    yield services.organisation(settings)
    yield from machine.folders(settings)
    yield from services.database(settings)
    yield services.redis(settings)
    yield machine.model(settings, fingerprint())
    yield services.encoder()
    yield from machine.ports(settings)
    yield machine.clock()
    yield machine.secret(settings)
    yield services.smtp(settings.mail)
    yield services.telegram(settings, env)


def _doctor(args: Namespace) -> int:
    from bot.channels.telegram.config import use_written

    use_written()
    counts: Counter[str] = Counter()
    for one in findings(os.environ):
        counts[one.level] += 1
        if args.json:
            print(json.dumps(asdict(one), ensure_ascii=False), flush=True)
        else:
            print(
                f"{SIGNS[one.level]} {one.name}: {one.says}" + (f"\n        → {one.mend}" if one.mend else ""),
                flush=True,
            )
    if not args.json:
        print(f"doctor: {counts['ok']} fine, {counts['warning']} to look at, {counts['failed']} to mend")
    return int(counts["failed"] > 0)
