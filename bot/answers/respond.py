"""From a meaning to a reply: learn what the message tells, hand over to the topic's handler, remember."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.profile import Profile
from bot.answers import (
    aids,
    also,
    brands,
    care,
    fallback,
    judged,
    lawful,
    offline,
    once_more,
    public,
    rebounds,
    room,
    said,
    several,
    situations,
    sums,
    talk,
    unlisted,
)
from bot.answers.advise import shared, steps
from bot.answers.answer import Answer, Reply, Turn, paragraphs
from bot.answers.desk import Desk, NoDesk
from bot.answers.event_desk import EventDesk, NoEvents
from bot.answers.handlers import ADVICE, HANDLERS, flow, handler, is_off
from bot.answers.learn import forget, learn
from bot.answers.library import Library
from bot.answers.noted import noted
from bot.dialogue.care import WEIGHS_STOPPING
from bot.dialogue.for_nothing import LOST
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.of_the_case import TOLD as CASE_TOLD
from bot.dialogue.reading import AFTER_DISTRESS, DISTRESS, PROFILE_TOPICS, SPEAKER_QUESTION

WHAT_IF = "what if"
BARE_WORDS = 4
"""A number in so few words may answer a question that came by the outbox; « j'ai 2 h par semaine » says something else."""
KEEPS_PENDING = frozenset({"privacy", "bot_identity", "help", "thanks", "greet"})
"""Asides after which the assistant's own question is still open."""

KEPT_IN_AN_ASIDE = frozenset({"measure", "indicator", "day", "card"})
"""Questions of « avant / après » and of what is written together, still open after a question of the person's own."""


def respond(
    parsed: Parsed,
    profile: Profile,
    memory: Memory,
    library: Library,
    desk: Desk | None = None,
    event_desk: EventDesk | None = None,
) -> Reply:
    """The reply to one message. Raises nothing of its own; what the database raises is the caller's to catch."""
    desk = desk or NoDesk()
    bare = parsed.number is not None and len(parsed.text.split()) <= BARE_WORDS
    if bare and memory.pending is None and desk.open_question():
        memory = memory.but(pending="measure")  # asked by a letter of the outbox, between two messages
    meaning = several.asking(interpret(parsed, memory))
    # « 5 h » as a measure is not the time the person has.
    learnt = (
        profile
        if "track" in meaning.parsed.values
        else sums.told(learn(profile, also.facts(profile, meaning), meaning.topic == "change_profile"), meaning)
    )
    turn = Turn(
        meaning,
        forget(learnt, meaning.forgets),
        profile,
        once_more.as_before(memory, meaning, learnt, library).but(turn=memory.turn + 1),
        desk,
        event_desk or NoEvents(),
    )
    reply = rebounds.dressed(turn, _reply(turn, library), library)
    memory = rebounds.remembered(turn, reply, _remembered(turn, reply, library), ADVICE)
    reply, memory = several.kept(turn, reply, memory, library)
    shown = public.addressed(rebounds.shortened(turn, reply))
    return care.watched(turn, replace(shown, memory=memory), library)


def _reply(turn: Turn, library: Library) -> Reply:
    meaning = turn.meaning
    if care.is_call(meaning):
        return care.distress(turn, library)
    if meaning.why == WEIGHS_STOPPING:
        return care.weighs_stopping(turn, library)
    taken = flow(turn) or meaning.why == SPEAKER_QUESTION
    refusal = None if taken else lawful.reply(turn, library)
    if refusal:
        return refusal
    special = (
        None
        if taken or meaning.why == LOST
        else situations.reply(turn, library)
        or unlisted.reply(turn, library)
        or offline.reply(turn, library)
        or brands.alike(turn, library)
        or brands.weighed(turn, library)
        or _aids(turn, library)
    )
    if special:  # unless somebody has answered that very question since
        return said.reply(turn, library) or special
    if meaning.suggestions:
        return said.reply(turn, library) or fallback.not_understood(turn, library)
    step = flow(turn)
    if step:
        return step(turn, library)
    if meaning.why == SPEAKER_QUESTION:
        return room.take(turn, library, _own(turn, library))
    if meaning.why == AFTER_DISTRESS:
        return care.after_distress(turn, library)
    about_us = judged.reply(turn) or talk.reply(turn, library)
    if about_us:
        return about_us
    reply = (said.reply(turn, library) if _may_be_said(turn) else None) or handler(turn.topic, library)(turn, library)
    reply = lawful.before(turn, reply, library)
    if meaning.why == WHAT_IF and turn.profile != turn.before:
        reply = _supposed(turn, reply, library)
    resumes = meaning.resumes or _useful_now(turn)
    if resumes and reply.profile == turn.profile and not _reasked(reply):
        return _resume(turn, reply, resumes, library)
    if meaning.second and meaning.second != turn.topic and meaning.second in ADVICE and _asks_apart(turn):
        return _second(turn, reply, meaning.second, library)
    return reply


def _aids(turn: Turn, library: Library) -> Reply | None:
    return None if is_off("budget", library) else aids.reply(turn, library)


def _may_be_said(turn: Turn) -> bool:
    """Whether an answer that a person stood by may serve: a whole question in words, not an ellipsis or a button."""
    parsed, topic = turn.meaning.parsed, turn.topic
    return not parsed.from_button and topic == parsed.topic and (topic in ADVICE or topic == "out_of_scope")


