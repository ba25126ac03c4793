"""« Je cède ma boulangerie », « le siège interdit notre page »: a situation said once governs the questions that follow."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advisor.situations import Counsel, Situation, recognise
from bot.answers import rules, wording
from bot.answers.answer import Answer, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN, WHICH_CHANNELS
from bot.answers.library import Library
from bot.text import fold, lower_first, unique

MARK = "situation:"
"""What `Memory.told` keeps of a situation, and of each matter told within it."""
FIRST = "first"
OWN_PAGES = ("facebook", "instagram", "tiktok")
"""What a head office that forbids « notre page » or « un compte » does not want opened."""
_PAGES = re.compile(r"\b(?:pages?|comptes?|reseaux)\b")
OTHERS_MATTER = frozenset({
    "human_handoff", "bot_identity", "start_over", "help", "join_event", "ask_speaker", "event_info", "event_recap", "case_study",
    "training", "greet", "goodbye", "thanks", "affirm", "deny", "why_recommendation", "change_profile", "negative_feedback",
})  # fmt: skip
"""Topics that mean themselves whatever the situation, unless the message tells it anew."""


def reply(turn: Turn, library: Library) -> Reply | None:
    """None where no situation was told, and where what is asked is no matter of it or was told already."""
    if turn.meaning.parsed.from_button:
        return None
    folded = fold(turn.meaning.text)
    told = recognise(folded, library.situations)
    situation = told or _remembered(turn, library.situations)
    if situation is None or (told is None and turn.topic in OTHERS_MATTER):
        return None
    number = situation.asked(folded)
    if number is None and told is None:
        return None
    key = next((key for key in _keys(situation, number) if key not in turn.memory.told), None)
    if key is None:
        return None
    counsel = situation.first if key.endswith(FIRST) else situation.matters[number or 0].counsel
    keys = (f"{MARK}{situation.id}", key)
    kept = tuple(key for key in turn.memory.told if key != keys[0])
    memory = turn.memory.but(told=(*kept, *keys))
    return _answered(replace(_without_forbidden(turn, situation), memory=memory), counsel, library)


def _keys(situation: Situation, number: int | None) -> tuple[str, ...]:
    """What may be told, by its mark: the matter asked about, then what is said to whoever only tells the situation."""
    first = f"{MARK}{situation.id}:{FIRST}"
    return (first,) if number is None else (f"{MARK}{situation.id}:{number}", first)


def _remembered(turn: Turn, situations: tuple[Situation, ...]) -> Situation | None:
    """The last one told in this conversation."""
    ids = [key.removeprefix(MARK) for key in turn.memory.told if key.startswith(MARK) and key.count(":") == 1]
    return next((one for one in situations if ids and one.id == ids[-1]), None)


def _without_forbidden(turn: Turn, situation: Situation) -> Turn:
    """The channels that a head office forbids are refused by the person as well."""
    folded = fold(turn.meaning.text)
    if not (situation.forbids and situation.told(folded)):
        return turn
    named = (*turn.meaning.facts.platforms, *(OWN_PAGES if _PAGES.search(folded) else ()))
    profile = turn.profile.with_values(excluded=unique((*turn.profile.excluded, *named)))
    return replace(turn, profile=profile)


def _answered(turn: Turn, counsel: Counsel, library: Library) -> Reply:
    if counsel.rule:
        return rules.told(turn, library.rules[counsel.rule], counsel.lead)
    text = paragraphs(
        f"**{counsel.say}.**",
        counsel.why,
        wording.bullet_list(counsel.do),
        f"**Le piège** : {lower_first(counsel.trap)}",
        f"**À essayer** : {counsel.do_it}. **À mesurer** : {counsel.measure}.",
    )
    return Reply.of(turn, Answer("answer", "action_plan", text, buttons=(WHICH_CHANNELS, HUMAN)))
