"""Messages that take up the last answer: « non, pas Instagram », « vous n'avez pas répondu », « trop long », « donc je l'arrête ? »."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import cues_rebounds as cues
from bot.dialogue.cues import CORRECTS, JUDGES, REFUSAL
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import (
    COURTESY,
    HELD,
    PER_PLATFORM,
    PRICE,
    PROFILE_TOPICS,
    SURE,
    Reading,
    once_more,
    resumed,
    says_of_the_person,
)
from bot.dialogue.wishes import near_home, small

DISPUTED = "says no to the last answer without saying why"
"""Why a « non » is asked back instead of being taken as a good-bye, see `_no_but`."""
TOO_LONG = "wants shorter answers"
UNANSWERED = "says that the question was not answered"
ONE_CHANNEL = "unsure of the topic, sure of the channel"
"""Why the verdict on a channel is served with other readings beside it."""
CASE = "case_study"
SHORT = 12
"""Words up to which a « non… » is about the last answer; a longer message is a message of its own."""
NEARER = 8
"""Words up to which a question that wants a nearer or smaller case asks for nothing else."""


def _no_but(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« non, pas sage-femme, doula »: what follows « non » corrects the last answer; « non merci » alone refuses."""
    if not (memory.turn and cues.NO.search(folded)) or "?" in parsed.text or memory.pending in HELD:
        return None
    if len(tokens) > SHORT or REFUSAL.search(folded) or not set(tokens) - cues.REFUSING:
        return None
    after_case = memory.last_served == CASE
    if parsed.facts.platforms:
        last = memory.last_topic
        topic = last if last in PER_PLATFORM else "platform_fit"
        return Meaning(topic, parsed, platforms=parsed.facts.platforms, why="no, about that channel")
    if parsed.facts.excluded and not says_of_the_person(parsed):
        return Meaning("change_profile", parsed, resumes="platform_recommendation", why="no, without that channel")
    if after_case and not _of_oneself(parsed, folded):
        return Meaning(CASE, parsed, another=True, why="no, another case")
    if says_of_the_person(parsed):
        corrected = replace(parsed, topic="change_profile")
        return Meaning("change_profile", parsed, resumes=resumed(corrected, memory), why="no, corrects a fact")
    if parsed.topic in COURTESY | PROFILE_TOPICS | {"out_of_scope", "negative_feedback"} or parsed.ask_back:
        return Meaning("deny", parsed, why=DISPUTED)
    return None


def _of_oneself(parsed: Parsed, folded: str) -> bool:
    """« non en fait j'ai une heure » after a case speaks of the person; « non, plutôt un artisan » of the case wanted."""
    f = parsed.facts
    told = f.hours is not None or f.budget is not None or f.clientele or f.goals or f.statuses or f.flags
    return bool(told and cues.OF_ONESELF.search(folded))


NEAR_ME = frozenset({"training", "human_handoff", "event_info", "local_visibility", "recruiting", "delegation"})
"""Topics in which « près de chez moi » is said of something else than an example."""


def _other_case(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je voulais dire en Bretagne », « et en Belgique ? », « pas une multinationale » after a case: another case is wanted."""
    if memory.last_served != CASE or len(tokens) > SHORT or parsed.facts.platforms:
        return None
    f = parsed.facts
    elsewhere = (f.commune or f.department or f.region or f.country) and not (f.trade or f.clientele or f.goals)
    if elsewhere and "?" in parsed.text and len(tokens) <= cues.BARE_PLACE:
        return Meaning(CASE, parsed, another=True, why="another case, from there")
    of_another_matter = parsed.topic in NEAR_ME and parsed.confidence > SURE
    if (cues.ASKS.search(folded) and parsed.topic != CASE) or of_another_matter:
        return None  # « quelle loi s'applique chez nous », « une formation près de chez moi » want no case
    wished = near_home(folded) or small(folded)
    if "?" in parsed.text and not (wished and len(tokens) <= NEARER):
        return None
    if (CORRECTS.search(folded) and elsewhere) or cues.UNLIKE.search(folded) or wished:
        return Meaning(CASE, parsed, another=True, why="another case, nearer")
    return None


def _leave_it(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« donc vous me dites d'arrêter LinkedIn ? » asks about that channel; it does not refuse it."""
    named = parsed.facts.platforms or parsed.facts.excluded
    if len(named) != 1 or "?" not in parsed.text or len(tokens) > SHORT or not cues.LEAVE.search(folded):
        return None
    if not (cues.SO.search(folded) or cues.SHOULD.search(folded)):
        return None
    asked = replace(parsed, facts=replace(parsed.facts, platforms=named, excluded=()))
    return Meaning("platform_fit", asked, platforms=named, why="asks whether to leave the channel")


def _its_price(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ok mais Google, c'est payant ? », « c'est combien une newsletter »: the price of those channels, whatever was discussed."""
    if not parsed.facts.platforms or len(tokens) > SHORT or not cues.PRICE.search(folded):
        return None
    if parsed.topic == "paid_ads" or any(
        one.search(folded) for one in (cues.ADS, cues.QUOTED, cues.SHOWN_PRICES, JUDGES)
    ):
        return None
    return Meaning("budget", parsed, platforms=parsed.facts.platforms, why=PRICE)


def _too_long(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« vos réponses sont trop longues » judges the form: the last advice again, in short, as all that follow (`bot.answers.rebounds`)."""
    if not (memory.turn and cues.SHORTER.search(folded)) or len(tokens) > SHORT or parsed.facts.platforms:
        return None
    last = memory.last_topic
    if last and last == memory.last_served and memory.pending not in HELD:
        return once_more(last, parsed, memory, TOO_LONG)
    return Meaning("negative_feedback", parsed, why=TOO_LONG)


def _unanswered(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« vous ne m'avez pas répondu »: the last question again, by its next likely reading; none left: a person."""
    if not (memory.question and cues.UNANSWERED.search(folded) and len(tokens) <= SHORT):
        return None
    asked = replace(parsed, text=memory.question, ask_back=False)
    if not memory.near:
        return Meaning("negative_feedback", asked, why=UNANSWERED)
    topic = memory.near[0]
    return Meaning(topic, asked, platforms=memory.focus[:1] if topic in PER_PLATFORM else (), why=UNANSWERED)


def one_channel(parsed: Parsed, unsure: bool) -> bool:
    """Whether the channel named is all that is sure of the message: « mon associé voudrait de l'Instagram »."""
    if len(parsed.facts.platforms) != 1:
        return False
    silent = parsed.topic in PROFILE_TOPICS and not says_of_the_person(parsed) and not parsed.facts.present
    return unsure or silent


REBOUNDS: tuple[Reading, ...] = (_too_long, _unanswered, _leave_it, _its_price, _no_but, _other_case)
"""Before the readings of an answer to a profile question: « non, pas Instagram » declines nothing."""
