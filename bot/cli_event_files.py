"""`boncanal event import | paste | export | poster | recap`: the commands that read and write files."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.db import utcnow
from bot.events.model import EventError

NEEDS_YES = 3
"""Exit code of an import whose guessed columns wait for a yes: nothing was taken."""


def add_parsers(verbs: Any) -> None:
    """Mount on `boncanal event`."""
    taking = verbs.add_parser(
        "import", help="questions of another tool: Claper CSV and Slido JSON exactly, others by columns"
    )
    taking.add_argument("code")
    taking.add_argument("file", type=Path)
    taking.add_argument("--columns", help='"text=Question,votes=Likes": instead of what is guessed')
    taking.add_argument("--yes", action="store_true", help="take the guessed columns as they are")
    taking.add_argument("--names", action="store_true", help="keep the authors' names (they agreed)")
    taking.set_defaults(func=_import)
    paste = verbs.add_parser("paste", help="questions on paper or spoken: one a line on standard input")
    paste.add_argument("code")
    paste.set_defaults(func=_paste)
    out = verbs.add_parser("export", help="all questions as CSV, JSON, or YAML for the next training")
    out.add_argument("code")
    out.add_argument("--format", choices=("csv", "json", "nlu"), default="csv")
    out.add_argument("--names", action="store_true", help="with the names people chose to show")
    out.add_argument("--output", type=Path, help="default: standard output")
    out.set_defaults(func=_export)
    for name, text, function in (
        ("poster", "poster and slide (PDF), QR code (PNG, SVG), calendar (.ics)", _poster),
        ("recap", "publish the recap, post it to those who asked, write it as PDF", _recap),
    ):
        one = verbs.add_parser(name, help=text)
        one.add_argument("code")
        one.add_argument("--folder", type=Path, default=None, help="default: var/events/CODE")
        one.set_defaults(func=function)


def _import(args: Namespace) -> int:
    from bot.cli_events import event_of, house_of
    from bot.events.importing.columns import guess, mapped_rows, preset, preset_rows
    from bot.events.importing.table import UnreadableError, read
    from bot.events.importing.take import Importer

    house = house_of()
    event = event_of(house, args.code)
    try:
        table = read(args.file.read_bytes())
    except OSError as error:
        raise EventError(f"file={str(args.file)!r}: cannot be read: {error.strerror}") from None
    except UnreadableError as error:
        raise EventError(f"file={args.file.name!r}: {error}") from None
    known = None if args.columns else preset(table)
    if known:
        rows = preset_rows(known, table, house.zone)
        print(f"{args.file.name}: {known} ({len(table.rows)} lignes)")
    else:
        columns = _columns(args.columns, table.headers) if args.columns else guess(table)
        if columns is None:
            raise EventError(
                f"file={args.file.name!r}: aucune colonne ne ressemble à des questions; allowed: --columns text=HEADER, of {', '.join(table.headers)}"
            )
        print(f"{args.file.name}: {len(table.rows)} lignes, {table.note}")
        print("  " + ", ".join(f"{name}={header!r}" for name, header in columns.as_fields().items()))
        if not (args.yes or args.columns):
            print(
                "Rien n'est encore pris. Si ces colonnes sont les bonnes, ajoutez --yes ; sinon --columns text=…,votes=…",
                file=sys.stderr,
            )
            return NEEDS_YES
        rows = mapped_rows(table, columns, house.zone)
    report = Importer(house.engine).take(event.id, rows, names=args.names)
    house.grouping.sort(event.id)
    print("\n".join(report.lines()))
    return 0


def _columns(text: str, headers: tuple[str, ...]) -> Any:
    from bot.events.importing.columns import FIELDS, Columns

    pairs = dict(part.split("=", 1) for part in text.split(",") if "=" in part)
    wrong = [name for name in pairs if name not in FIELDS] + [
        header for header in pairs.values() if header not in headers
    ]
    if wrong or "text" not in pairs:
        raise EventError(
            f"--columns={text!r}: allowed: text=HEADER and {', '.join(FIELDS[1:])}, headers of {', '.join(headers)}"
        )
    return Columns(**pairs)


def _paste(args: Namespace) -> int:
    from bot.cli_events import event_of, house_of
    from bot.events.importing.columns import pasted_rows
    from bot.events.importing.take import Importer

    house = house_of()
    event = event_of(house, args.code)
    report = Importer(house.engine).take(event.id, pasted_rows(sys.stdin.read()), "paper", actor="organisateur")
    house.grouping.sort(event.id)
    print("\n".join(report.lines()))
    return 0


def _export(args: Namespace) -> int:
    from bot.cli_events import event_of, house_of, write
    from bot.events import exporting

    house = house_of()
    event = event_of(house, args.code)
    if args.format == "nlu":
        content = exporting.training_file(house, event).encode()
    else:
        make = exporting.as_csv if args.format == "csv" else exporting.as_json
        content = make(house, event, args.names)
    if args.output:
        write(args.output, content)
    else:
        sys.stdout.buffer.write(content)
    return 0


def _poster(args: Namespace) -> int:
    from bot.cli_events import event_of, house_of, write
    from bot.events import calendar, poster

    house = house_of()
    event = event_of(house, args.code)
    folder = args.folder or Path("var/events") / event.code
    card, name, telegram = house.card(event), house.base.organisation.name, house.telegram_link(event)
    write(folder / "affiche.pdf", poster.poster(card, name, telegram, utcnow()))
    write(folder / "diapositive.pdf", poster.slide(card, name, telegram, utcnow()))
    write(folder / "qr.svg", poster.qr_svg(card.page))
    write(folder / "qr.png", poster.qr_png(card.page))
    write(folder / "agenda.ics", calendar.make(event, card.page, utcnow()))
    if telegram:
        write(folder / "qr-telegram.png", poster.qr_png(telegram))
    return 0


def _recap(args: Namespace) -> int:
    from bot.cli_events import event_of, house_of, write
    from bot.events import recap, recap_pdf

    house = house_of()
    event = event_of(house, args.code)
    posted = recap.publish(house, event, utcnow())
    made = recap.gather(house, house.events.get(event.id))
    folder = args.folder or Path("var/events") / event.code
    write(folder / "compte-rendu.pdf", recap_pdf.make(made, house.base.organisation.name, utcnow()))
    print(f"{made.card.recap}\nposted to {posted} people who asked for it")
    return 0
