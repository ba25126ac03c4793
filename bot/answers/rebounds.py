"""What comes back on the last answer, in words: other readings offered, a question taken up again, nothing said twice, short answers."""

from __future__ import annotations

import re
from dataclasses import replace
from zlib import crc32

from bot.answers import abroad
from bot.answers.answer import MAX_BUTTONS, Answer, Button, Reply, Turn, join_more, paragraphs, visible_length
from bot.answers.buttons import HUMAN, REAL_CASE
from bot.answers.library import Library
from bot.answers.once_more import AGAIN
from bot.dialogue.cues_rebounds import SHORTER
from bot.dialogue.further import AVOIDS
from bot.dialogue.memory import KEPT_WORDS, Memory
from bot.dialogue.reading import COURTESY, PROFILE_TOPICS
from bot.dialogue.rebounds import CASE, ONE_CHANNEL, TOO_LONG, UNANSWERED
from bot.dialogue.talk import INSISTS
from bot.dialogue.told_again import CATCH
from bot.text import fold, sentence, shorten

LIKELY = 0.05
"""Probability under which another reading of a question is not worth trying."""
NEAR = 2
SHORT = 260
"""Characters under which an answer is short already."""
WHOLE = frozenset({"go further", "is that all"})
"""Readings that ask for the rest: never cut, even when short answers were asked for."""


def dressed(turn: Turn, reply: Reply, library: Library) -> Reply:
    """The reply as it is shown: with other readings, the question it takes up, never the same text twice in a row, and whose country it tells of."""
    why = turn.meaning.why
    if why == ONE_CHANNEL:
        reply = _with_other_readings(turn, reply, library)
    elif why == UNANSWERED and turn.topic != "negative_feedback":
        reply = _taken_up(turn, reply)
    elif (
        why not in (INSISTS, *AGAIN)
        and reply.answers[0].kind == "answer"
        and turn.memory.said == _checksum(reply.answers[0])
    ):
        reply = nothing_new(turn, reply)
    reply = abroad.dressed(turn, reply, library)
    return replace(reply, answers=tuple(_each_button_once(answer) for answer in reply.answers))


def shortened(turn: Turn, reply: Reply) -> Reply:
    """For who asked for short answers: the first sentence and one thing to do; the rest waits behind « En savoir plus »."""
    if not wants_short(turn) or turn.meaning.why in WHOLE:
        return reply
    first, *rest = (_short(answer) for answer in reply.answers)
    if turn.meaning.why == TOO_LONG and turn.topic != "negative_feedback":
        said = paragraphs("Entendu, pardon : je fais court à partir de maintenant.", first.text)
        return replace(reply, answers=(first.but(text=said), *rest), inbox=reply.inbox or "thumbs_down")
    return replace(reply, answers=(first, *rest))


def wants_short(turn: Turn) -> bool:
    """Whether short answers were asked for, now or before."""
    return (
        turn.memory.brief
        or turn.meaning.why == TOO_LONG
        or bool(turn.memory.turn > 1 and SHORTER.search(fold(turn.meaning.text)))
    )


def remembered(turn: Turn, reply: Reply, memory: Memory, advice: frozenset[str]) -> Memory:
    """The memory with the question, its other readings among `advice`, and what was said (`reply` before it is cut)."""
    if memory.turn == 0:  # a clean sheet was asked for
        return memory
    memory = memory.but(said=_checksum(reply.answers[0]), brief=wants_short(turn))
    parsed = turn.meaning.parsed
    if turn.meaning.why == UNANSWERED:
        return memory.but(near=memory.near[1:])
    if parsed.from_button and memory.question and turn.memory.last_served == turn.topic:  # « En savoir plus »
        return memory.but(near=())
    if parsed.from_button or parsed.distress or turn.topic in COURTESY | PROFILE_TOPICS or parsed.values:
        return memory.but(question="", near=())
    near = tuple(t for t, p in parsed.ranking[:5] if t in advice and t != turn.topic and p >= LIKELY)[:NEAR]
    # « et ensuite ? » and « où est le piège ? » say nothing of the matter: what was asked before them still stands
    goes_on = (
        (turn.meaning.another or turn.meaning.why == CATCH)
        and memory.question
        and turn.memory.last_served == turn.topic
        and turn.meaning.why != AVOIDS  # of the topic itself, whatever had happened
    )
    return memory.but(question=memory.question if goes_on else shorten(parsed.text, KEPT_WORDS), near=near)


