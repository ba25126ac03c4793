"""Messages about the talk itself: why do you ask, I would rather not say, where were we, are you sure, I did not follow, « même question pour… »."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import cues_talk as cues
from bot.dialogue.cues import EVIDENCE, leftover
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import (
    DISTRESS,
    HELD,
    OF_LAW,
    PER_PLATFORM,
    PROFILE_QUESTIONS,
    PROFILE_TOPICS,
    RECOMMENDING,
    Reading,
    says_of_the_person,
)

WHY_ASKED = "asks why we ask"
WITHHOLDS = "will not say it"
COMES_BACK = "comes back to the conversation"
SURE = "asks whether we are sure"
CONTESTED = "contests what was said"
THAT_FIGURE = "asks where the figure comes from"
SIMPLER = "did not follow"
LIGHTEST = "the lightest of those channels"
DEFINES = "asks what a channel is"
INSULTED = "is rude to us"
APOLOGISES = "says sorry"
BOTH = "both of those channels"
REPEATS = "asks to say it again"
CHOOSES = "leaves the choice to us"
DEFINES_WORD = "asks what a word means"
WORD = "word"
"""In `Parsed.values`: the meaning of the word asked for."""
WEEK = "week"
"""In `Parsed.values`: which week of the plan is asked for."""
INSISTS = "insists on what was refused"
"""Why such a message is answered in its own way, see `bot.answers.talk`."""
SHORT = 9
DOUBTED = 14
"""Words up to which a doubt on a figure speaks of nothing else."""
JUDGING = frozenset({"negative_feedback", "why_recommendation", "scepticism", "deny", "out_of_scope", "bot_identity"})
"""Topics within which a fact of ours is contested; a false review is another matter."""
PERSONAL = frozenset({"deny", "privacy", "inform_profile", "change_profile", "out_of_scope", "negative_feedback", "positioning", "personal_or_business"})  # fmt: skip
NEAR = 0.05


def _why_asked(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if memory.turn and cues.WHY_ASKED.search(folded) and not parsed.facts.platforms:
        return Meaning("help", parsed, why=WHY_ASKED)
    return None


def _withholds(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je préfère pas dire mon métier », asked or not; to a question of ours `profile_answer` replies."""
    if memory.pending in PROFILE_QUESTIONS | HELD or "?" in parsed.text or len(tokens) > SHORT:
        return None
    if not cues.withholds(folded) or says_of_the_person(parsed) or parsed.facts.platforms:
        return None
    if parsed.topic not in PERSONAL and not parsed.ask_back:
        return None  # « je peux pas répondre, je suis sur un échafaudage »
    return Meaning("deny", parsed, why=WITHHOLDS)


