"""For somebody who cannot go on, or perhaps: who answers day and night, a welcome afterwards, one line of help at most."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advisor.model import Redirect, Source
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN, START
from bot.answers.library import Library
from bot.dialogue.asked import DECLINES, SAYS
from bot.dialogue.care import WEIGHS_STOPPING, unsure_after_distress
from bot.dialogue.meaning import Meaning
from bot.dialogue.memory import Memory
from bot.dialogue.reading import AFTER_DISTRESS
from bot.dialogue.rebounds import TOO_LONG
from bot.dialogue.talk import CHOOSES, DEFINES, DEFINES_WORD, LIGHTEST, REPEATS, SURE, WHY_ASKED
from bot.text import fold, words

DISTRESS_TOPICS = ("suicide_prevention", "distress")
HELP = "help"
"""In `Memory.told`: a word of help was said in this conversation, since the last call for help if there was one."""
CALM = frozenset({"bare why", "and so?", "another one", "go further", CHOOSES, DEFINES_WORD, REPEATS, TOO_LONG})
"""Readings whose whole text is a fixed phrase (« dites-m'en plus »): no call for help can hide in them."""
UNWORRIED = CALM | {"stop or go on", "asks what is known", AFTER_DISTRESS, LIGHTEST, DEFINES, WHY_ASKED, SURE}
"""Readings that a word of help does not follow: « j'arrête ou je continue ? » is about the channel. An alarm still comes first."""
BUSINESS = (
    "trade",
    "region",
    "hours",
    "budget",
    "platforms",
    "goals",
    "clientele",
    "statuses",
    "present",
    "flags",
    "ages",
)
PRESENTED = 2
"""So many of these facts are somebody who presents their business: of 200 calls kept to measure, none of those that only worry told two."""
CASE_WISHES = frozenset({"another case, nearer", "another case, from there", "a case of that outcome"})
FEW = 5
"""Words up to which such a wish (« plus proche de moi », after a case) leaves no room for a call for help."""
TOO_FEW = 2
"""Words in which there is no worry to read: « ex », « pas trop »."""
FOLLOW_UP = re.compile(
    r"(?:et|ok|mais|sinon)[ ,]+(?:pour|avec|chez|sur) (?:l'|(?:les?|la|mes|nos|des|une?) )[a-z-]+(?: [a-z-]+)?\W*"
)
"""« et pour les enfants ? »: a sequel named by its noun, in which there is no worry to read."""
ANSWER_WORDS = 8
"""Words up to which an answer to a question of ours is nothing more than that."""


def is_call(meaning: Meaning) -> bool:
    """Whether the message is answered as a call for help."""
    parsed = meaning.parsed
    wishes = meaning.why in CASE_WISHES and len(words(parsed.text)) <= FEW
    return parsed.distress and meaning.why not in CALM and not wishes


def distress(turn: Turn, library: Library) -> Reply:
    """Before anything else: who answers now, day and night. Nothing is asked, nothing is sold, nothing goes to the inbox."""
    entries = [r for topic in DISTRESS_TOPICS for r in library.redirects.values() if r.topic == topic]
    text = paragraphs(
        "**Ce que vous dites compte, et vous n'avez pas à le porter sans aide.**",
        *[f"{entry.answer} ({wording.link(source(entry), entry.publisher)}, {entry.as_of})" for entry in entries],
        "Je suis un programme : parlez à quelqu'un maintenant. Le reste attendra.",
    )
    answer = Answer(
        "redirect", "out_of_scope", text, sources=tuple(source(e) for e in entries), extra={"redirect": "distress"}
    )
    memory = turn.memory.but(pending=None, waiting_topic=None)
    return Reply.of(turn, answer, memory=memory)


def after_distress(turn: Turn, library: Library) -> Reply:
    """Whoever comes back from it is welcomed in a few words, without a question on how they are and without haste."""
    text = paragraphs(
        "**Merci de me l'avoir écrit. Je suis là pour vos canaux, quand vous voudrez.**",
        "Nous reprenons où nous en étions : posez votre question, ou choisissez.",
        f"Le 3114 vous écoute à toute heure, même pour en parler un peu ({wording.link(source(_line_3114(library)))}).",
    )
    again = (
        Button(library.titles[turn.memory.last_topic], f"/{turn.memory.last_topic}")
        if turn.memory.last_topic
        else START[0]
    )
    return Reply.of(turn, Answer("notice", turn.topic, text, buttons=(again, HUMAN)))


def weighs_stopping(turn: Turn, library: Library) -> Reply:
    """« Je me demande si je ne devrais pas tout arrêter »: the channels, then the activity and who looks at it with them."""
    adviser = next((r for r in library.redirects.values() if r.topic == "public_adviser"), None)
    here = adviser if turn.profile.country in (None, "FR") else None
    whole = "Si c'est toute l'activité, faites le point avec quelqu'un avant de décider"
    where = f" : {wording.link(source(here), here.publisher)} vous oriente gratuitement." if here else "."
    text = paragraphs(
        "**C'est une vraie question, et rien ne vous oblige à la trancher aujourd'hui.**",
        "Si ce sont vos canaux qui pèsent, gardez celui qui vous amène des clients et mettez les autres en pause.",
        whole + where,
    )
    lighter = Button(library.titles["time_investment"], "/time_investment")
    sources = (source(here),) if here else ()
    return Reply.of(turn, Answer("notice", turn.topic, text, sources=sources, buttons=(lighter, HUMAN)))


def watched(turn: Turn, reply: Reply, library: Library) -> Reply:
    """The reply as shown, with one line of help where it is called for, and its memory with the note of it.

    A call for help starts the count anew; a worried reply keeps nothing for the inbox.
    """
    memory, meaning = reply.memory, turn.meaning
    if is_call(meaning):
        told = tuple(key for key in memory.told if key != HELP)
        return replace(reply, memory=memory.but(told=told, called=turn.memory.turn))
    if meaning.why == AFTER_DISTRESS:
        return replace(reply, memory=_noted(memory))
    if not _calls_for_a_word(turn):
        return reply
    publisher = wording.link(source(_line_3114(library)), _line_3114(library).publisher)
    line = f"Et vous, tenez-vous le coup ? Si c'est trop lourd, on vous écoute jour et nuit au 3114 ({publisher})."
    first, *others = reply.answers  # a question of ours that follows stays a question
    return replace(
        reply, answers=(first.but(text=paragraphs(first.text, line)), *others), inbox=None, memory=_noted(memory)
    )


def source(entry: Redirect) -> Source:
    """Where a redirection leads, dated."""
    return Source(entry.question, entry.publisher, entry.url, entry.as_of)


def _calls_for_a_word(turn: Turn) -> bool:
    meaning, parsed = turn.meaning, turn.meaning.parsed
    if meaning.why == WEIGHS_STOPPING:  # an alarm anywhere else: as often as it is said
        return True
    if parsed.from_button or meaning.why in UNWORRIED or HELP in turn.memory.told:
        return False
    if FOLLOW_UP.fullmatch(fold(parsed.text)):
        return False
    length = len(words(parsed.text))
    settled = meaning.why.startswith((SAYS, DECLINES)) and length <= ANSWER_WORDS
    worried = parsed.worry and sum(bool(getattr(parsed.facts, name)) for name in BUSINESS) < PRESENTED
    return length > TOO_FEW and not settled and (worried or unsure_after_distress(parsed, turn.memory))


def _noted(memory: Memory) -> Memory:
    return memory if HELP in memory.told else memory.but(told=(*memory.told, HELP))


def _line_3114(library: Library) -> Redirect:
    return next(r for r in library.redirects.values() if r.topic == DISTRESS_TOPICS[0])
