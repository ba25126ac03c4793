"""Bare follow-ups on a written advice: « concrètement ? », « et après ? », « ça suffit ? », « et le piège ? », « et si ça marche pas ? »."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue import cues_further as cues
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import COURTESY, HELD, PROFILE_TOPICS, SURE, Reading, says_of_the_person
from bot.dialogue.talk import WEEK
from bot.dialogue.told_again import CATCH

WRITTEN = frozenset({
    "action_plan", "time_investment", "budget", "roi_indicators", "follower_value", "event_turnout", "community_management",
    "content_ideas", "posting_frequency", "positioning", "personal_or_business", "negative_reviews", "customer_reviews", "paid_ads",
    "contests", "selling_online", "website_needed", "local_visibility", "messaging", "newsletter", "delegation", "tools", "ai_content",
    "account_security", "influencers", "audience", "scepticism", "recruiting", "listening", "prospecting",
})  # fmt: skip
"""Topics that are answered from `data/knowledge/advice/`."""
CONCRETELY = "how, in practice"
GOES_ON = "go further"
ENOUGH = "asks whether that is enough"
SIGNS = "asks how to tell that it works"
FAILS = "what if it does not work"
EASIER = "wants something easier"
AVOIDS = "how not to have it again"
STAYS = "goes on with the same matter"
"""Why such a message is answered in its own way, see `bot.answers.further`."""
ADVISED = frozenset({"platform_fit", "platform_recommendation", "platform_comparison"})
OF_ONES_OWN = frozenset({"account_security", "roi_indicators"})
"""Topics on which « comment je sais si ça marche » and « et si ça marche pas » are questions of the topic itself."""
_OF_IT = re.compile(r"(?<!')\ben\b")  # « s'en fichent » takes nothing up
LONG = 14
SHORT = 9
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (cues.AVOIDS, AVOIDS), (cues.EASIER, EASIER), (cues.FAILS, FAILS), (cues.SIGNS, SIGNS), (cues.ENOUGH, ENOUGH),
    (cues.CONCRETELY, CONCRETELY), (cues.GOES_ON, GOES_ON), (cues.CATCH, CATCH),
)  # fmt: skip


def _further(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A follow-up that names no subject is on the advice just given."""
    last = memory.last_topic
    if last not in WRITTEN or not _still_there(memory) or len(tokens) > LONG or _brings_its_own(parsed):
        return None
    why = next((why for pattern, why in _KINDS if pattern.search(folded)), None)
    if why is None or (last in OF_ONES_OWN and why in (SIGNS, FAILS)):
        return None
    if last == "action_plan" and memory.planned:
        return _of_the_plan(parsed, why)
    asked = replace(parsed, ask_back=False)
    return Meaning(str(last), asked, platforms=memory.focus[:1], another=True, why=why)


def _stays(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et s'il continue ? », « et si on répond encore ? »: on the advice just given, where it names nobody or is unclear by itself."""
    last = memory.last_topic
    if last not in WRITTEN or len(tokens) > SHORT or not _still_there(memory) or _brings_its_own(parsed):
        return None
    if _asks_of_it(parsed, str(last), folded):
        return None
    near = parsed.ask_back and last in [topic for topic, _ in parsed.ranking[:3]]
    if not (near and cues.AND_IF.search(folded)) and not cues.THEM.search(folded):
        return None
    return Meaning(str(last), replace(parsed, ask_back=False), why=STAYS)


def _asks_of_it(parsed: Parsed, last: str, folded: str) -> bool:
    """« et si elle en parle ? », surely read as another topic: « en » takes the matter up, and the rest asks that topic."""
    sure = not parsed.ask_back and parsed.confidence >= SURE and parsed.topic in WRITTEN - {last}
    return sure and bool(_OF_IT.search(folded))


def _of_the_plan(parsed: Parsed, why: str) -> Meaning | None:
    """After a plan, its first week in practice, or what comes after it."""
    if why == CONCRETELY:
        return Meaning("action_plan", replace(parsed, values={**parsed.values, WEEK: 1}), why="a week of the plan")
    if why in (SIGNS, AVOIDS):
        return None
    return Meaning("action_plan", replace(parsed, ask_back=False), another=True, why=why)


def _first_steps(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« concrètement ? » once the channels were advised: in which order; once a trade was told: which channels."""
    if _brings_its_own(parsed) or not cues.CONCRETELY.search(folded):
        return None
    if memory.turn and memory.last_topic is None and memory.last_served in PROFILE_TOPICS:
        return Meaning("platform_recommendation", replace(parsed, ask_back=False), why="how, before any advice")
    if memory.last_topic != "platform_recommendation" or not _still_there(memory) or memory.planned:
        return None
    return Meaning("action_plan", replace(parsed, ask_back=False), why="how, after the channels")


def _gone_wrong(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et le piège ? » after the channels advised: somebody for whom it went badly."""
    advised = memory.last_topic in ADVISED and _still_there(memory)
    if not advised or _brings_its_own(parsed) or not cues.CATCH.search(folded):
        return None
    return Meaning("case_study", parsed, platforms=memory.focus[:1], outcome="failure", why="a case of that outcome")


def _still_there(memory: Memory) -> bool:
    """Whether the advice is what was said last, but for a courtesy, and nothing else is waited for."""
    return memory.last_served in {memory.last_topic, *COURTESY, "negative_feedback"} and memory.pending not in HELD


def _brings_its_own(parsed: Parsed) -> bool:
    """Whether the message names something: a channel, or a fact of the person."""
    return bool(parsed.facts.platforms or parsed.facts.excluded or parsed.distress or says_of_the_person(parsed))


FURTHER: tuple[Reading, ...] = (_further, _first_steps, _gone_wrong, _stays)
"""Before the readings of an answer to a question of ours, and before the ellipses."""
