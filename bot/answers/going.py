"""How far an advice topic has been told, and what a further message on it deserves: the first text, the second, or a plain « no more »."""

from __future__ import annotations

from bot.advisor.model import Advice, Platform
from bot.answers import brands, wording
from bot.answers.advise import steps
from bot.answers.answer import Turn
from bot.answers.costs import cost
from bot.answers.library import Library
from bot.answers.once_more import AGAIN
from bot.dialogue.cues import leftover
from bot.dialogue.further import AVOIDS
from bot.dialogue.reading import PRICE
from bot.dialogue.security import ABOUT_IT, COPIED
from bot.text import lower_first, sentence, words

FIRST, FURTHER, BESIDE, SPENT = "first", "further", "beside", "spent"
"""The straight answer; what goes further; what comes near a question that has no answer of its own; nothing left to say."""
NO_BETTER = "**Je n'ai pas de réponse plus précise que la précédente. Voici ce que je peux y ajouter.**"
SAME_MATTER = "about the same matter"
ALIKE = 0.6
"""Share of the words of two questions from which the second repeats the first."""
OF_PEOPLE = frozenset(
    {"negative_reviews", "delegation", "recruiting", "scepticism", "event_turnout", "listening", "website_needed"}
)
"""Topics that a channel's first step does not answer: « il a ameuté un groupe Facebook » needs no page, « refaire mon site ou une page Facebook » a verdict."""


def level(turn: Turn, matter: str = "") -> str:
    """What this message gets of its topic.

    « En savoir plus », « et ensuite ? » and the same question again go further. Something new about a channel or about the
    person, or a question that comes back later, gets the straight answer again; so does a `matter` of the topic that was not told.
    """
    if not turn.memory.depth.get(turn.topic, 0) or turn.meaning.why in AGAIN:
        return FIRST
    meaning, told = turn.meaning, more_was_told(turn, matter)
    if meaning.why in (AVOIDS, ABOUT_IT, COPIED):
        return FURTHER if _text_key(matter) in turn.memory.told else FIRST
    if meaning.parsed.from_button or (meaning.another and meaning.why != SAME_MATTER) or _repeats(turn):
        return FURTHER
    if turn.memory.last_served != turn.topic or turn.profile != turn.before or _new_channel(turn):
        return FIRST
    if matter and _text_key(matter) not in turn.memory.told:
        return FIRST
    return SPENT if told else BESIDE


def matter(chosen: Advice) -> str:
    """What of its topic a text is about: a variant chosen by words of the question is a matter of its own, the others are the topic."""
    return chosen.id if chosen.when.words else chosen.topic


def told(turn: Turn, more: bool, matter: str = "") -> tuple[str, ...]:
    """`Memory.told` with the channels of this answer, the `matter` told, and its second text when `more` of it was said."""
    keys = [_channel_key(turn, id) for id in turn.meaning.platforms[:1]] + ([_more_key(turn, matter)] if more else [])
    keys += [_text_key(matter)] if matter else []
    return (*turn.memory.told, *(key for key in keys if key not in turn.memory.told))


def more_was_told(turn: Turn, matter: str = "") -> bool:
    """Whether the second text of the topic, or of this `matter` of it, was said already."""
    return _more_key(turn, matter) in turn.memory.told


def on_channel(turn: Turn, library: Library) -> str | None:
    """The first sentence of an answer about a channel that the topic was not told for; None when the topic says it all."""
    if turn.meaning.why != PRICE and not (turn.memory.depth.get(turn.topic, 0) and _new_channel(turn)):
        return None
    if (
        turn.topic in OF_PEOPLE or turn.topic == "account_security"
    ):  # a page to open is no answer to one that was stolen
        return None
    platform = library.platforms.get(turn.meaning.platforms[0]) if turn.meaning.platforms else None
    return _line(platform, turn, library) if platform else None


def _line(platform: Platform, turn: Turn, library: Library) -> str:
    name, topic = brands.name(platform, turn, library), turn.topic
    if topic == "budget":
        return f"Pour {name} : {cost(platform)}."
    if topic == "time_investment":
        return wording.takes(platform)
    first = brands.step(platform, turn, library) or steps.bare(platform, turn)
    said = platform.summary if topic in ("audience", "follower_value") else first
    if said.split(" ", 1)[0] in platform.name.split():  # « Facebook sert à… » says already of what it speaks
        return sentence(said)
    return f"Pour {name} : {lower_first(sentence(said))}"


def _repeats(turn: Turn) -> bool:
    """Whether the message asks the last question again in nearly the same words."""
    if turn.memory.last_served != turn.topic:
        return False
    new, old = (set(leftover(words(text), set())) for text in (turn.meaning.text, turn.memory.question))
    return new == old or (bool(new and old) and len(new & old) / len(new | old) >= ALIKE)


def _new_channel(turn: Turn) -> bool:
    named = turn.meaning.facts.platforms[:1]
    if turn.topic in OF_PEOPLE:
        return False
    return bool(named) and _channel_key(turn, named[0]) not in turn.memory.told


def _channel_key(turn: Turn, platform: str) -> str:
    return f"{turn.topic}:{platform}"


def _more_key(turn: Turn, matter: str) -> str:
    return f"more:{matter or turn.topic}"


def _text_key(matter: str) -> str:
    return f"text:{matter}"
