"""The person tells or corrects something about themself: it is noted, and the open question is answered again with it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers import doubts, wording
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.ask import GOAL, SKIP
from bot.answers.buttons import REAL_CASE, WHICH_CHANNELS
from bot.answers.fallback import not_understood
from bot.answers.library import Library
from bot.answers.noted import noted
from bot.dialogue.facts import Facts
from bot.dialogue.memory import Memory
from bot.dialogue.reading import PROFILE_TOPICS
from bot.dialogue.taken_back import NO_MORE
from bot.text import enumerate_fr, fold

SEE_AGAIN = Button("Revoir mes canaux", "/platform_recommendation")
FAMILY = "family"  # among the questions asked: an unknown trade is asked back once


def inform_profile(turn: Turn, library: Library) -> Reply:
    """What was learnt, in one sentence, and a way on."""
    if turn.meaning.facts == Facts() and turn.profile == turn.before:
        return _nothing_read(turn, library)
    said = noted(turn, library)
    unknown_trade = _unknown_trade(turn)
    text = paragraphs(
        f"**C'est noté : {said}.**",
        _goal_question(turn),
    )
    answer = Answer(
        "notice", turn.topic, text, buttons=_buttons(turn, library), extra={"profile": turn.profile.as_dict()}
    )
    if unknown_trade:
        return _which_family(turn, library, paragraphs(f"**C'est noté : {said}.**", unknown_trade))
    return Reply.of(turn, answer, memory=_asking_goal(turn) if _asks_goal(turn) else turn.memory.but(pending=None))


def change_profile(turn: Turn, library: Library) -> Reply:
    """A correction: said back; or, without anything to change, what is known, to be edited."""
    if turn.meaning.forgets:
        return _forgotten(turn)
    if turn.meaning.why == NO_MORE and turn.profile == turn.before:
        return _no_more(turn)
    if turn.profile != turn.before:
        said = "C'est corrigé" if _replaces(turn) else "C'est noté"
        if not turn.memory.recommended:  # nothing was advised yet: there is nothing to see again
            return _noted_first(turn, library, said)
        text = paragraphs(f"**{said} : {noted(turn, library)}.**", "Mes conseils en tiennent compte dès maintenant.")
        answer = Answer("notice", "change_profile", text, buttons=(SEE_AGAIN,),
                        extra={"profile": turn.profile.as_dict()})  # fmt: skip
        return Reply.of(turn, answer)
    known = wording.summary(turn.profile, library.platforms)
    if not known:
        text = paragraphs(
            "**Je ne sais encore rien de vous.** Dites-moi votre métier, votre lieu, vos clients ou le temps dont vous disposez."
        )
        return Reply.of(turn, Answer("notice", "change_profile", text))
    text = paragraphs(
        "**Voici ce que je sais de vous :**",
        wording.bullet_list(known),
        "Écrivez ce qui change, par exemple « en fait, mes clients sont des entreprises ». Ou repartons de zéro.",
    )
    return Reply.of(
        turn, Answer("notice", "change_profile", text, buttons=(Button("Tout recommencer", "/start_over"),))
    )


FORGOTTEN = {
    "hours": "le temps dont vous disposez", "budget": "votre budget", "place": "votre lieu", "trade": "votre métier",
    "clientele": "vos clients", "goals": "votre but", "ages": "l'âge de vos clients",
}  # fmt: skip


def _forgotten(turn: Turn) -> Reply:
    """« C'est oublié : … », that and nothing else."""
    named = enumerate_fr([FORGOTTEN[one] for one in turn.meaning.forgets if one in FORGOTTEN])
    known = turn.profile != turn.before
    said = f"**C'est oublié : {named}.**" if known else f"**Je n'avais rien noté là-dessus : {named}.**"
    text = paragraphs(said, "Mes conseils n'en tiennent pas compte.")
    return Reply.of(
        turn,
        Answer("notice", "change_profile", text, buttons=(SEE_AGAIN,)),
    )


def _no_more(turn: Turn) -> Reply:
    """What is no longer done: taken off the trade where its name holds it, else acknowledged, with what is kept."""
    less = _without(turn.profile.trade or "", turn.meaning.parsed.text)
    profile = turn.profile.with_values(trade=less) if less else turn.profile
    kept = wording.who(profile)
    if less:
        said, then = f"**C'est corrigé : {kept}.**", "Si votre métier a changé tout à fait, dites-le en un mot."
    else:
        said = "**C'est entendu, je n'en tiens pas compte.**"
        then = (
            f"Je garde : {kept}. Si votre métier a changé, dites-le en un mot."
            if kept
            else "Que faites-vous surtout, maintenant ?"
        )
    text = paragraphs(said, then)
    buttons = (
        SEE_AGAIN,
        Button("Corriger mes informations", "/change_profile"),
    )
    return Reply.of(replace(turn, profile=profile), Answer("notice", "change_profile", text, buttons=buttons))


