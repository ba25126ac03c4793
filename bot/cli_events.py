"""`boncanal event create | list | show | link | next | close | poster | recap …`: events, for operators and organisers."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.db import make_engine, utcnow
from bot.events.model import Event, EventError
from bot.organisation import read_organisation
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.events.house import EventHouse

DAY_AND_HOUR, HOUR = "%Y-%m-%d %H:%M", "%H:%M"


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    from bot import cli_event_files

    parser = subparsers.add_parser("event", help="events: create, list, invite, import, export, recap")
    verbs = parser.add_subparsers(dest="verb", required=True)
    _create_parser(verbs.add_parser("create", help="a new event; prints its code and links"))
    verbs.add_parser("list", help="all events, the latest first").set_defaults(func=_list)
    for name, text, function in (
        ("show", "links, audience, questions by state", _show),
        ("close", "the talk is over (late questions still come in)", _close),
        ("carry", "take the open questions to the next event", _carry),
        ("drafts", "write the assistant's drafts for questions on paper or imported", _drafts),
        ("group", "encode new questions and propose what is alike", _group),
    ):
        one = verbs.add_parser(name, help=text)
        one.add_argument("code")
        one.set_defaults(func=function)
    link = verbs.add_parser("link", help="a new link for the organiser, or for a speaker; the earlier one ends")
    link.add_argument("code")
    link.add_argument("--speaker", help="name of the speaker; without it, the organiser's link")
    link.set_defaults(func=_link)
    following = verbs.add_parser("next", help="say which event follows")
    following.add_argument("code")
    following.add_argument("following")
    following.set_defaults(func=_next)
    cli_event_files.add_parsers(verbs)


def _create_parser(parser: ArgumentParser) -> None:
    parser.add_argument("title")
    parser.add_argument("--start", required=True, help='"2026-12-03 18:00", in the organisation\'s time')
    parser.add_argument("--end", required=True, help='"20:00" the same day, or "2026-12-04 01:00"')
    parser.add_argument("--place", default="")
    parser.add_argument("--theme", default="")
    parser.add_argument("--speaker", action="append", default=[], help="once for each speaker")
    parser.add_argument(
        "--retain-until", help="2027-03-03: last day of late questions; 90 days after the event by default"
    )
    parser.add_argument("--moderated", action="store_true", help="a person reads each question before it is shown")
    parser.add_argument("--code", help="a code of your own; one without look-alike signs is drawn otherwise")
    parser.set_defaults(func=_create)


def house_of(settings: Settings | None = None) -> EventHouse:
    """All that commands use."""
    from bot.channels.tokens import read_secret
    from bot.events.house import EventHouse
    from bot.followup.desk import House

    settings = settings or Settings.from_env()
    organisation = read_organisation(settings.organisation)
    return EventHouse(House(settings, organisation, make_engine(settings.database_url), read_secret(settings)))


def event_of(house: EventHouse, code: str) -> Event:
    """The event of a code. Raises EventError."""
    found = house.events.by_code(code)
    if found is None:
        known = ", ".join(e.code for e in house.events.all()[:10]) or "none yet; see `boncanal event create`"
        raise EventError(f"code={code!r}: no event has it; known: {known}")
    return found


def _create(args: Namespace) -> int:
    house = house_of()
    start = _moment("--start", args.start, house)
    end_text = args.end if "-" in args.end else f"{args.start[:10]} {args.end}"
    event = house.events.create(
        args.title,
        start,
        _moment("--end", end_text, house),
        theme=args.theme,
        place=args.place,
        speakers=tuple(args.speaker),
        retain_until=_day("--retain-until", args.retain_until) if args.retain_until else None,
        moderated=args.moderated,
        code=args.code,
    )
    print(f"code        {event.code}")
    _print_links(house, event)
    print(f"organiser   {house.accesses.make(event.id, 'organiser', utcnow())}")
    for name in event.speakers:
        print(f"speaker     {name}: {house.accesses.make(event.id, 'speaker', utcnow(), name)}")
    return 0


def _print_links(house: EventHouse, event: Event) -> None:
    page = house.page(event)
    print(f"page        {page}")
    print(f"screen      {page}/ecran")
    print(f"recap       {page}/compte-rendu{'' if event.recap_at else '  (not published yet)'}")
    if house.telegram_link(event):
        print(f"telegram    {house.telegram_link(event)}")


def _list(args: Namespace) -> int:
    house = house_of()
    for event in house.events.all():
        people, asked = house.events.counts(event.id)
        day = house.local(event.starts_at).strftime(DAY_AND_HOUR)
        print(f"{event.code:12} {day}  {event.phase(utcnow()):6} {people:4} people {asked:4} questions  {event.title}")
    return 0


def _show(args: Namespace) -> int:
    from bot.events.recap import gather
    from bot.events.recap_text import counts_text

    house = house_of()
    event = event_of(house, args.code)
    print(f"{event.title} ({event.code}), {event.phase(utcnow())}, questions until {event.retain_until}")
    _print_links(house, event)
    audience = house.people.audience(event.id)
    trades = ", ".join(f"{name} {n}" for name, n in audience.trades)
    print(f"people      {audience.joined}{f' ({trades})' if trades else ''}")
    recap = gather(house, event)
    print(f"questions   {counts_text(recap)}")
    for theme in recap.themes:
        print(f"  {theme.asked:4} {theme.name}")
    return 0


def _close(args: Namespace) -> int:
    house = house_of()
    event = event_of(house, args.code)
    house.events.close(event.id, utcnow())
    print(f"{event.code} is closed; late questions come in until {event.retain_until}")
    return 0


def _carry(args: Namespace) -> int:
    from bot.events.carrying import carry

    house = house_of()
    print(f"{carry(house.engine, event_of(house, args.code).id, 'organisateur')} questions carried to the next event")
    return 0


def _drafts(args: Namespace) -> int:
    from bot.answers.library import Library
    from bot.events.drafting import draft_all
    from bot.knowledge.repository import KnowledgeRepository

    house = house_of()
    library = Library(KnowledgeRepository(house.engine), house.base.organisation)
    print(f"{draft_all(house.engine, library, event_of(house, args.code).id)} drafts written")
    return 0


def _group(args: Namespace) -> int:
    house = house_of()
    event = event_of(house, args.code)
    new = house.grouping.sort(event.id)
    print(f"{new} new questions sorted; {len(house.grouping.proposals(event.id, 1000))} pairs wait for a person's word")
    return 0


def _link(args: Namespace) -> int:
    house = house_of()
    event = event_of(house, args.code)
    print(house.accesses.make(event.id, "speaker" if args.speaker else "organiser", utcnow(), args.speaker))
    print("Good for 30 days, in the first browser that opens it.", file=sys.stderr)
    return 0


def _next(args: Namespace) -> int:
    house = house_of()
    house.events.set_next(event_of(house, args.code).id, event_of(house, args.following).id)
    return 0


def _moment(name: str, text: str, house: EventHouse) -> datetime:
    """A local moment in UTC. EventError for one that is no date, or that a clock change skips."""
    try:
        naive = datetime.strptime(text, DAY_AND_HOUR)  # the zone comes next
    except ValueError:
        raise EventError(f'{name}={text!r}: allowed: "2026-12-03 18:00"') from None
    moment = naive.replace(tzinfo=house.zone).astimezone(timezone.utc)
    if moment.astimezone(house.zone).replace(tzinfo=None) != naive:
        raise EventError(f"{name}={text!r}: that hour does not exist: clocks go forward then")
    return moment


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise EventError(f"{name}={text!r}: allowed: a day such as 2027-03-03") from None


def write(path: Path, content: bytes) -> None:
    """A file, in a folder that is made when missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(path)
