"""`boncanal knowledge …`: check, load, show, stale, withdraw, restore, report, reports, withdrawn."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy.exc import OperationalError

from bot import migrations
from bot.db import make_engine
from bot.knowledge import stale
from bot.knowledge.crosscheck import check_all
from bot.knowledge.files import FILES, read_base
from bot.knowledge.loader import LoadResult, load
from bot.knowledge.moderation import Moderation, UnknownEntryError
from bot.knowledge.problems import KnowledgeInvalidError
from bot.knowledge.repository import KnowledgeRepository
from bot.knowledge.tables import KINDS
from bot.settings import Settings

Command = Callable[[Namespace, Settings], int]


def add_parser(subparsers: Any) -> None:
    """Mount `knowledge` on the main parser's sub-parsers. Each sub-command sets `func(Namespace) -> int`."""
    parser: ArgumentParser = subparsers.add_parser("knowledge", help="the knowledge base: check, load, look, correct")
    commands = parser.add_subparsers(dest="knowledge_command", required=True)

    def add(name: str, command: Command, text: str) -> ArgumentParser:
        made: ArgumentParser = commands.add_parser(name, help=text, description=text)
        made.set_defaults(func=lambda args: _run(command, args))
        return made

    add("check", _check, "check the files; one line for each thing that is wrong")
    add("load", _load, "put the files in the database").add_argument(
        "--force", action="store_true", help="even when nothing changed"
    )
    add("show", _show, "show an entry as the assistant has it").add_argument("id")
    _add_stale(add("stale", _stale, "list the entries that have grown old"))
    withdraw = add("withdraw", _withdraw, "hide an entry at once, and after every load")
    _add_entry(withdraw)
    withdraw.add_argument("--reason", required=True)
    _add_entry(add("restore", _restore, "show a withdrawn entry again"))
    report = add("report", _report, "note an error in an entry")
    _add_entry(report)
    report.add_argument("text", help="what is wrong")
    add("reports", _reports, "list the errors that were reported, newest first")
    add("withdrawn", _withdrawn, "list what is withdrawn")


def _add_entry(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("id")


def _add_stale(parser: ArgumentParser) -> None:
    parser.add_argument("--years", type=int, default=1, help="older than so many whole years (default: 1)")
    parser.add_argument("--kind", choices=KINDS, help="this kind only")
    parser.add_argument("--links", action="store_true", help="also ask each cited page whether it is there")


def _run(command: Command, args: Namespace) -> int:
    try:
        return command(args, Settings.from_env())
    except OperationalError as error:
        print(f"database: {str(error.orig).splitlines()[0]}", file=sys.stderr)
    except (KnowledgeInvalidError, UnknownEntryError, ValueError) as error:  # SettingError is a ValueError
        print(error.args[0], file=sys.stderr)
    return 1


def _moderation(settings: Settings) -> Moderation:
    engine = make_engine(settings.database_url)
    migrations.upgrade(engine)
    return Moderation(engine)


def _check(args: Namespace, settings: Settings) -> int:
    base = read_base(settings.knowledge, [check_all])
    print(f"{settings.knowledge}: {sum(map(len, base.entries.values()))} entries in {len(FILES)} files, all good")
    return 0


def _load(args: Namespace, settings: Settings) -> int:
    engine = make_engine(settings.database_url)
    migrations.upgrade(engine)
    result = load(engine, settings.knowledge, force=args.force)
    _print_load(result)
    return 0


def _print_load(result: LoadResult) -> None:
    if not result.loaded:
        print("nothing changed since the last load")
        return
    for name, count in result.counts.items():
        print(f"{count:7} {name}")
    print(f"loaded, fingerprint {result.fingerprint[:12]}")


def _show(args: Namespace, settings: Settings) -> int:
    engine = make_engine(settings.database_url)
    migrations.upgrade(engine)
    found = Moderation(engine).find(args.id)
    if not found:
        raise UnknownEntryError(f"id={args.id!r}: allowed: the id of an entry that is loaded")
    repository = KnowledgeRepository(engine)
    for known in found:
        print(f"{known.kind} {known.id} ({known.file}): {known.title}")
        if known.withdrawn is not None:
            print(f"withdrawn: {known.withdrawn}")
            continue
        entry = repository.entry(known.kind, known.id)
        if entry is not None:
            print(json.dumps(asdict(entry), ensure_ascii=False, indent=2))
    return 0


def _stale(args: Namespace, settings: Settings) -> int:
    base = read_base(settings.knowledge, [check_all])
    for document in stale.old_entries(base, date.today().year - args.years):
        content = document.content
        if args.kind in (None, content.kind):
            print(f"{content.year} {content.kind} {document.id}: {content.title}")
    if not args.links:
        return 0
    cited = stale.links(base)
    gone = stale.broken(cited)
    for url, reason in gone:
        print(f"{reason} {url} (in {', '.join(cited[url])})")
    print(f"{len(gone)} of {len(cited)} pages do not answer")
    return 1 if gone else 0


def _withdraw(args: Namespace, settings: Settings) -> int:
    _moderation(settings).withdraw(args.kind, args.id, args.reason)
    print(f"{args.kind} {args.id} is withdrawn")
    return 0


def _restore(args: Namespace, settings: Settings) -> int:
    if not _moderation(settings).restore(args.kind, args.id):
        raise UnknownEntryError(f"{args.kind} {args.id} is not withdrawn")
    print(f"{args.kind} {args.id} is shown again")
    return 0


def _report(args: Namespace, settings: Settings) -> int:
    _moderation(settings).report(args.kind, args.id, args.text)
    print("noted")
    return 0


def _reports(args: Namespace, settings: Settings) -> int:
    for report in _moderation(settings).reports():
        print(f"{report.at:%Y-%m-%d %H:%M} {report.kind} {report.entry_id}: {report.text}")
    return 0


def _withdrawn(args: Namespace, settings: Settings) -> int:
    for withdrawal in _moderation(settings).withdrawals():
        print(f"{withdrawal.at:%Y-%m-%d %H:%M} {withdrawal.kind} {withdrawal.entry_id}: {withdrawal.reason}")
    return 0
