"""Why a channel suits the person or not; what was said of it already in the conversation gives way to another strength and another limit."""

from __future__ import annotations

from zlib import crc32

from bot.advisor.objections import objections
from bot.answers.advise import shared
from bot.answers.advise.judged import Judged
from bot.dialogue.memory import Memory
from bot.text import sentence

ENOUGH = "Vous avez déjà ce qu'il vous faut : un canal de plus vous prendrait du temps pour peu."
"""Why who needs little leaves a channel alone, whatever the channel is worth elsewhere."""
SAID, MORE = "why", "more"
"""Marks in `Memory.told`: « why:facebook:1f3a » for reasons said in those words, « more:facebook:1 » for a strength and a limit after them."""


def reasons(judged: Judged, memory: Memory) -> tuple[str | None, Memory]:
    """(the reasons, or what can be added to them; the memory in which they are said). None where all was said."""
    said = ENOUGH if judged.spared else _first(judged)
    mark = f"{SAID}:{judged.ranked.platform.id}:{crc32(said.encode()):x}"
    if mark not in memory.told:
        return said, memory.but(told=(*memory.told, mark))
    return _further(judged, memory)


def _first(judged: Judged) -> str:
    platform, no = judged.ranked.platform, judged.verdict == "no"
    found = (objections(judged.ranked) if no else judged.ranked.reasons)[:2]
    found = found or ((platform.limits[0],) if no else (platform.strengths[0],))
    limit = "" if no else f" Sa limite : {shared.lower(platform.limits[0]).rstrip('.')}."
    return " ".join(sentence(reason) for reason in found) + limit


def _further(judged: Judged, memory: Memory) -> tuple[str | None, Memory]:
    """The next strength of the channel's entry and the limit beside it; a channel refused has only limits left to tell."""
    platform = judged.ranked.platform
    start = f"{MORE}:{platform.id}:"
    number = 1 + sum(mark.startswith(start) for mark in memory.told)
    strengths = () if judged.verdict == "no" else platform.strengths
    parts = [
        f"{name} : {shared.lower(texts[number]).rstrip('.')}."
        for name, texts in (("Un autre atout", strengths), ("Une autre limite", platform.limits))
        if number < len(texts)
    ]
    memory = memory.but(told=(*memory.told, f"{start}{number}")) if parts else memory
    return " ".join(parts) or None, memory
