"""`python -m bench.faults [--short] [--kills N]`: prints the table and keeps it in bench/results. Ends with 1 when something was not as it should."""

from __future__ import annotations

import argparse
import json
import math
import re
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from bench.faults.faults import Fault, faults
from bench.faults.people import MOST_SECONDS
from bench.faults.places import PLACES
from bench.faults.run import Report, Seen, line_of, run
from bench.faults.surroundings import go_apart, lacking
from bot.build import commit
from bot.run.services import ServiceMissingError

RESULTS = Path("bench/results")
HEAD = "| fault | expected | sendings | slowest | everybody answered again after | as it should |\n|---|---|---|---|---|---|"


def main() -> int:
    """Exit code 0: as it should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="two minutes")
    parser.add_argument("--kills", type=int, default=5, help="of each process (5)")
    parser.add_argument("--only", default="", help="faults whose name holds these words")
    parser.add_argument("--where", default="", help=f"faults of one place: {', '.join(PLACES)}")
    parser.add_argument("--keep", type=Path, help="a folder for the processes' logs")
    parser.add_argument("--add", action="store_true", help="what is not in today's file yet: a long run in pieces")
    parser.add_argument("--minutes", type=float, default=math.inf, help="no fault begins after these")
    parser.add_argument("--people", type=int, default=6, help="who talk at the same time (6)")
    args = parser.parse_args()
    for sign in (signal.SIGINT, signal.SIGTERM):  # started in the background, it would not hear the first
        signal.signal(sign, signal.default_int_handler)
    at, build = datetime.now(timezone.utc), commit()  # of the code that runs, not of what is committed meanwhile
    part = re.sub(r"[^a-z0-9]+", "-", f"{'short' if args.short else ''} {args.where} {args.only}".lower()).strip("-")
    path = RESULTS / f"faults-{at:%Y-%m-%d}{'-' if part else ''}{part}"
    old = path.with_suffix(".json")
    before = json.loads(old.read_text(encoding="utf-8")) if args.add and old.exists() else None
    every = [f for f in faults(args.short, args.kills) if args.only in f.name and args.where in ("", f.where)]
    wanted = missing(every, Report.from_dict(before).seen if before else [])
    chosen = [fault for fault in wanted if not lacking(fault.needs)]
    if any(fault.needs for fault in chosen):
        go_apart()
    left_out = [f"{fault.name} ({lacking(fault.needs)})" for fault in wanted if fault not in chosen]
    try:
        report = run(chosen, args.people, keep=args.keep, minutes=args.minutes)
    except ServiceMissingError as error:
        print(error, file=sys.stderr)
        return 2
    if before:
        report.add(Report.from_dict(before))
        build = build if build == before["commit"] else f"{before['commit']}, {build}"
    page = page_of(report, at, build, args.people) + "".join(f"\nNot tried: {one}." for one in left_out)
    keep(path, page, {"at": at.isoformat(timespec="seconds"), "commit": build, "people": args.people}, report)
    print("\n" + page)
    return 0 if report.good else 1


def missing(every: Sequence[Fault], seen: Sequence[Seen]) -> list[Fault]:
    """The faults less those that were seen, one for one by their names."""
    done, rest = Counter(one.name for one in seen), []
    for fault in every:
        if done[fault.name]:
            done[fault.name] -= 1
        else:
            rest.append(fault)
    return rest


def keep(path: Path, page: str, head: dict[str, object], report: Report) -> None:
    """The table, and all that it was made from, beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".md").write_text(page, encoding="utf-8")
    whole = json.dumps({**head, **report.as_dict()}, ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(whole + "\n", encoding="utf-8")


def page_of(report: Report, at: datetime, build: str, people: int) -> str:
    """Markdown: one row for each kind of fault."""
    rows = "\n".join(line_of(summed(group)) for group in _by_name(report.seen).values())
    return (
        f"# Faults on the cluster, {at:%Y-%m-%d}, commit {build}\n\n"
        f"{people} people talk while things break; each sends again what was not answered. « sentence »: an apology or a refusal in French; "
        f"everybody must have an answer or a sentence within {MOST_SECONDS:g} s. A fault that was repeated has one row, with its worst figures.\n\n"
        f"{HEAD}\n{rows}\n\n"
        f"{report.messages} messages; never answered: {report.unanswered}; acknowledged and then gone: {len(report.lost)}; "
        f"handled twice: {len(report.twice)}.\n"
    )


def _by_name(seen: list[Seen]) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        found[one.name].append(one)
    return found


def summed(group: list[Seen]) -> Seen:
    """Sums of sendings, the worst of times."""
    outcomes: dict[str, int] = defaultdict(int)
    for one in group:
        for what, n in one.outcomes.items():
            outcomes[what] += n
    times = [one.recovery for one in group]
    worst = None if None in times else max(t for t in times if t is not None)
    name = group[0].name + (f", {len(group)} times" if len(group) > 1 else "")
    said = sorted({text for one in group for text in one.said})
    return Seen(
        name,
        group[0].expected,
        dict(outcomes),
        max(one.slowest for one in group),
        worst,
        said,
        unreachable=group[0].unreachable,
    )


if __name__ == "__main__":
    sys.exit(main())