def _without(trade: str, said: str) -> str | None:
    """« photographe » of « photographe de mariage », for « je ne fais plus de mariages »; None where nothing is to take off."""
    base, *rest = re.split(r" (?:de |d')", trade, maxsplit=1)
    named = rest and re.search(rf"\b{re.escape(fold(rest[0]).rstrip('sx'))}[sx]?\b", fold(said))
    return base if named else None


def _noted_first(turn: Turn, library: Library, said: str) -> Reply:
    """What was told before any advice: said back, with the same way on as a first presentation."""
    text = paragraphs(f"**{said} : {noted(turn, library)}.**", _goal_question(turn))
    answer = Answer(
        "notice", "change_profile", text, buttons=_buttons(turn, library), extra={"profile": turn.profile.as_dict()}
    )
    return Reply.of(turn, answer, memory=_asking_goal(turn) if _asks_goal(turn) else turn.memory)


def _replaces(turn: Turn) -> bool:
    """Whether something already known is told otherwise; what is only added is no correction."""
    before, after = turn.before.as_dict(), turn.profile.as_dict()
    lost = {name for name, value in before.items() if value and after.get(name) != value}
    return any(
        not isinstance(before[name], (list, tuple)) or set(before[name]) - set(after.get(name, ())) for name in lost
    )


def _unknown_trade(turn: Turn) -> str | None:
    trade = turn.meaning.facts.trade
    if not trade or trade.family or turn.profile.family or FAMILY in turn.memory.asked:
        return None
    if trade.alternatives:
        return f"Je ne connais pas bien ce métier ({trade.label}). De quoi est-il le plus proche ?"
    return "Je ne connais pas bien ce métier : dites-moi ce que vous vendez et à qui, en quelques mots."


def _which_family(turn: Turn, library: Library, text: str) -> Reply:
    """A trade no list knows is asked back once, with the nearest families, and kept for whoever maintains the lists."""
    answer = Answer("question", turn.topic, text, buttons=(*doubts.buttons(turn, library), SKIP),
                    extra={"profile": turn.profile.as_dict()})  # fmt: skip
    memory = turn.memory.but(pending="trade", asked=(*turn.memory.asked, FAMILY))
    return Reply.of(turn, answer, memory=memory, inbox="not_understood")


def _asks_goal(turn: Turn) -> bool:
    """Asked once, and never of who has said it."""
    return not turn.profile.aims and GOAL not in turn.memory.asked


def _asking_goal(turn: Turn) -> Memory:
    """Whatever is told in answer, the advice comes next."""
    asked = (*turn.memory.asked, GOAL)
    return turn.memory.but(pending="goal", asked=asked, waiting_topic="platform_recommendation")


def _goal_question(turn: Turn) -> str:
    if not _asks_goal(turn):
        return "Voulez-vous que je vous dise quels canaux vous conviennent ?"
    return "Que cherchez-vous d'abord : trouver des clients, fidéliser, faire venir sur place, recruter ?"


def _buttons(turn: Turn, library: Library) -> tuple[Button, ...]:
    if not _asks_goal(turn):
        return (
            WHICH_CHANNELS,
            REAL_CASE,
        )
    return (
        Button("Trouver des clients", '/inform_profile{"goals": ["customers"]}'),
        Button("Fidéliser", '/inform_profile{"goals": ["loyalty"]}'),
        Button("Faire venir sur place", '/inform_profile{"goals": ["footfall"]}'),
        Button("Recruter", '/inform_profile{"goals": ["hiring"]}'),
        Button("Passer", "/platform_recommendation"),
    )


def _nothing_read(turn: Turn, library: Library) -> Reply:
    """Nothing new in the message: who is known is not asked who they are, but what they meant."""
    if turn.profile.trade:
        others = tuple(t for t, _ in turn.meaning.parsed.ranking if t not in PROFILE_TOPICS)[:3]
        return not_understood(replace(turn, meaning=replace(turn.meaning, suggestions=others)), library)
    text = paragraphs(
        "**Je n'ai pas su lire votre activité dans ce message.**",
        "Dites-la autrement, par exemple « je suis fleuriste à Angers » ou « nous vendons des pièces aux garages ».",
    )
    return Reply.of(
        turn, Answer("question", turn.topic, text), memory=turn.memory.but(pending="trade"), inbox="not_understood"
    )
