"""What the readings of a message share: their type, the families of topics they speak of, small tests of a message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import cues
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory

Reading = Callable[[Parsed, Memory, str, list[str]], Meaning | None]
"""(bare understanding, memory, folded text, its words) → the meaning, None when this reading does not recognise the message."""
RECOMMENDING = ("platform_fit", "platform_recommendation", "platform_comparison", "why_recommendation")
PER_PLATFORM = frozenset({
    "platform_fit", "content_ideas", "posting_frequency", "time_investment", "budget", "training", "case_study", "paid_ads",
    "personal_or_business", "account_security", "community_management", "customer_reviews", "roi_indicators", "follower_value",
    "messaging", "newsletter", "audience", "professional_ethics", "tools",
})  # fmt: skip
"""Topics that make sense again for another channel: « et pour Instagram ? »."""
OF_LAW = frozenset({"legal_rules", "professional_ethics"})
REVIEWS = frozenset({"negative_reviews", "customer_reviews"})
OWN_CHANNEL = frozenset({"newsletter", "messaging"})
"""Of those, the ones that are about a channel themselves: « et Pinterest ? » after a newsletter is a new question."""
SURE = 0.7
"""A topic this sure is not read again from a trade alone."""
PROFILE_TOPICS = frozenset({"inform_profile", "change_profile"})
ANSWERS = frozenset({"affirm", "deny", "thanks", "out_of_scope", "help", "greet", "goodbye"})
COURTESY = frozenset({"affirm", "deny", "thanks", "goodbye", "greet"})
PROFILE_QUESTIONS = frozenset({"trade", "clientele", "goal", "hours", "place"})
HELD = frozenset({"speaker_question", "speaker_name", "event_code", "measure", "indicator", "day", "card", "email", "confirm_start_over", "confirm_delete"})  # fmt: skip
"""What is waited for that takes any words, and that a « non » answers in its own way."""

KINDRED: tuple[frozenset[str], ...] = (
    frozenset({"customer_reviews", "negative_reviews"}), frozenset({"content_ideas", "posting_frequency", "ai_content"}), frozenset({"budget", "paid_ads"}), frozenset({"delegation", "time_investment", "tools"}),
)  # fmt: skip
"""Topics between which a pronoun may hesitate: « je lui réponds quoi ? » after a bad review."""
DISTRESS = "distress"
"""What `Memory.last_served` holds after the answer to a call for help."""
AFTER_DISTRESS = "comes back after a call for help"
"""Why a courtesy is answered with care, see `asked`."""
PLACE = ("commune", "department", "region", "country")
"""The facts that say where."""
NAMED_PLACE = "there"
"""In `Parsed.values`: the place of an example, or of a rule, that is asked for."""
PRICE = "the price of a channel"
"""Why a channel's own price is told, see `bot.answers.price`."""
SPEAKER_QUESTION = "the question announced to the speaker"
"""Why a message is passed on to the speaker, see `_speaker_question`."""


def wanted_outcome(folded: str) -> str | None:
    """The outcome of a case that is asked for: "failure", "success" or None."""
    if cues.FAILURE.search(folded):
        return "failure"
    return "success" if cues.SUCCESS.search(folded) else None


def resumed(parsed: Parsed, memory: Memory) -> str | None:
    """After learning something, the question that was open is answered again."""
    if parsed.topic not in PROFILE_TOPICS:
        return None
    if memory.waiting_topic:
        return memory.waiting_topic
    if memory.last_topic == "budget" and parsed.facts.budget is not None:
        return "budget"
    # Why something was advised is not asked again: with another profile, the advice itself is. Nor is one channel's verdict, for means that bear on all.
    of_all = _of_means(parsed) or (memory.recommended and _of_customers(parsed))
    whole = memory.last_topic == "why_recommendation" or (memory.last_topic == "platform_fit" and of_all)
    # « en fait j'ai 4 h » after « et avec une heure ? » is for the channels advised, as what was supposed was.
    whole = whole or (memory.last_topic == "time_investment" and memory.recommended and _of_means(parsed))
    last = "platform_recommendation" if whole else memory.last_topic
    return last if last in RECOMMENDING else None


def _of_means(parsed: Parsed) -> bool:
    """Whether the message tells time or money, unasked, and names no channel."""
    f = parsed.facts
    means = f.hours is not None or f.budget is not None or f.moment
    return bool(means and not (f.platforms or f.excluded or f.trade))


def _of_customers(parsed: Parsed) -> bool:
    """Whether the message says whom or what for, unasked, and names no channel: it bears on all that was advised."""
    f = parsed.facts
    return bool((f.clientele or f.goals) and not (f.platforms or f.excluded or f.trade))


def says_of_the_person(parsed: Parsed) -> bool:
    """Whether the message tells something about the person or their business."""
    f = parsed.facts
    return bool(f.trade or f.clientele or f.goals or f.ages or f.commune or f.region or f.statuses or f.level or f.flags
                or f.hours is not None or f.budget is not None)  # fmt: skip


def place_apart(parsed: Parsed) -> Parsed:
    """The same message with its place as one asked about (`values[NAMED_PLACE]`, a part of `Profile`), not the person's."""
    there = {name: value for name in PLACE if (value := getattr(parsed.facts, name))}
    bare = replace(parsed.facts, commune=None, department=None, region=None, country=None)
    return replace(parsed, facts=bare, values={**parsed.values, NAMED_PLACE: there})


def once_more(topic: str, parsed: Parsed, memory: Memory, why: str) -> Meaning:
    """The last answer again, as to its question."""
    values = {"again": "yes"} if topic == "action_plan" else {}
    if topic == "case_study" and memory.shown_cases:
        values = {"case": memory.shown_cases[-1]}
    asked = replace(parsed, text=memory.question or parsed.text, ask_back=False, values={**parsed.values, **values})
    # After a comparison both channels, after an advice the advice: what a single channel was about is the first in focus.
    about = memory.focus[:2] if topic == "platform_comparison" else memory.focus[:1] if topic in PER_PLATFORM else ()
    return Meaning(topic, asked, platforms=about, why=why)


def step(parsed: Parsed, topic: str, flow: str, step: str, why: str) -> Meaning:
    """As if the person had pressed the button of that step."""
    return Meaning(topic, replace(parsed, values={flow: step}), why=why)
