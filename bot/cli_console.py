"""`boncanal console`: the console's server, its accounts, and what it gives back to the files."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Engine

from bot import migrations
from bot.console.accounts import AccountError, Accounts
from bot.console.audit import Audit
from bot.console.passwords import WeakPasswordError
from bot.console.roles import ROLES
from bot.db import make_engine
from bot.settings import Settings

COMMAND = "console"
"""Who stands in the audit log for what is done by command."""


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    parser: ArgumentParser = subparsers.add_parser("console", help="the pages of those who run the assistant")
    parser.set_defaults(func=_serve)
    commands = parser.add_subparsers(dest="console_command")
    user = commands.add_parser("user", help="accounts").add_subparsers(dest="user_command", required=True)
    add = user.add_parser("add", help="make an account; the password is asked for, or read with --password-stdin")
    add.add_argument("login")
    add.add_argument("--name", required=True, help="what people who are answered read")
    add.add_argument("--role", required=True, choices=list(ROLES))
    user.add_parser("list", help="list the accounts").set_defaults(func=lambda args: _guarded(_list, args))
    for name, text in (
        ("password", "set a new password"),
        ("disable", "close an account"),
        ("enable", "open it again"),
    ):
        user.add_parser(name, help=text).add_argument("login")
    for name, function in (("add", _add), ("password", _password), ("disable", _disable), ("enable", _enable)):
        one = user.choices[name]
        one.set_defaults(func=lambda args, run=function: _guarded(run, args))
        if name in ("add", "password"):
            one.add_argument("--password-stdin", action="store_true")
    for name, function, text in (
        ("annotations", _annotations, "show what editors' annotations change in data/nlu"),
        ("knowledge", _knowledge, "show what the console's edits change in the knowledge files"),
    ):
        given = commands.add_parser(name, help=text, description=text)
        given.add_argument("--write", action="store_true", help="change the files (commit them afterwards)")
        given.set_defaults(func=lambda args, run=function: _guarded(run, args))


def _guarded(run: Any, args: Namespace) -> int:
    try:
        settings = Settings.from_env()
        engine = make_engine(settings.database_url)
        migrations.upgrade(engine)
        return int(run(args, engine, settings))
    except (AccountError, WeakPasswordError) as error:
        print(f"boncanal: {error}", file=sys.stderr)
        return 2


def _serve(args: Namespace) -> int:
    from bot.console.__main__ import main  # Flask is for this command only

    return main()


def _add(args: Namespace, engine: Engine, settings: Settings) -> int:
    one = Accounts(engine).add(args.login, args.name, args.role, _ask(args))
    Audit(engine).note(COMMAND, "account_added", one.login, one.role)
    print(f"{one.login} may enter as {one.role}")
    return 0


def _list(args: Namespace, engine: Engine, settings: Settings) -> int:
    for one in Accounts(engine).all():
        print(f"{one.login:30} {one.role:14} {'disabled' if one.disabled_at else 'open':9} {one.name}")
    return 0


def _password(args: Namespace, engine: Engine, settings: Settings) -> int:
    Accounts(engine).one(args.login)
    Accounts(engine).set_password(args.login, _ask(args))
    Audit(engine).note(COMMAND, "password_changed", args.login)
    print("changed; every session of this account has ended")
    return 0


def _disable(args: Namespace, engine: Engine, settings: Settings) -> int:
    Accounts(engine).disable(args.login)
    Audit(engine).note(COMMAND, "account_disabled", args.login)
    print(f"{args.login} is closed, and out")
    return 0


def _enable(args: Namespace, engine: Engine, settings: Settings) -> int:
    Accounts(engine).enable(args.login)
    Audit(engine).note(COMMAND, "account_enabled", args.login)
    print(f"{args.login} is open")
    return 0


def _annotations(args: Namespace, engine: Engine, settings: Settings) -> int:
    from bot.console.annotations import Annotations

    store = Annotations(engine)
    return _give(store.diff(), store.write if args.write else None)


def _knowledge(args: Namespace, engine: Engine, settings: Settings) -> int:
    from bot.console.knowledge.export import diff, write

    folder = settings.knowledge
    return _give(diff(engine, folder), (lambda: write(engine, folder)) if args.write else None)


def _give(diff: str, write: Any) -> int:
    """Print a diff; with `write`, change the files and say which."""
    print(diff or "nothing to give back")
    changed: list[Path] = write() if write and diff else []
    for path in changed:
        print(f"wrote {path}", file=sys.stderr)
    return 0


def _ask(args: Namespace) -> str:
    """A password is never an argument: other users of the machine would see it."""
    if args.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Mot de passe : ")
    if getpass.getpass("Encore une fois : ") != first:
        raise AccountError("the two passwords differ")
    return first
