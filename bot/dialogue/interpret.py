"""What a message means in the conversation: ellipsis, pronouns, answers to the assistant's own questions, resumption.

Plain functions of the bare understanding and of what is remembered. Each reading is a small function that returns a
Meaning or None; the first that recognises the message decides, else the message means what it says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue import cues
from bot.dialogue.asked import ASKED, profile_answer
from bot.dialogue.carded import CARDED
from bot.dialogue.care import softened
from bot.dialogue.ellipsis import ELLIPSES
from bot.dialogue.follows import FOLLOWS
from bot.dialogue.for_nothing import FOR_NOTHING
from bot.dialogue.further import FURTHER
from bot.dialogue.hints import HINTS
from bot.dialogue.in_passing import IN_PASSING
from bot.dialogue.in_plain_words import IN_PLAIN_WORDS, UNSURE
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.members import MEMBERS
from bot.dialogue.memory import Memory
from bot.dialogue.offers import OFFERS
from bot.dialogue.own_prices import OWN_PRICES
from bot.dialogue.plain import PLAIN
from bot.dialogue.reading import (
    COURTESY,
    PER_PLATFORM,
    PLACE,
    PROFILE_QUESTIONS,
    PROFILE_TOPICS,
    SURE,
    Reading,
    place_apart,
    resumed,
    says_of_the_person,
    wanted_outcome,
)
from bot.dialogue.rebounds import ONE_CHANNEL, REBOUNDS, one_channel
from bot.dialogue.relapse import RELAPSE
from bot.dialogue.replanned import REPLANNED
from bot.dialogue.same_there import SAME_IN_A_COUNTRY
from bot.dialogue.security import SECURITY
from bot.dialogue.several import SEVERAL
from bot.dialogue.summing_up import SUMMING_UP
from bot.dialogue.table import TABLE
from bot.dialogue.taken_back import TAKEN_BACK
from bot.dialogue.taken_for import TAKEN_FOR
from bot.dialogue.talk import TALK
from bot.dialogue.told_again import TOLD_AGAIN
from bot.text import fold, words

CLAIMED = 0.62
"""A trade this sure is said of oneself; one only mentioned (« la pharmacie d'en bas ») takes no known trade's place (`bot/answers/learn.py`)."""
ALIEN = 0.9
"""A first message that asks nothing and states a trade is of another matter from here only: « un kebab à Vierzon, ça démarre pas » presents its writer."""


BESIDE_A_PLACE = 0.5
"""The same of a trade told with its place, in a first message."""
AROUND_A_TRADE = 3
"""Words beside a trade, at most, in a message that names it and its place and nothing else."""
_COURSE = re.compile(r"\b(?:form(?:ation|er|ez)s?|cours|stages?|ateliers?|appren\w+|tuto\w*|webinaires?)\b")
MOMENT_WORDS = 9
"""Words up to which a message that says a free moment says nothing else."""


def interpret(parsed: Parsed, memory: Memory) -> Meaning:
    """The meaning of a message in context. Total: always returns one, never raises on odd text."""
    folded, tokens = fold(parsed.text).strip(), words(parsed.text)
    if parsed.from_button:
        return _button(parsed, memory)
    parsed = softened(parsed, memory)
    for reading in READINGS:
        meaning = reading(parsed, memory, folded, tokens)
        if meaning:
            return _from_there(meaning, folded)
    return _from_there(_plain(parsed, memory, folded), folded)


def _button(parsed: Parsed, memory: Memory) -> Meaning:
    """A button means what it carries; « En savoir plus » and « Pourquoi ? » are about what was just discussed."""
    about = parsed.facts.platforms or (memory.focus[:1] if parsed.topic in PER_PLATFORM else ())
    if parsed.topic == "platform_comparison":
        about = (*parsed.facts.platforms, *memory.focus)[:2]
    return Meaning(
        parsed.topic,
        parsed,
        platforms=about,
        outcome=parsed.values.get("outcome"),
        another=bool(parsed.values.get("another")),
        resumes=resumed(parsed, memory)
        or (memory.waiting_topic if memory.pending in PROFILE_QUESTIONS and parsed.topic == "deny" else None),
        why="a button",
    )


def _plain(parsed: Parsed, memory: Memory, folded: str) -> Meaning:
    # Between two courtesies there is nothing to ask back: either is answered in a word.
    unsure = (parsed.ask_back and parsed.topic not in COURTESY) or _presents(parsed, memory)
    if unsure and _tells(parsed, first=not memory.turn):
        # Before anything was said there is nothing to correct.
        topic = next((t for t, _ in parsed.ranking[:3] if t in PROFILE_TOPICS), "inform_profile")
        topic = topic if memory.turn else "inform_profile"
        return Meaning(
            topic, parsed, resumes=resumed(replace(parsed, topic=topic), memory), why="tells something all the same"
        )
    if unsure and parsed.facts.goals and memory.recommended:
        return Meaning("platform_recommendation", parsed, why="the advice, for the goal just named")
    if unsure and not memory.turn and _stated(parsed) and parsed.topic == "platform_recommendation":
        return Meaning("platform_recommendation", parsed, why="who presents their trade and asks where to be")
    suggestions = tuple(t for t, _ in parsed.ranking[:3]) if unsure else ()
    if one_channel(parsed, unsure):
        return Meaning("platform_fit", parsed, platforms=parsed.facts.platforms, why=ONE_CHANNEL)
    return Meaning(
        parsed.topic,
        parsed,
        platforms=_about(parsed, memory, folded),
        outcome=wanted_outcome(folded),
        another=bool(cues.ANOTHER.search(folded)),
        second=parsed.second,
        suggestions=suggestions,
        resumes=resumed(parsed, memory),
    )


def _tells(parsed: Parsed, first: bool) -> bool:
    """Unsure of the topic, but sure of what the message says of the person: « menuiserie, on manque de monde ».

    A `first` message that states a trade and asks nothing presents its writer, whatever its topics may be.
    """
    near = [topic for topic, _ in parsed.ranking[:3]]
    trade = parsed.facts.trade
    told = trade and _stated(parsed)
    if first and (told or _a_structure(parsed)) and "?" not in parsed.text and not parsed.facts.platforms:
        return True
    if "?" in parsed.text or not PROFILE_TOPICS & {*near} or not says_of_the_person(parsed):
        return False
    return near[0] in PROFILE_TOPICS or bool(parsed.facts.trade and parsed.facts.goals)


def _stated(parsed: Parsed) -> bool:
    """Whether a first message states a trade: a sure one, or one told with its place or how it is done (« toiletteuse, à domicile »)."""
    trade, f = parsed.facts.trade, parsed.facts
    beside = f.commune or f.department or f.flags or f.statuses or f.level
    return bool(trade and trade.confidence >= (BESIDE_A_PLACE if beside else CLAIMED))


def _presents(parsed: Parsed, memory: Memory) -> bool:
    """A first message that states a trade and something more, and that is not surely for somebody else."""
    f = parsed.facts
    more = f.commune or f.department or f.region or f.statuses or f.goals or f.clientele or f.flags or f.level
    # « coach sportif à Lille » names a trade that trains people, and no course that is looked for.
    short = f.trade and len(words(parsed.text)) <= len(words(f.trade.label)) + AROUND_A_TRADE
    bare = short and not _COURSE.search(fold(parsed.text))
    teaches = parsed.topic == "training" and f.trade and (f.trade.family == "training_teaching" or bare)
    unsure = parsed.confidence < (ALIEN if not cues.ASKS.search(fold(parsed.text)) else SURE)
    first = not memory.turn and (teaches or (parsed.topic == "out_of_scope" and unsure))
    return bool(first and more and (_stated(parsed) or _a_structure(parsed)) and "?" not in parsed.text)


def _a_structure(parsed: Parsed) -> bool:
    """« maire d'une commune de 300 habitants en Lozère »: what it is and where, without a trade that is read."""
    f = parsed.facts
    return bool({"public", "association"} & {*f.statuses} and (f.commune or f.department))


def _about(parsed: Parsed, memory: Memory, folded: str) -> tuple[str, ...]:
    """Channels named, else those pointed at (« j'y mets quoi ? »), else none."""
    named = parsed.facts.platforms
    if parsed.topic == "platform_comparison" and len(named) < 2 and memory.focus:
        extra = tuple(p for p in (*memory.focus, *memory.recommended) if p not in named)
        return (named + extra)[:2]
    if named:
        return named
    points = cues.POINTER.search(folded) or len(folded.split()) <= 7
    return memory.focus[:1] if parsed.topic in PER_PLATFORM and points else ()


def _correction(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« enfin, une heure », « en fait je suis B2B »: what was said before is replaced, and the open question answered again."""
    if not memory.turn or "?" in parsed.text or not (cues.CORRECTS.search(folded) and says_of_the_person(parsed)):
        return None
    corrected = replace(parsed, topic="change_profile")
    return Meaning("change_profile", parsed, resumes=resumed(corrected, memory), why="corrects what was said")


def _from_there(meaning: Meaning, folded: str) -> Meaning:
    """« un cas au Québec ? »: where the example should be from, not where the person is, unless they say it is."""
    named = any(getattr(meaning.facts, name) for name in PLACE)
    if meaning.topic != "case_study" or not named or cues.AT_HOME.search(folded):
        return meaning
    return replace(meaning, parsed=place_apart(meaning.parsed))


def _free_time(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« que le lundi matin », « pendant la sieste »: when the person has time, whatever else a moment could be about."""
    said = parsed.facts.moment and not parsed.facts.platforms and "?" not in parsed.text
    if not said or len(tokens) > MOMENT_WORDS or parsed.topic in PROFILE_TOPICS:
        return None
    told = replace(parsed, topic="inform_profile")
    return Meaning("inform_profile", parsed, resumes=resumed(told, memory), why="when they have time")


READINGS: tuple[Reading, ...] = (
    *RELAPSE,
    *CARDED,
    *ASKED,
    *SEVERAL,
    *SUMMING_UP,
    *TABLE,
    *TALK,
    *SAME_IN_A_COUNTRY,
    *FOR_NOTHING,
    *OWN_PRICES,
    *IN_PLAIN_WORDS,
    *REBOUNDS,
    *OFFERS,
    *TOLD_AGAIN,
    *SECURITY,
    *FURTHER,
    *TAKEN_BACK,
    *REPLANNED,
    _correction,
    profile_answer,
    _free_time,
    *MEMBERS,
    *FOLLOWS,
    *IN_PASSING,
    *PLAIN,
    *TAKEN_FOR,
    *UNSURE,
    *HINTS,
    *ELLIPSES,
)
"""In order: answers to what was asked first, then what comes back on the last answer, then ellipses from the most to the least explicit."""
