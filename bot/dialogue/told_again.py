"""Questions on what was just told: « pourquoi ça n'a pas marché pour eux ? » after a case, « c'est quoi le piège ? » after an advice."""

from __future__ import annotations

import re

from bot.dialogue.cues import WHY
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.of_the_case import OF_THE_CASE
from bot.dialogue.reading import OF_LAW, RECOMMENDING, Reading

THAT_CASE = "asks more of the case just told"
WHY_THAT_CASE = "asks why that case was chosen"
CATCH = "asks where the catch is"
"""Why such a message is answered in its own way, see `bot.answers.cases` and `bot.answers.topics`."""
CASE = "case_study"
SHORT = 10
_THEIRS = re.compile(
    r"\b(?:pourquoi|comment|combien|quoi|c'est qui|qu'est[- ]ce qu\w*|en quoi|au final|ensuite|depuis)\b[^.!?]{0,40}\b(?:eux|elle|elles|lui|leur|leurs|ils|il (?:a|ont|avait|fai\w+)|elle (?:a|avait))\b|"
    r"\b(?:ils|elles) ont (?:fait|reussi|rate|foire|gagne|mis|depense|repondu)(?: ca)? (?:comment|quoi|combien|pourquoi)\b|^(?:et )?(?:c'est|c) qui\b|"
    r"\b(?:plus de|d'autres|des|les) details?\b|\bracont\w+[- ](?:moi )?(?:mieux|plus|la suite|en detail)\b|\bpourquoi (?:ca|cela) (?:n'|ne )?(?:a|avait) (?:pas |bien |mal )?(?:marche|tourne|rate|echoue|plante|reussi|fonctionne)\w*"
)
_CATCH = re.compile(
    r"\b(?:c'?est quoi|c quoi|quel(?:le)? est|ou est|il est ou|y a(?:[- ]t[- ]il)?|il y a|vous voyez) (?:le |l'|la |un |une |les |des |quel )?(?:pieges?|risques?|arnaques?|loup|inconvenients?|hic|danger)\b(?! (?:de |d'|si|a |pour ))"
)


_CHOICE = re.compile(
    r"\b(?:pourquoi|en quoi|quel rapport|c'?est quoi le rapport|pas le rapport|vois pas le rapport)\b(?![^?]{0,40}\b(?:marche|rate|reussi|echoue|plante)\w*)"
    r"[^?]{0,25}\b(?:cet|ce|cette|celui|ces|un tel|avec|me (?:montr|donn|cit)\w+|cit\w+)\b ?(?:exemple|cas|histoire|la\b|entreprise|moi|nous|mon|ma|mes|notre)?|^(?:mais )?(?:quel|c'?est quoi le|je (?:ne )?vois pas le) rapport\b"
)


def _why_that_case(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« pourquoi cet exemple ? », « quel rapport avec mon métier ? », right after a case."""
    shown = memory.last_served == CASE and memory.shown_cases
    if not shown or len(tokens) > SHORT or parsed.facts.platforms or not _CHOICE.search(folded):
        return None
    return Meaning(CASE, parsed, why=WHY_THAT_CASE)


def _that_case(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """Right after a case, what is asked of « eux » is asked of its people."""
    asks = (
        memory.last_served == CASE
        and memory.shown_cases
        and len(tokens) <= SHORT
        and (WHY.search(folded) or _THEIRS.search(folded))
    )
    if not asks or parsed.facts.platforms or parsed.facts.trade or parsed.facts.clientele:
        return None
    return Meaning(CASE, parsed, why=THAT_CASE)


def _catch(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """The trap of the advice just given."""
    last = memory.last_topic
    if not last or last in (*RECOMMENDING, *OF_LAW, CASE) or last != memory.last_served:
        return None
    if len(tokens) > SHORT or parsed.facts.platforms or not _CATCH.search(folded):
        return None
    return Meaning(last, parsed, platforms=memory.focus[:1], another=True, why=CATCH)


_ALREADY = re.compile(
    r"^(?:(?:mais|oui|bah|ben|ok|et|euh)[ ,]+)*(?:(?:vous|tu) (?:me |m'|nous |me l'|nous l'|l')?(?:avez|as|aviez|avais) deja (?:tout )?(?:dit|repondu|raconte|montre)|"
    r"(?:ca|cela|je|celui-la|celle-la)[ ,]+(?:je )?(?:le |l'|la )?(?:savais|sais) deja|(?:ca )?deja (?:dit|vu|lu|entendu)(?: tout)?(?: ca| cela| avant)?[\s!.?]*$|(?:vous|tu) (?:vous|te) repete[zs]|"
    r"(?:c'est |encore |toujours )+(?:la meme chose|pareil|la meme reponse|les memes conseils))\b"
)
AHEAD = "heard it before"
"""Why the conversation is taken further."""


def _said_already(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« vous m'avez déjà dit ça »: what comes next on the subject; after the channels, where to begin."""
    last = memory.last_topic
    if (
        not last
        or last in OF_LAW
        or len(tokens) > SHORT
        or parsed.distress
        or parsed.facts.platforms
        or not _ALREADY.search(folded)
    ):
        return None
    topic = "action_plan" if last in RECOMMENDING else last
    return Meaning(topic, parsed, platforms=memory.focus[:1], another=True, why=AHEAD)


TOLD_AGAIN: tuple[Reading, ...] = (_said_already, _why_that_case, *OF_THE_CASE, _that_case, _catch)
"""Before the readings of an answer to a question of ours: « c'est qui ? » answers none."""
