"""What a message means in the conversation: ellipsis, pronouns, answers to the assistant's own questions, resumption.

Plain functions of the bare understanding and of what is remembered. Each reading is a small function that returns a
Meaning or None; the first that recognises the message decides, else the message means what it says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import cues
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.text import fold, words

RECOMMENDING = ("platform_fit", "platform_recommendation", "platform_comparison", "why_recommendation")
PER_PLATFORM = frozenset({
    "platform_fit", "content_ideas", "posting_frequency", "time_investment", "budget", "training", "case_study", "paid_ads",
    "personal_or_business", "account_security", "community_management", "customer_reviews", "roi_indicators", "follower_value",
    "messaging", "newsletter", "audience", "professional_ethics", "tools",
})  # fmt: skip
"""Topics that make sense again for another channel: « et pour Instagram ? »."""
PROFILE_TOPICS = frozenset({"inform_profile", "change_profile"})
ANSWERS = frozenset({"affirm", "deny", "thanks", "out_of_scope", "help", "greet", "goodbye"})
COURTESY = frozenset({"affirm", "deny", "thanks", "goodbye", "greet"})
PROFILE_QUESTIONS = frozenset({"trade", "clientele", "goal", "hours", "place"})

SPEAKER_QUESTION = "the question announced to the speaker"
"""Why a message is passed on to the speaker, see `_speaker_question`."""

Reading = Callable[[Parsed, Memory, str, list[str]], Meaning | None]


def interpret(parsed: Parsed, memory: Memory) -> Meaning:
    """The meaning of a message in context. Total: always returns one, never raises on odd text."""
    folded, tokens = fold(parsed.text).strip(), words(parsed.text)
    if parsed.from_button:
        return _button(parsed, memory)
    for reading in READINGS:
        meaning = reading(parsed, memory, folded, tokens)
        if meaning:
            return meaning
    return _plain(parsed, memory, folded)


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
        resumes=_resumed(parsed, memory)
        or (memory.waiting_topic if memory.pending in PROFILE_QUESTIONS and parsed.topic == "deny" else None),
        why="a button",
    )


def _plain(parsed: Parsed, memory: Memory, folded: str) -> Meaning:
    # Between two courtesies there is nothing to ask back: either is answered in a word.
    unsure = parsed.ask_back and parsed.topic not in COURTESY
    suggestions = tuple(t for t, _ in parsed.ranking[:3]) if unsure else ()
    return Meaning(
        parsed.topic,
        parsed,
        platforms=_about(parsed, memory, folded),
        outcome=_outcome(folded),
        another=bool(cues.ANOTHER.search(folded)),
        second=parsed.second,
        suggestions=suggestions,
        resumes=_resumed(parsed, memory),
    )


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


def _outcome(folded: str) -> str | None:
    if cues.FAILURE.search(folded):
        return "failure"
    return "success" if cues.SUCCESS.search(folded) else None


def _resumed(parsed: Parsed, memory: Memory) -> str | None:
    """After learning something, the question that was open is answered again."""
    if parsed.topic not in PROFILE_TOPICS:
        return None
    if memory.waiting_topic:
        return memory.waiting_topic
    return memory.last_topic if memory.last_topic in RECOMMENDING else None


def _has_profile_facts(parsed: Parsed) -> bool:
    f = parsed.facts
    return bool(f.trade or f.clientele or f.goals or f.ages or f.commune or f.region or f.statuses or f.level or f.flags
                or f.hours is not None or f.budget is not None)  # fmt: skip


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
    if memory.pending != "measure" or len(tokens) > 8:
        return None
    if parsed.number is not None:
        return _step(parsed, "roi_indicators", "track", "value", "the number asked for")
    if cues.REFUSAL.search(folded) or (parsed.topic == "deny" and len(tokens) <= 4):
        return _step(parsed, "roi_indicators", "track", "skip", "declines to give the number")
    return None


def _stop_asking(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« arrêtez le suivi », « ne me relancez plus »."""
    if cues.STOP_ASKING.search(folded) and len(tokens) <= 12:
        return _step(parsed, "roi_indicators", "track", "stop", "wants no more follow-up")
    return None


