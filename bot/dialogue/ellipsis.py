"""Messages that say little and mean much: « et pour Instagram ? », « un autre », « pourquoi ? », « en fait je suis B2B »."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import cues
from bot.dialogue.law import LAW
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.other_channel import elliptic_channel
from bot.dialogue.plain import of_that_trade
from bot.dialogue.reading import (
    DISTRESS,
    KINDRED,
    PROFILE_QUESTIONS,
    RECOMMENDING,
    REVIEWS,
    SURE,
    Reading,
    resumed,
    says_of_the_person,
    wanted_outcome,
)
from bot.dialogue.settling import SETTLING
from bot.dialogue.supposed import supposed
from bot.dialogue.whom import WHOM
from bot.text import words

"""After which « je leur dis quoi » is about whoever wrote, whatever it was taken for."""


def _why(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if cues.WHY.search(folded) and memory.last_topic:
        return Meaning("why_recommendation", parsed, platforms=memory.focus[:1], why="bare why")
    if cues.WHY_NOT.search(folded) and parsed.facts.platforms and len(tokens) <= 9:
        return Meaning("why_recommendation", parsed, platforms=parsed.facts.platforms, why="why not that channel")
    return None


def _evidence(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« vous avez un chiffre ? » is about what was just said."""
    if cues.EVIDENCE.search(folded) and len(tokens) <= 8 and memory.last_topic and not parsed.facts.platforms:
        return Meaning("why_recommendation", parsed, platforms=memory.focus[:1], why="what it rests on")
    return None