def _comes_back(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« re », « on en était où ? », « vous vous souvenez de moi ? »."""
    if len(tokens) > SHORT or says_of_the_person(parsed) or parsed.facts.platforms:
        return None
    if memory.turn and cues.GOES_ON.search(folded) and memory.last_served != "start_over":
        return Meaning("greet", parsed, why=COMES_BACK)
    if parsed.topic == "start_over" and not parsed.ask_back:
        return None  # « on reprend à zéro »
    returns = memory.turn and cues.COMES_BACK.search(folded) and (len(tokens) <= 4 or cues.REMEMBERS.search(folded))
    where = memory.turn and cues.WHERE_WERE_WE.search(folded)
    if returns or where or cues.REMEMBERS.search(folded):
        return Meaning("greet", parsed, why=COMES_BACK)
    return None


def _sure(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    asks = "?" in parsed.text or len(tokens) > 1
    if asks and memory.last_topic and cues.SURE.search(folded) and parsed.topic not in ("affirm", "case_study"):
        return Meaning("why_recommendation", parsed, platforms=memory.focus[:1], why=SURE)
    return None


def _contests(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c'est faux, j'ai lu l'inverse »: what it rested on, and a person to check it."""
    judges = parsed.topic in JUDGING or parsed.ask_back
    if not (judges and memory.last_topic and cues.CONTESTS.search(folded)) or len(tokens) > 16:
        return None
    return None if says_of_the_person(parsed) else Meaning("negative_feedback", parsed, why=CONTESTED)


def _that_figure(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« d'où sort ce chiffre ? » is about the figure said last, not about the channel."""
    cited = any(one.startswith("figure:") for one in memory.cited)
    if not cited or parsed.facts.platforms:
        return None
    if cues.FIGURE_DOUBTED.search(folded) and len(tokens) <= DOUBTED:
        return Meaning("why_recommendation", parsed, why=THAT_FIGURE)
    if len(tokens) > SHORT or not EVIDENCE.search(folded):
        return None
    if cues.THAT_FIGURE.search(folded) or memory.last_topic not in RECOMMENDING:
        return Meaning("why_recommendation", parsed, why=THAT_FIGURE)
    return None


def _not_followed(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'ai pas compris », « plus simple », « c'est trop »: said again in one sentence, with one thing to do."""
    lost = memory.turn and cues.LOST.search(folded)
    if (
        not (memory.last_topic or lost)
        or memory.last_served == DISTRESS
        or memory.pending in HELD
        or len(tokens) > SHORT
    ):
        return None
    if lost and not (says_of_the_person(parsed) or parsed.facts.platforms):
        return Meaning("negative_feedback", parsed, platforms=memory.focus[:1], why=SIMPLER)
    if not cues.NOT_FOLLOWED.search(folded) or says_of_the_person(parsed) or parsed.facts.platforms:
        return None
    if parsed.topic in ("affirm", "deny"):
        return None  # « et comment ! »
    return Meaning("negative_feedback", parsed, platforms=memory.focus[:1], why=SIMPLER)


def _superlative(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« le plus rapide ? » after several channels: which of them."""
    if not cues.SUPERLATIVE.search(folded) or parsed.facts.platforms:
        return None
    compared = memory.last_topic == "platform_comparison"
    about = memory.focus if compared else memory.recommended or memory.focus
    return Meaning("platform_comparison", parsed, platforms=about[:3], why=LIGHTEST) if len(about) > 1 else None


def _defines(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« attends, c'est quoi Pinterest ? »: what it is, before whether it suits."""
    named = parsed.facts.platforms
    if len(named) != 1 or len(tokens) > SHORT or not cues.WHAT_IS.search(folded):
        return None
    return Meaning("platform_fit", parsed, platforms=named, why=DEFINES)


def _same_question(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« même question pour les avis »: the question of before, about something else; never one for the speaker."""
    if memory.pending in HELD or not (memory.last_topic and cues.SAME_QUESTION.search(folded)) or len(tokens) > 12:
        return None
    named, last = parsed.facts.platforms, memory.last_topic
    if named:
        return Meaning(last if last in PER_PLATFORM else "platform_fit", parsed, platforms=named, why="same question")
    if last in OF_LAW:
        return Meaning(last, parsed, why="same question")
    others = [t for t, p in parsed.ranking if p >= NEAR and t not in ("ask_speaker", *JUDGING, *PROFILE_TOPICS)]
    if others:
        return Meaning(others[0], parsed, why="same question")
    return Meaning(parsed.topic, parsed, suggestions=(last, "platform_recommendation"), why="same question, unclear")


def _this_or_that(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« Etsy ou mon propre site »: two channels set against each other, and little else."""
    named = parsed.facts.platforms
    if len(named) != 2 or len(tokens) > SHORT or not cues.OR.search(folded) or parsed.topic in OF_LAW:
        return None
    if len(leftover(tokens, set())) > 5 or cues.COUNTS.search(folded):
        return None
    return Meaning("platform_comparison", parsed, platforms=named, second=parsed.second, why="this or that")


def _rude(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """An insult is anger at the assistant; an apology is taken, and the talk goes on."""
    if len(tokens) <= SHORT and cues.INSULTS.search(folded) and parsed.topic in (*JUDGING, "goodbye", "affirm"):
        return Meaning("negative_feedback", parsed, why=INSULTED)
    if memory.turn and len(tokens) <= 12 and cues.APOLOGISES.search(folded) and not says_of_the_person(parsed):
        return Meaning("thanks", parsed, why=APOLOGISES)
    return None


def _insists(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ma cousine le fait et ça marche », « juste un ou deux » right after a refusal: refused again, by the same rule."""
    if not memory.refused or memory.refused != memory.turn or len(tokens) > 14:
        return None
    if cues.OTHERS_DO.search(folded) or cues.INSISTS.search(folded):
        asked = replace(parsed, text=memory.question or parsed.text, ask_back=False)
        return Meaning("legal_rules", asked, why=INSISTS)
    return None


TALK: tuple[Reading, ...] = (
    _insists,
    _rude,
    _why_asked,
    _withholds,
    _comes_back,
    _sure,
    _contests,
    _that_figure,
    _defines,
    _not_followed,
    _superlative,
    _same_question,
    _this_or_that,
)
"""After the answers to a question of ours that takes any words, before what comes back on the last answer."""
