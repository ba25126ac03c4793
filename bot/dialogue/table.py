"""Messages about what lies on the table: both of two channels, their prices, a week of the plan, the last answer again."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import cues_talk as cues
from bot.dialogue.glossary import meaning_of
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import (
    COURTESY,
    DISTRESS,
    HELD,
    PRICE,
    PROFILE_QUESTIONS,
    RECOMMENDING,
    Reading,
    once_more,
    says_of_the_person,
)
from bot.dialogue.talk import BOTH, CHOOSES, DEFINES_WORD, REPEATS, SHORT, WEEK, WORD


def _both(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« pourquoi pas les deux ? » after two channels."""
    if memory.pending in PROFILE_QUESTIONS or len(memory.focus) < 2 or parsed.facts.platforms:
        return None  # « les deux » answers « des particuliers ou des entreprises ? »
    if memory.last_topic not in RECOMMENDING or not cues.BOTH.search(folded):
        return None
    return Meaning("platform_comparison", parsed, platforms=memory.focus[:2], why=BOTH)


def _cheapest(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« le moins cher des deux ? »: the prices of those channels side by side."""
    about = memory.focus if memory.last_topic == "platform_comparison" else memory.recommended or memory.focus
    if len(about) < 2 or parsed.facts.platforms or not cues.CHEAPEST.search(folded):
        return None
    asked = replace(parsed, facts=replace(parsed.facts, platforms=about[:3]))
    return Meaning("budget", asked, platforms=about[:3], why=PRICE)


def _costs(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ok et ca coute », taken for a yes: the price of the channel just spoken of."""
    taken = parsed.ask_back or parsed.topic in COURTESY | {"positive_feedback", "out_of_scope"}
    if not (taken and memory.focus and memory.pending not in HELD and cues.COSTS.search(folded)):
        return None
    about = memory.focus[:1]
    asked = replace(parsed, ask_back=False, facts=replace(parsed.facts, platforms=about))
    return Meaning("budget", asked, platforms=about, why=PRICE)


def _week(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« semaine 2, c'est quoi exactement ? » once a plan was shown."""
    of_it = memory.planned and (memory.last_topic == "action_plan" or "plan" in tokens)
    found = cues.WEEK.search(folded) if of_it and len(tokens) <= SHORT else None
    if not found or says_of_the_person(parsed) or parsed.facts.platforms:
        return None
    number = next(i for i, one in enumerate(found.groups(), 1) if one)
    return Meaning("action_plan", replace(parsed, values={**parsed.values, WEEK: number}), why="a week of the plan")


def _repeats(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« tu peux répéter ? »: the last answer again, not the wish to begin anew."""
    last = memory.last_topic
    if not last or memory.last_served == DISTRESS or memory.pending in HELD or len(tokens) > SHORT:
        return None
    if not cues.REPEATS.search(folded) or parsed.facts.platforms:
        return None
    return once_more(last, parsed, memory, REPEATS)


def _nothing(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si je fais rien ? »: whether one may do without."""
    if "?" not in parsed.text and not folded.startswith(("et si", "si ", "donc")):
        return None
    if len(tokens) > 12 or parsed.facts.platforms or not cues.NOTHING.search(folded):
        return None
    return Meaning("scepticism", parsed, why="what if nothing is done")


def _erases(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ok effacez », once we said what is kept; asked back before anything is erased."""
    if memory.last_served not in ("privacy", "delete_data") or memory.pending in HELD:
        return None
    return Meaning("delete_data", parsed, why="erase them") if cues.ERASES.search(folded) else None


def _word(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c'est quoi, B2C ? » asks for a word's meaning, and says nothing of the person's customers."""
    said = meaning_of(folded) if len(tokens) <= 14 and not parsed.facts.platforms else None
    if not said:
        return None
    asked = replace(parsed, facts=replace(parsed.facts, clientele=()), values={**parsed.values, WORD: said})
    return Meaning("help", asked, why=DEFINES_WORD)


def _choose(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« choisissez pour moi », and not a word more."""
    if memory.last_served == DISTRESS or not cues.CHOOSES.search(folded):
        return None
    return Meaning("platform_recommendation", parsed, why=CHOOSES)


TABLE: tuple[Reading, ...] = (_week, _both, _cheapest, _costs, _repeats, _nothing, _erases, _word, _choose)
"""Before the other readings about the talk."""
