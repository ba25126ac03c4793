"""`boncanal backup FILE | restore FILE`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.settings import Settings


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    save = subparsers.add_parser("backup", help="write all that is kept into one file; the servers may go on")
    save.add_argument("file", type=Path)
    save.set_defaults(func=_backup)
    bring = subparsers.add_parser("restore", help="bring a backup back; stop the servers first")
    bring.add_argument("file", type=Path)
    bring.add_argument("--replace", action="store_true", help="overwrite databases that hold something")
    bring.set_defaults(func=_restore)


def _backup(args: Namespace) -> int:
    from bot.backup import backup

    made = backup(Settings.from_env(), args.file)
    size = args.file.stat().st_size / 2**20
    print(f"{args.file}: {size:.1f} MB, migration {made.revision}. It holds people's words and a secret: keep it safe.")
    return 0


def _restore(args: Namespace) -> int:
    from bot.backup import restore

    found = restore(Settings.from_env(), args.file, args.replace)
    print(
        f"Restored what was kept on {found.at} (migration {found.revision}). Now: `boncanal prepare`, then start again."
    )
    return 0
