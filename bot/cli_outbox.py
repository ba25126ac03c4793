"""`boncanal outbox run-once | list | retry ID`: what is sent later, for operators."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Row

from bot.db import make_engine
from bot.outbox.store import FINAL, Outbox
from bot.settings import Settings

SHOWN = ("id", "status", "purpose", "channel", "due_at", "attempts", "doubts", "sent_at", "reason")
"""No address and no text: a list on a screen must not tell who asked what."""


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    parser = subparsers.add_parser("outbox", help="what is sent later: send what is due, list, send again")
    verbs = parser.add_subparsers(dest="verb", required=True)
    once = verbs.add_parser("run-once", help="send what is due now, then stop; counts as JSON")
    once.set_defaults(func=_run_once)
    listing = verbs.add_parser("list", help="one JSON object a line, then the counts")
    listing.add_argument("--status", choices=("waiting", "taken", *FINAL))
    listing.add_argument("--limit", type=int, default=100)
    listing.set_defaults(func=_list)
    again = verbs.add_parser("retry", help="send a failed, cancelled or uncertain letter again")
    again.add_argument("id", type=int)
    again.set_defaults(func=_retry)


def _run_once(args: Namespace) -> int:
    from bot.channels.senders import make_dispatcher  # the channels stand above the outbox; only the command joins them
    from bot.channels.tokens import read_secret
    from bot.organisation import read_organisation

    settings = Settings.from_env()
    engine, organisation = make_engine(settings.database_url), read_organisation(settings.organisation)
    dispatcher = make_dispatcher(settings, engine, organisation, read_secret(settings))
    print(json.dumps(dict(dispatcher.run_once())))
    return 0


def _list(args: Namespace) -> int:
    outbox = Outbox(make_engine(Settings.from_env().database_url))
    for row in outbox.rows(args.status, args.limit):
        print(json.dumps(_shown(row), ensure_ascii=False))
    print(json.dumps({"counts": outbox.counts()}))
    return 0


def _shown(row: Row) -> dict[str, Any]:
    values = {name: row._mapping[name] for name in SHOWN}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def _retry(args: Namespace) -> int:
    if Outbox(make_engine(Settings.from_env().database_url)).retry(args.id):
        print(f"letter {args.id} waits to be sent again")
        return 0
    print(f"boncanal: outbox retry {args.id}: no failed, cancelled or uncertain letter has this id", file=sys.stderr)
    return 2