def nothing_new(turn: Turn, reply: Reply, verdict: str | None = None) -> Reply:
    """When the same words would be said again: the verdict alone, for « alors, je réponds ? » asks for it, an example and a person."""
    verdict = verdict or _verdict(reply)
    text = paragraphs(
        f"**Je vous dirais la même chose, en une phrase.** {sentence(verdict)}"
        if verdict
        else "**Je vous dirais la même chose que juste avant : je n'ai rien de plus précis.**",
        "Je n'ai rien de plus précis : un exemple réel peut aider, ou une personne peut vous répondre."
        if verdict
        else "Un exemple réel peut aider, ou une personne peut vous répondre.",
    )
    answer = Answer("notice", turn.topic, text, buttons=(REAL_CASE, HUMAN))
    return replace(reply, answers=(answer,), memory=turn.memory)


def _verdict(reply: Reply) -> str | None:
    """The first bold sentence of what would be said; None where it is a note and no verdict."""
    first = reply.answers[0] if reply.answers else None
    bold = re.match(r"\*\*([^*\n]+)\*\*", first.text) if first and first.kind == "answer" else None
    return bold[1] if bold and len(bold[1]) <= SHORT else None


def _with_other_readings(turn: Turn, reply: Reply, library: Library) -> Reply:
    """The verdict on the channel, then what else the message may have meant."""
    first, *rest = reply.answers
    meant = [t for t, _ in turn.meaning.parsed.ranking[:4] if t in library.titles and t not in PROFILE_TOPICS]
    others = tuple(
        Button(library.titles[t], f"/{t}")
        for t in meant
        if t not in ("platform_fit", "out_of_scope", HUMAN.payload[1:])
    )[:2]
    text = paragraphs(first.text, "Si ce n'est pas votre question, choisissez ou dites-la autrement.")
    return replace(reply, answers=(first.but(text=text, buttons=(*others, HUMAN, *first.buttons)[:MAX_BUTTONS]), *rest))


def _taken_up(turn: Turn, reply: Reply) -> Reply:
    first, *rest = reply.answers
    asked = f"Pardon, je reprends votre question : « {shorten(turn.meaning.text, 120)} »"
    buttons = (*first.buttons[:3], HUMAN)
    return replace(reply, answers=(first.but(text=paragraphs(asked, first.text), buttons=buttons), *rest))


def _short(answer: Answer) -> Answer:
    """The verdict, what was noted, and the first line of a list, else a case asked for, else what to try; the rest goes on behind « En savoir plus »."""
    if answer.kind not in ("answer", "plan") or visible_length(answer.text) <= SHORT:
        return answer
    head, *others = answer.text.split("\n\n")
    note = next((part for part in others if part.startswith("C'est noté")), None)
    starts = ("- ", *(("**Ce qui", "**Résultat") if answer.topic == CASE else ()), "**À essayer")
    step = next((part for start in starts for part in others if part.startswith(start)), "")
    line, _, lines = step.partition("\n")
    left = [lines if part == step else part for part in others if part != note]
    return answer.but(text=paragraphs(head, note, line or None), more=join_more(*left, answer.more))


def _each_button_once(answer: Answer) -> Answer:
    by_title = {button.title: button for button in reversed(answer.buttons)}
    seen = {button.payload: button for button in reversed(answer.buttons) if by_title[button.title] is button}
    return answer.but(buttons=tuple(button for button in answer.buttons if seen.get(button.payload) is button))


def _checksum(answer: Answer) -> int:
    """Of what was said, not of what to try: that is another step each time, and « ensuite » before it is no new answer."""
    parts = abroad.without(answer.text).split("\n\n")
    return crc32("\n\n".join(part for part in parts if not part.startswith("**À essayer")).encode())
