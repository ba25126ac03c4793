"""Answers to what the assistant itself asked: a code, a number, an address, a name, « oui », a word about oneself."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import cues
from bot.dialogue.care import CARE
from bot.dialogue.examples import asks_of
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import (
    ANSWERS,
    PROFILE_QUESTIONS,
    PROFILE_TOPICS,
    RECOMMENDING,
    SPEAKER_QUESTION,
    SURE,
    Reading,
    says_of_the_person,
    step,
)
from bot.dialogue.sums import SUMS
from bot.dialogue.tracked import TRACKED

SAYS, DECLINES = "answers", "declines to say"
"""How the `why` of an answer to a profile question begins, before the question's name."""
FRAGMENT = 4
"""Words up to which a message asks nothing of its own while a profile question is open."""


def _confirmation(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« oui » to « voulez-vous vraiment tout effacer ? » carries the question's topic with it, by `pending`."""
    if (
        memory.pending in ("confirm_start_over", "confirm_delete")
        and parsed.topic in ("affirm", "deny")
        and len(tokens) <= 6
    ):
        return Meaning(parsed.topic, parsed, why=f"answer to {memory.pending}")
    return None


def _measure(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A number after « combien ? » of « avant / après », or the refusal to give one."""
    if memory.pending != "measure" or len(tokens) > 8 or "?" in parsed.text:
        return None
    if parsed.number is not None:
        return step(parsed, "roi_indicators", "track", "value", "the number asked for")
    if cues.REFUSAL.search(folded) or (parsed.topic == "deny" and len(tokens) <= 4):
        return step(parsed, "roi_indicators", "track", "skip", "declines to give the number")
    return None


def _email(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """An address after « quelle est votre adresse ? », or the refusal to leave one."""
    if memory.pending != "email":
        return None
    if "@" in parsed.text:
        return step(parsed, "human_handoff", "later", "address", "the address asked for")
    if cues.REFUSAL.search(folded) or (parsed.topic == "deny" and len(tokens) <= 4):
        return step(parsed, "human_handoff", "later", "neither", "leaves no address")
    return None


def _skips(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« passe » where nothing was asked: no more than a « non »."""
    bare = memory.pending is None and cues.SKIPS.search(folded)
    return Meaning("deny", replace(parsed, topic="deny", ask_back=False), why="skips") if bare else None


def _stop_asking(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« arrêtez le suivi », « ne me relancez plus »."""
    if cues.STOP_ASKING.search(folded) and len(tokens) <= 12:
        return step(replace(parsed, worry=False), "roi_indicators", "track", "stop", "wants no more follow-up")
    return None


def _room_questions(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« voir les questions », « quelles questions ont été posées ? »."""
    if cues.ROOM_QUESTIONS.search(folded) and len(tokens) <= 10:
        return step(parsed, "ask_speaker", "event", "list", "wants to see the room's questions")
    return None


def _speaker_name(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A name after « quel nom afficher ? », or the wish to stay anonymous."""
    if memory.pending != "speaker_name" or len(tokens) > 6 or "?" in parsed.text:
        return None
    if cues.REFUSAL.search(folded) or cues.ANONYMOUS.search(folded) or (parsed.topic == "deny" and len(tokens) <= 4):
        return step(parsed, "ask_speaker", "event", "anonymous", "stays anonymous")
    return step(parsed, "ask_speaker", "event", "named", "the name asked for")


def _speaker_question(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """What follows « quelle est votre question à l'intervenant ? » is the question, whatever its subject."""
    if memory.pending != "speaker_question":
        return None
    if parsed.topic in ("affirm", "deny", "goodbye", "delete_data", "start_over") and len(tokens) <= 5:
        return None
    return Meaning("ask_speaker", parsed, why=SPEAKER_QUESTION)


def _event_code(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if memory.pending == "event_code" and cues.RECAP.search(folded):
        return Meaning("event_recap", parsed, why="wants the recap, not a code")
    pieces = [token for token in tokens if token not in cues.COURTEOUS]
    if (
        memory.pending == "event_code"
        and len(pieces) <= 4
        and 4 <= len("".join(pieces)) <= 12
        and cues.DIGIT.search(folded)
    ):
        return Meaning("join_event", parsed, why="the code asked for, typed in pieces")
    if (
        memory.pending == "event_code"
        and parsed.facts.event_code
        and parsed.topic in (*ANSWERS, *PROFILE_TOPICS, "join_event")
    ):
        return Meaning("join_event", parsed, why="the code asked for")
    return None


def _goal_named(folded: str) -> str | None:
    """The goal that a word or two name where goals were asked for: « des clients », « fidélité »."""
    return next((goal for goal, words in cues.GOALS_NAMED.items() if words.fullmatch(folded.strip(" .!"))), None)


def profile_answer(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A fragment after a profile question answers it: « boulanger », « deux heures », « je préfère ne pas dire »."""
    if memory.pending not in PROFILE_QUESTIONS or _asks_itself(parsed, str(memory.pending), folded, tokens):
        return None
    refuses = cues.REFUSAL.search(folded) and not says_of_the_person(parsed)  # « je passe 3 h là-dessus » says it
    if refuses or (parsed.topic == "deny" and len(tokens) <= 4):
        return Meaning("deny", parsed, resumes=memory.waiting_topic, why=f"{DECLINES} {memory.pending}")
    short = len(tokens) <= 8 and "?" not in parsed.text
    named = _goal_named(folded) if memory.pending == "goal" and short and not parsed.facts.goals else None
    if named:
        told = replace(parsed, facts=replace(parsed.facts, goals=(named,)))
        return Meaning("inform_profile", told, resumes=memory.waiting_topic, why=f"{SAYS} {memory.pending}")
    example = parsed.topic == "case_study" and asks_of(folded)  # « un exemple de médiathèque » is no answer
    if says_of_the_person(parsed) and ((short and not example) or parsed.topic in PROFILE_TOPICS):
        topic = parsed.topic if parsed.topic in PROFILE_TOPICS else "inform_profile"
        return Meaning(topic, parsed, resumes=memory.waiting_topic, why=f"{SAYS} {memory.pending}")
    return None


def _asks_itself(parsed: Parsed, pending: str, folded: str, tokens: list[str]) -> bool:
    """« on recrute, quel canal ? » leaves the question asked about customers aside, and is a question of its own."""
    sure = parsed.confidence > SURE and parsed.topic not in (*ANSWERS, *PROFILE_TOPICS, "case_study")
    if not sure or len(tokens) <= FRAGMENT or not cues.ASKS.search(folded):
        return False
    if pending == "goal" and parsed.topic not in RECOMMENDING:
        return True  # « comment remplir les portes ouvertes » says the goal and asks how
    facts = parsed.facts
    place = facts.commune or facts.department or facts.region or facts.country
    told = {
        "trade": facts.trade,
        "clientele": facts.clientele,
        "goal": facts.goals,
        "hours": facts.hours,
        "place": place,
    }
    return told[pending] in (None, ())


ASKED: tuple[Reading, ...] = (
    *CARE,
    _confirmation,
    _measure,
    _email,
    *SUMS,
    _skips,
    _stop_asking,
    *TRACKED,
    _room_questions,
    _speaker_name,
    _speaker_question,
    _event_code,
)
