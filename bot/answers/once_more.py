"""« vous pouvez répéter ? », « plus court » : while the last answer is made again, what it told counts as untold, so that it is the same answer."""

from __future__ import annotations

from bot.advisor.profile import Profile
from bot.answers.advise.reasons import MORE, SAID
from bot.answers.advise.shared import note_key
from bot.answers.advise.steps import TOLD
from bot.answers.library import Library
from bot.dialogue.meaning import Meaning
from bot.dialogue.memory import Memory
from bot.dialogue.of_the_case import TOLD as CASE_TOLD
from bot.dialogue.rebounds import TOO_LONG
from bot.dialogue.talk import REPEATS

AGAIN = frozenset({REPEATS, TOO_LONG})
"""Why a message wants the last answer again, see `bot.dialogue.reading.once_more`."""


def as_before(memory: Memory, meaning: Meaning, profile: Profile, library: Library) -> Memory:
    """The memory without what the last answer told: reasons, caution, step and cases. The same memory where another answer is wanted."""
    if meaning.why not in AGAIN:
        return memory
    reasons = tuple(f"{mark}:{id}:" for id in meaning.platforms for mark in (SAID, MORE))
    note = note_key(library, profile)
    last = next((mark for mark in reversed(memory.told) if mark.startswith(TOLD)), None)
    cases = {mark.removeprefix(CASE_TOLD) for mark in memory.cited if mark.startswith(CASE_TOLD)}
    return memory.but(
        told=tuple(mark for mark in memory.told if not mark.startswith(reasons) and mark not in (last, note)),
        shown_cases=tuple(id for id in memory.shown_cases if id not in cases),
    )