def _own(turn: Turn, library: Library) -> Answer | None:
    """What the assistant would itself answer to a question for the speaker; None when it is not sure of it."""
    known = said.validated(turn, library)
    if known:
        return known
    parsed = turn.meaning.parsed
    if parsed.ask_back or parsed.from_button or parsed.topic not in ADVICE or is_off(parsed.topic, library):
        return None
    meaning = replace(turn.meaning, topic=parsed.topic, platforms=parsed.facts.platforms)
    asked = replace(turn, meaning=meaning, memory=turn.memory.but(pending=None, asked=("trade", "clientele")))
    first = HANDLERS[parsed.topic](asked, library).answers[0]
    return first if first.kind == "answer" else None


def _asks_apart(turn: Turn) -> bool:
    """« vous êtes qui ? une IA ? » asks one thing: why something is advised only after an advice."""
    return turn.meaning.second != "why_recommendation" or turn.topic in ADVICE


def _useful_now(turn: Turn) -> str | None:
    """Who has said their trade and what they are after gets advice, not another question."""
    if not (turn.profile.trade and (turn.profile.aims or "goal" in turn.memory.asked)):
        return None
    new = turn.profile != turn.before if turn.topic == "inform_profile" else turn.profile.goals != turn.before.goals
    return "platform_recommendation" if turn.topic in PROFILE_TOPICS and new else None


def _resume(turn: Turn, reply: Reply, topic: str, library: Library) -> Reply:
    """The open question again, with what was just learnt: a short acknowledgement, then the full answer in one message."""
    platforms = turn.meaning.platforms or (turn.memory.focus[:1] if topic == "platform_fit" else turn.memory.focus[:2])
    if topic == "platform_recommendation":
        platforms = ()
    memory = turn.memory.but(pending=None, waiting_topic=None)
    again = replace(turn, meaning=replace(turn.meaning, topic=topic, platforms=platforms), memory=memory)
    served = _aids(again, library) or handler(topic, library)(again, library)
    first, *rest = served.answers
    return replace(served, answers=(_with_note(_note(turn, reply, topic), first, turn.topic), *rest))


def _supposed(turn: Turn, reply: Reply, library: Library) -> Reply:
    """The advice computed anew for « sans vidéo ? », with what was taken from the message."""
    first, *rest = reply.answers
    return replace(reply, answers=(_with_note(f"C'est noté : {noted(turn, library)}.", first, turn.topic), *rest))


def _note(turn: Turn, reply: Reply, topic: str) -> str | None:
    """« C'est noté : … » in plain type; of a refusal its first sentence, for no leave is taken.

    Nothing when nothing is new, or when the verdict begins with it: « Avec 200 € : … ».
    """
    line = reply.answers[0].headline
    if turn.topic in PROFILE_TOPICS:
        known = (
            turn.before.with_values(budget=turn.profile.budget, one_sum=turn.profile.one_sum)
            if topic == "budget"
            else turn.before
        )
        return line if turn.profile != known else None
    return f"{line.split('. ', 1)[0].rstrip('.')}."


def _with_note(note: str | None, answer: Answer, topic: str) -> Answer:
    """The note after the verdict, which stays the first bold sentence. `topic` is what the message meant."""
    verdict, _, rest = answer.text.partition("\n\n")
    return answer.but(text=paragraphs(verdict, note, rest), topic=topic)


def _second(turn: Turn, reply: Reply, topic: str, library: Library) -> Reply:
    """The second question of the message, answered after the first; questions of the assistant's own wait for another turn."""
    asked = replace(
        turn,
        meaning=replace(turn.meaning, topic=topic, second=None),
        before=turn.profile,  # the first answer has told what changes
        memory=reply.memory.but(asked=("trade", "clientele")),
    )
    other = handler(topic, library)(asked, library)
    main = tuple(a for a in reply.answers if a.kind != "question")
    memory = other.memory.but(asked=reply.memory.asked, pending=None)
    return Reply((*(main or reply.answers), *other.answers[:1]), reply.profile, memory, reply.inbox or other.inbox)


def _remembered(turn: Turn, reply: Reply, library: Library) -> Memory:
    """Count the topic, keep it as the last advice, and close what was pending unless the reply asked something itself."""
    memory, meaning = steps.noted(shared.note_told(turn, reply, library), reply, library), turn.meaning
    memory = _citing(memory, reply)
    if memory.turn == 0:  # a clean sheet was asked for
        return memory
    aside = turn.memory.pending in KEPT_IN_AN_ASIDE and "?" in meaning.text
    if memory.pending == turn.memory.pending and turn.topic not in KEEPS_PENDING and not aside and not _reasked(reply):
        memory = memory.but(pending=None, waiting_topic=None)
    resumes = meaning.resumes or (_useful_now(turn) if reply.answers[0].kind == "answer" else None)
    served = resumes if turn.topic in PROFILE_TOPICS and resumes else turn.topic
    if care.is_call(meaning):
        return memory.but(last_served=DISTRESS)
    if meaning.suggestions or flow(turn):
        return memory
    memory = memory.but(last_served=served)
    return memory.served(served).but(last_topic=served) if served in ADVICE else memory


def _citing(memory: Memory, reply: Reply) -> Memory:
    """The memory with the cases of this reply, as what « c'est de quelle année ? » may be about."""
    others = tuple(one for one in memory.cited if not one.startswith(CASE_TOLD))
    return memory.but(cited=(*others, *(CASE_TOLD + case.id for answer in reply.answers for case in answer.cases)))


def _reasked(reply: Reply) -> bool:
    return any(answer.kind == "question" for answer in reply.answers)
