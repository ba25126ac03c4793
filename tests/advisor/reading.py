"""How much of what people say is read, fact by fact, and what that costs the advice.

`python -m tests.advisor.reading` prints, for the third key: per kind of fact what was missed and what was added that nobody
said; then how the ranking does from the consultants' profile and from the line. Only the half for tuning is shown entry by
entry (`--all KEY.yml` for another key: every entry, facts not compared when it has none).
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import migrations
from bot.advise import Adviser
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.db import make_engine
from bot.knowledge.loader import load
from bot.knowledge.repository import KnowledgeRepository
from bot.nlu.extract.facts import FactsExtractor
from bot.organisation import read_organisation
from tests.advisor.keys import THIRD, Judged, entries, judged, share, told, tuned_on

KINDS = ("family", "profession", "clientele", "goals", "ages", "flags", "statuses", "present", "excluded", "hours", "budget", "level")  # fmt: skip


@dataclass
class Count:
    """Values of one kind of fact over a set of people."""

    said: int = 0
    read: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """Percent of what was said that is read."""
        return 100 * (1 - sum(self.missed.values()) / self.said) if self.said else 100.0

    @property
    def precision(self) -> float:
        """Percent of what is read that was said."""
        return 100 * (1 - sum(self.added.values()) / self.read) if self.read else 100.0


def values(profile: Profile, kind: str) -> set[str]:
    """The values of one kind, a scalar as a set of one."""
    value = getattr(profile, kind)
    many = value if isinstance(value, tuple) else () if value is None else (value,)
    return {f"{one:g}" if isinstance(one, int | float) else one for one in many}


def compare(adviser: Adviser, keys: Sequence[dict[str, Any]]) -> dict[str, Count]:
    """By kind, what is read from the lines against what the key notes."""
    counts = {kind: Count() for kind in KINDS}
    for key in keys:
        noted, read = told(key), adviser.profile(key["text"])
        for kind, count in counts.items():
            wanted, found = values(noted, kind), values(read, kind)
            count.said += len(wanted)
            count.read += len(found)
            count.missed.update(wanted - found)
            count.added.update(found - wanted)
    return counts


def opened() -> tuple[Library, Adviser]:
    """The real knowledge base in a file of its own."""
    engine = make_engine(f"sqlite:///{tempfile.mkdtemp()}/knowledge.db")
    migrations.upgrade(engine)
    load(engine, Path("data/knowledge"))
    library = Library(KnowledgeRepository(engine), read_organisation(Path("organisation.yml")))
    return library, Adviser(library, FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon")))


def summary(found: Sequence[Judged]) -> str:
    """One line of figures."""
    warned = [one for one in found if one.key.get("warn")]
    return (
        f"musts {share(one.musts for one in found):5.1f}  poor {share(bool(one.poor) for one in found):4.1f}  "
        f"cautions {share(not one.unsaid for one in warned):5.1f}  "
        f"little wrong {sum(one.little != one.expects_little for one in found)} of {len(found)}"
    )


def faults(structured: Judged, lines: Judged, adviser: Adviser) -> Iterator[str]:
    """What went wrong for one person, and which facts differ."""
    wrong = [
        one
        for one in (structured, lines)
        if not one.musts or one.poor or one.unsaid or one.little != one.expects_little
    ]
    noted, read = told(lines.key), adviser.profile(lines.key["text"])
    differ = [
        f"{kind} -{sorted(values(noted, kind) - values(read, kind))} +{sorted(values(read, kind) - values(noted, kind))}"
        for kind in KINDS
        if values(noted, kind) != values(read, kind)
    ]
    if not wrong and not differ:
        return
    yield f"\n{lines.key['id']}  {lines.key['text']}"
    for name, one in (("told", structured), ("line", lines)):
        if one in wrong:
            lost = sorted(set(one.key["must"]) - set(one.first))
            yield f"  {name}: first {', '.join(one.first)}; lost {lost}; poor {sorted(one.poor)}; unsaid {one.unsaid}; little {one.little}"
    yield from (f"  {one}" for one in differ)


def main(arguments: Sequence[str]) -> None:
    """Print the report."""
    library, adviser = opened()
    everyone = entries(arguments[1] if arguments[:1] == ["--all"] else THIRD)
    halves = {"": everyone} if arguments[:1] == ["--all"] else {
        "tuned": [key for key in everyone if tuned_on(key)], "measured": [key for key in everyone if not tuned_on(key)],
    }  # fmt: skip
    for name, keys in halves.items():
        structured = judged(library, keys, told)
        lines = judged(library, keys, lambda key: adviser.profile(key["text"]))
        if name != "measured":
            for pair in zip(structured, lines, strict=True):
                print(*faults(*pair, adviser), sep="\n", end="")
        print(
            f"\n\n{name} ({len(keys)})\n  from the profile  {summary(structured)}\n  from the line     {summary(lines)}"
        )
        for kind, count in compare(adviser, keys).items():
            shown = (
                f"   missed {dict(count.missed)} added {dict(count.added)}"
                if name != "measured" and kind != "family"
                else ""
            )
            print(
                f"  {kind:<12} said {count.said:3}  recall {count.recall:5.1f}  precision {count.precision:5.1f}{shown}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
