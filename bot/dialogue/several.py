"""« Et la deuxième ? », « et mes autres questions ? »: what a message that asked several things still waits for."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading

DONE = "*"
"""Before a topic of `Memory.questions` that was answered."""
WAITS = "a question of a message that asked several"
MOST_WORDS = 9
_ORDINALS = (
    r"premiere|1(?:re|ere)?", r"deuxieme|seconde|2(?:e|eme|nde)?", r"troisieme|3(?:e|eme)?", r"quatrieme|4(?:e|eme)?",
)  # fmt: skip
_AND = r"^(?:(?:et|mais|ok|bon|alors|donc|oui|merci|pour|sur|quid de)\b[ ,.!]*)*"
_NTH = tuple(
    re.compile(rf"{_AND}(?:(?:ma|la) )?(?:(?:question )?n[°o]? ?)?(?:{one})(?: question)?(?: alors)?\W*$")
    for one in _ORDINALS
)
_LAST = re.compile(rf"{_AND}(?:ma|la) derniere(?: question)?(?: alors)?\W*$")
_NEXT = re.compile(
    rf"{_AND}(?:(?:(?:mes|les) )?autres questions?|(?:le|mes) restes?|la suivante|les suivantes|la suite de mes questions|"
    r"(?:vous|tu) (?:n'avez|avez|as|n'as) pas repondu (?:a|aux?) .{0,25})(?: alors)?\W*$"
)


def left(memory: Memory) -> tuple[str, ...]:
    """The topics asked together that no answer has served yet, in order."""
    asked = dict.fromkeys(topic for topic in memory.questions if topic and not topic.startswith(DONE))
    return tuple(topic for topic in asked if DONE + topic not in memory.questions)


def with_answered(questions: tuple[str, ...], served: Collection[str]) -> tuple[str, ...]:
    """The same, those of the topics served marked as answered; their places stay."""
    return tuple(DONE + topic if topic in served and topic else topic for topic in questions)


def _waiting(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if not memory.questions or len(tokens) > MOST_WORDS:
        return None
    topic = _meant(folded, memory)
    return Meaning(topic.removeprefix(DONE), parsed, another=topic.startswith(DONE), why=WAITS) if topic else None


def _meant(folded: str, memory: Memory) -> str | None:
    for number, pattern in enumerate(_NTH):
        if pattern.search(folded):
            return memory.questions[number] if number < len(memory.questions) else None
    if _LAST.search(folded):
        return memory.questions[-1]
    return next(iter(left(memory)), None) if _NEXT.search(folded) else None


SEVERAL: tuple[Reading, ...] = (_waiting,)
