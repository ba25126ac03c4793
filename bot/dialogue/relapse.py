"""A call for help does not end with « je rigole »: for a few messages afterwards, a worry is taken as one more call."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading, says_of_the_person

AGAIN = "a worry shortly after a call for help"
TURNS = 4
"""Messages after a call for help within which doubt is heard as despair: « à quoi bon continuer »."""
MOST_WORDS = 3
"""Up to so many words there is nothing to read."""
_DESPAIRS = re.compile(
    r"\b(?:continue[rz]?|a quoi (?:bon|ca sert)|sert(?:ent|ait)? (?:a |plus a )?rien|pour rien|plus (?:rien|la force|envie|gout|d'espoir|personne|le courage)|"
    r"(?:la|aucune|pas de|sans) (?:force|issue|solution)|tenir|tiens (?:plus|pas)|finir|fini|marre|a bout|au bout|ras le bol|fatigu\w+|epuis\w+|seule?|perdue?|noire?s?|vide|"
    r"craqu\w+|pleur\w*|lacher|abandonn\w+|arreter|stopper|dors|dormir|mourir|morte?|crever|la vie|ma vie|vivre|espoir|honte|peur|peux plus|supporte|servir a rien)\b"
)
"""Without one of these a worried message is taken as any other: « la boutique est fermée le lundi »."""


def _again(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A worried message that speaks neither of a channel nor of one's business."""
    near = memory.called and memory.turn - memory.called < TURNS
    if not near or not parsed.worry or parsed.distress or len(tokens) <= MOST_WORDS:
        return None
    if says_of_the_person(parsed) or parsed.facts.platforms or not _DESPAIRS.search(folded):
        return None
    return Meaning("out_of_scope", replace(parsed, distress=True), why=AGAIN)


RELAPSE: tuple[Reading, ...] = (_again,)
"""Before any other reading."""
