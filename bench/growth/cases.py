"""Advice and the search of cases in a base of 30,000 cases beside one of some 300, in one process, call by call.

Milliseconds of the processor: nobody else is asked, SQLite answers in the same thread.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.advice import advised, library, people
from bench.faults.people import TEXTS
from bench.ratio import Pair, alternated
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory

BAR = 1.2
PART_BAR = 2.5
"""Of what is computed alone, a millisecond or two: the nearest of more candidates takes longer, and the person waits for the whole answer."""
MOST_HITS = 5
ASKED = (
    ("of which advice, before it is worded", None),
    ("answer « quels canaux me conviennent ? »", Parsed("quels canaux me conviennent ?", "platform_recommendation", 0.9, facts=Facts())),
    ("answer « un exemple ? » (search of cases)", Parsed("un exemple près de chez moi ?", "case_study", 0.9, facts=Facts())),
)  # fmt: skip


def measure(copies: int, rounds: int) -> list[Pair]:
    """`copies`: how many times the real cases are copied in the large base."""
    profiles = people()
    with tempfile.TemporaryDirectory() as name:
        few, many = library(Path(name), 0), library(Path(name), copies)
        sizes = [f"{len(held.knowledge.case_keys()):,} cases" for held in (few, many)]
        pairs = []
        for what, parsed in ASKED:
            calls = [_call(held, parsed, profiles) for held in (few, many)]
            pairs.append(
                alternated(Pair(what, sizes[0], sizes[1], BAR if parsed else PART_BAR), calls[0], calls[1], rounds)
            )
        search = Pair("search with the words of a question", sizes[0], sizes[1], BAR)
        return [*pairs, alternated(search, _search(few), _search(many), rounds, time.thread_time)]


def _call(held: Library, parsed: Parsed | None, profiles: list[Profile]) -> Callable[[int], object]:
    if parsed is None:
        advice = advised(held)
        return lambda number: advice(profiles[number % len(profiles)])
    memory = Memory(asked=("trade", "clientele"))
    return lambda number: respond(parsed, profiles[number % len(profiles)], memory, held)


def _search(held: Library) -> Callable[[int], object]:
    return lambda number: held.knowledge.search(TEXTS[number % len(TEXTS)], limit=MOST_HITS)