def _email(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """An address after « quelle est votre adresse ? », or the refusal to leave one."""
    if memory.pending != "email":
        return None
    if "@" in parsed.text:
        return _step(parsed, "human_handoff", "later", "address", "the address asked for")
    if cues.REFUSAL.search(folded) or (parsed.topic == "deny" and len(tokens) <= 4):
        return _step(parsed, "human_handoff", "later", "neither", "leaves no address")
    return None


def _step(parsed: Parsed, topic: str, flow: str, step: str, why: str) -> Meaning:
    """As if the person had pressed the button of that step."""
    return Meaning(topic, replace(parsed, values={flow: step}), why=why)


def _speaker_question(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """What follows « quelle est votre question à l'intervenant ? » is the question, whatever its subject."""
    if memory.pending != "speaker_question":
        return None
    if parsed.topic in ("affirm", "deny", "goodbye", "delete_data", "start_over") and len(tokens) <= 5:
        return None
    return Meaning("ask_speaker", parsed, why=SPEAKER_QUESTION)


def _speaker_name(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A name after « quel nom afficher ? », or the wish to stay anonymous."""
    if memory.pending != "speaker_name" or len(tokens) > 6 or "?" in parsed.text:
        return None
    if cues.REFUSAL.search(folded) or cues.ANONYMOUS.search(folded) or (parsed.topic == "deny" and len(tokens) <= 4):
        return _step(parsed, "ask_speaker", "event", "anonymous", "stays anonymous")
    return _step(parsed, "ask_speaker", "event", "named", "the name asked for")


def _room_questions(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« voir les questions », « quelles questions ont été posées ? »."""
    if cues.ROOM_QUESTIONS.search(folded) and len(tokens) <= 10:
        return _step(parsed, "ask_speaker", "event", "list", "wants to see the room's questions")
    return None


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


def _profile_answer(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A fragment after a profile question answers it: « boulanger », « deux heures », « je préfère ne pas dire »."""
    if memory.pending not in PROFILE_QUESTIONS:
        return None
    if cues.REFUSAL.search(folded) or (parsed.topic == "deny" and len(tokens) <= 4):
        return Meaning("deny", parsed, resumes=memory.waiting_topic, why=f"declines to say {memory.pending}")
    short = len(tokens) <= 8 and "?" not in parsed.text
    if _has_profile_facts(parsed) and (short or parsed.topic in PROFILE_TOPICS):
        topic = parsed.topic if parsed.topic in PROFILE_TOPICS else "inform_profile"
        return Meaning(topic, parsed, resumes=memory.waiting_topic, why=f"answers {memory.pending}")
    return None


def _correction(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« enfin, une heure », « en fait je suis B2B »: what was said before is replaced, and the open question answered again."""
    if not memory.turn or "?" in parsed.text or not (cues.CORRECTS.search(folded) and _has_profile_facts(parsed)):
        return None
    corrected = replace(parsed, topic="change_profile")
    return Meaning("change_profile", parsed, resumes=_resumed(corrected, memory), why="corrects what was said")


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
    if parsed.topic == "scepticism" and cues.AT_US.search(folded) and len(tokens) <= 10:
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
    if cues.ANOTHER.search(folded) and memory.shown_cases:
        return Meaning("case_study", parsed, platforms=parsed.facts.platforms, another=True, why="another one")
    outcome = _outcome(folded)
    if outcome and len(tokens) <= 5 and memory.turn and parsed.topic not in ("negative_feedback", "positive_feedback"):
        return Meaning(
            "case_study", parsed, platforms=parsed.facts.platforms, outcome=outcome, why="a case of that outcome"
        )
    return None


def _which_one(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if cues.WHICH_ONE.search(folded) and len(tokens) <= 9 and len({*parsed.facts.platforms, *memory.focus}) >= 2:
        about = (parsed.facts.platforms + tuple(p for p in memory.focus if p not in parsed.facts.platforms))[:2]
        return Meaning("platform_comparison", parsed, platforms=about, why="which of the two")
    return None


def _his_order(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if cues.HIS_ORDER.search(folded) and len(tokens) <= 9 and not cues.AND_SO.search(folded):
        return Meaning("professional_ethics", parsed, platforms=parsed.facts.platforms, why="the profession's own body")
    return None


def _what_if(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si je n'ai qu'une heure ? », « et si je vise les entreprises ? », « sans vidéo ? » recompute the advice."""
    if not (cues.WHAT_IF.search(folded) and memory.last_topic and len(tokens) <= 14 and _has_profile_facts(parsed)):
        return None
    if parsed.facts.hours is not None or "no_time" in parsed.facts.flags:
        return Meaning("time_investment", parsed, platforms=memory.focus[:1], why="what if, with that time")
    if parsed.facts.budget is not None:
        return Meaning("budget", parsed, platforms=memory.focus[:1], why="what if, with that budget")
    return Meaning("platform_recommendation", parsed, why="what if")


def _elliptic_channel(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et pour Instagram ? » repeats the last question about another channel."""
    named = parsed.facts.platforms
    if not named or not memory.last_topic or len(tokens) > 9:
        return None
    rest = cues.leftover(tokens, set())
    if not cues.ONLY_AND.search(folded) or len(rest) > 2 + len(named):
        return None
    topic = memory.last_topic if memory.last_topic in PER_PLATFORM else "platform_fit"
    return Meaning(topic, parsed, platforms=named, why="same question, other channel")


def _elliptic_trade(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et chez un artisan ? » after a case asks for a case there."""
    if parsed.facts.trade and cues.ONLY_AND.search(folded) and len(tokens) <= 6 and memory.last_topic == "case_study":
        return Meaning("case_study", parsed, why="a case in that trade")
    return None


def _is_that_all(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c'est tout ? » asks once more about what was just said, advice or not."""
    if cues.IS_THAT_ALL.search(folded) and memory.last_served and memory.pending not in PROFILE_QUESTIONS:
        return Meaning(memory.last_served, parsed, platforms=memory.focus[:1], another=True, why="is that all")
    return None


def _more(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if cues.MORE.search(folded) and memory.last_topic and not memory.pending:
        return Meaning(memory.last_topic, parsed, platforms=memory.focus[:1], another=True, why="go further")
    return None


READINGS: tuple[Reading, ...] = (
    _confirmation, _measure, _email, _stop_asking, _room_questions, _speaker_name, _speaker_question, _event_code, _correction, _profile_answer, _why, _evidence, _at_us, _and_so, _another, _which_one, _his_order, _what_if,
    _elliptic_channel, _elliptic_trade, _is_that_all, _more,
)  # fmt: skip
"""In order: answers to what was asked first, then ellipses from the most to the least explicit."""