def _at_us(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ça sert à rien votre machin » judges the assistant, not the networks."""
    if (parsed.topic == "scepticism" and cues.AT_US.search(folded) and len(tokens) <= 10) or (
        memory.last_served and cues.AT_YOU.search(folded) and len(tokens) <= 6
    ):
        return Meaning("negative_feedback", parsed, why="a judgement on the assistant")
    return None


def _and_so(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et du coup ? » after a change asks for the advice again."""
    if cues.AND_SO.search(folded) and memory.last_topic:
        topic = memory.last_topic if memory.last_topic in RECOMMENDING[:3] else "platform_recommendation"
        return Meaning(topic, parsed, platforms=memory.focus[:1] if topic == "platform_fit" else (), why="and so?")
    return None


def _another(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« un autre ? », « un échec ? », once cases are on the table."""
    instead = memory.last_served == "case_study" and cues.SOMETHING_ELSE.search(folded)
    if memory.shown_cases and (instead or cues.ANOTHER.search(folded)):
        return Meaning("case_study", parsed, platforms=parsed.facts.platforms, another=True, why="another one")
    outcome = wanted_outcome(folded)
    if outcome and len(tokens) <= 5 and memory.turn and parsed.topic not in ("negative_feedback", "positive_feedback"):
        return Meaning(
            "case_study", parsed, platforms=parsed.facts.platforms, outcome=outcome, why="a case of that outcome"
        )
    return None


def _which_one(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if cues.WHICH_ONE.search(folded) and len(tokens) <= 9 and len({*parsed.facts.platforms, *memory.focus}) >= 2:
        most = 3 if cues.THREE.search(folded) or len(parsed.facts.platforms) > 2 else 2
        about = (parsed.facts.platforms + tuple(p for p in memory.focus if p not in parsed.facts.platforms))[:most]
        return Meaning("platform_comparison", parsed, platforms=about, why="which of the two")
    return None


def _his_order(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if cues.HIS_ORDER.search(folded) and len(tokens) <= 9 and not cues.AND_SO.search(folded):
        return Meaning("professional_ethics", parsed, platforms=parsed.facts.platforms, why="the profession's own body")
    return None


def _what_if(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si je n'ai qu'une heure ? », « et si je vise les entreprises ? », « sans vidéo ? » recompute the advice."""
    if not (cues.WHAT_IF.search(folded) and memory.last_topic and len(tokens) <= 14):
        return None
    parsed = supposed(parsed, folded)
    if not (says_of_the_person(parsed) or parsed.facts.excluded):
        return None
    if "films" in parsed.facts.flags:  # « et si j'avais un apprenti qui filme ? » is of the channels, not of hiring
        return Meaning("platform_recommendation", replace(parsed, facts=replace(parsed.facts, goals=())), why="what if")
    if parsed.facts.goals == ("hiring",) and cues.SOMEBODY.search(folded) and memory.last_topic != "recruiting":
        helped = replace(parsed, facts=replace(parsed.facts, goals=()))  # for the channels: no goal of the person's
        return Meaning("delegation", helped, why="what if, with somebody")
    if parsed.facts.hours is not None or "no_time" in parsed.facts.flags:
        return Meaning("time_investment", parsed, platforms=memory.focus[:1], why="what if, with that time")
    if parsed.facts.budget is not None:
        return Meaning("budget", parsed, platforms=memory.focus[:1], why="what if, with that budget")
    return Meaning("platform_recommendation", parsed, why="what if")


def _elliptic_trade(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et chez un artisan ? » after a case asks for a case there."""
    if parsed.facts.trade and cues.ONLY_AND.search(folded) and len(tokens) <= 6 and memory.last_topic == "case_study":
        return Meaning("case_study", of_that_trade(parsed), why="a case in that trade")
    return None


def _bare_trade(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« fleuriste », « on est une boulangerie »: a trade and nothing else says who is writing."""
    if not parsed.facts.trade or parsed.facts.platforms or "?" in parsed.text:
        return None
    alone = parsed.topic == "out_of_scope" and memory.last_topic is None  # « comptable » seeks no accountant
    if parsed.confidence > SURE and not alone:
        return None
    rest = [word for word in cues.leftover(tokens, set()) if word not in cues.MYSELF]
    if len(rest) > len(words(parsed.facts.trade.label)):
        return None
    return Meaning(
        "inform_profile", parsed, resumes=resumed(replace(parsed, topic="inform_profile"), memory), why="a trade alone"
    )


def _of_me(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« qu'est-ce que vous savez de moi ? » asks for what is known, not for what is kept and where."""
    if cues.OF_ME.search(folded) and len(tokens) <= 12 and parsed.topic != "delete_data":
        return Meaning("change_profile", parsed, why="asks what is known")
    return None


def _hiring(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je trouve pas d'apprenti » speaks of apprentices, not of learning."""
    if parsed.topic == "training" and "hiring" in parsed.facts.goals and not cues.LEARNING.search(folded):
        return Meaning("recruiting", parsed, platforms=parsed.facts.platforms or memory.focus[:1], why="wants to hire")
    return None


def _same_matter(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je lui réponds quoi ? »: unclear by itself, clear after what was just said."""
    last = memory.last_topic
    if last in REVIEWS and len(tokens) <= 9 and cues.ANSWERS_THEM.search(folded) and not memory.event:
        near = next((topic for topic, _ in parsed.ranking[:3] if topic in REVIEWS), last)
        return Meaning(near, parsed, platforms=memory.focus[:1], another=True, why="about the same matter")
    if not (parsed.ask_back and last and len(tokens) <= 9 and cues.TO_THEM.search(folded)):
        return None
    if {*parsed.facts.platforms} - {*memory.focus}:
        return None  # « Insta ? on n'y connaît rien » asks of another channel
    kin = next((group for group in KINDRED if last in group), frozenset({last}))
    found = next((topic for topic, _ in parsed.ranking[:3] if topic in kin), None)
    return (
        Meaning(found, parsed, platforms=memory.focus[:1], another=True, why="about the same matter") if found else None
    )


def _is_that_all(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c'est tout ? » asks once more about what was just said, advice or not."""
    if (
        cues.IS_THAT_ALL.search(folded)
        and memory.last_served not in (None, DISTRESS)
        and memory.pending not in PROFILE_QUESTIONS
    ):
        return Meaning(str(memory.last_served), parsed, platforms=memory.focus[:1], another=True, why="is that all")
    return None


def _more(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if cues.MORE.search(folded) and memory.last_topic and not memory.pending:
        return Meaning(memory.last_topic, parsed, platforms=memory.focus[:1], another=True, why="go further")
    return None


ELLIPSES: tuple[Reading, ...] = (
    *LAW,
    *WHOM,
    _why,
    _evidence,
    _at_us,
    _and_so,
    _another,
    _which_one,
    _his_order,
    *SETTLING,
    _what_if,
    elliptic_channel,
    _elliptic_trade,
    _bare_trade,
    _of_me,
    _hiring,
    _same_matter,
    _is_that_all,
    _more,
)
