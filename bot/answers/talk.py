"""What is said to messages about the talk itself: why we ask, where we were, how sure we are, the same in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.advisor.model import Figure, Platform, Source
from bot.advisor.variants import choose
from bot.answers import abroad, brands, noted, same_there, side_by_side, summed_up, wording
from bot.answers.advise import platform_fit, shared, steps
from bot.answers.answer import Answer, Button, Reply, Turn, merge_sources, paragraphs
from bot.answers.ask import QUESTIONS, SKIP
from bot.answers.buttons import HUMAN, REAL_CASE, START
from bot.answers.library import Library
from bot.answers.service import greet as hello
from bot.dialogue.reading import OF_LAW, RECOMMENDING
from bot.dialogue.same_there import SAME_THERE
from bot.dialogue.summing_up import SUMS_UP
from bot.dialogue.talk import (
    APOLOGISES,
    BOTH,
    COMES_BACK,
    CONTESTED,
    DEFINES,
    DEFINES_WORD,
    LIGHTEST,
    SIMPLER,
    SURE,
    THAT_FIGURE,
    WHY_ASKED,
    WITHHOLDS,
    WORD,
)
from bot.text import enumerate_fr, fold, lower_first, sentence

KNOWN = Button("Ce que vous savez de moi", "/change_profile")
DATA = Button("Que deviennent mes données ?", "/privacy")
BECAUSE = {
    "trade": "le bon canal dépend du métier : un notaire et un fleuriste n'ont ni les mêmes clients ni les mêmes règles",
    "clientele": "les particuliers et les entreprises ne se trouvent pas au même endroit",
    "goal": "le canal qui recrute n'est pas celui qui fait revenir les habitués",
    "hours": "le nombre de canaux que l'on peut tenir dépend de ce temps",
}
"""Why each question of ours is asked, by what `Memory.pending` waits for."""
RECENT = 3
"""Turns during which what is contested is still the rule by which something was refused."""
SHOWN = 3
"""Figures recalled at once."""


def reply(turn: Turn, library: Library) -> Reply | None:
    """The answer to such a message; None when the message is another."""
    told = SERVES.get(turn.meaning.why)
    return told(turn, library) if told else None


def _why_asked(turn: Turn, library: Library) -> Reply:
    pending = turn.memory.pending or ""
    because = BECAUSE.get(pending, "le bon canal dépend du métier, des clients, du but et du temps que l'on a")
    text = paragraphs(
        f"**Parce que {because}.**",
        "Rien ne vous oblige à répondre : je vous conseille alors de façon plus générale. "
        "Je ne demande ni votre nom ni votre adresse, et tout s'efface quand vous le dites.",
    )
    question = QUESTIONS.get(pending)
    buttons = (*question.buttons[:-1], SKIP) if question else (START[0], DATA)
    return Reply.of(turn, Answer("notice", turn.topic, text, buttons=buttons))


def _withholds(turn: Turn, library: Library) -> Reply:
    text = paragraphs(
        "**C'est votre droit : je vous réponds sans cela, de façon plus générale, et je ne vous le redemanderai pas.**",
        "Posez votre question, ou choisissez.",
    )
    asked = tuple(dict.fromkeys((*turn.memory.asked, "trade", "clientele", "goal")))
    answer = Answer("notice", turn.topic, text, buttons=(*START[:2], DATA))
    return Reply.of(turn, answer, memory=turn.memory.but(asked=asked, pending=None, waiting_topic=None))


def _comes_back(turn: Turn, library: Library) -> Reply:
    """The last subject and what is known, so that nobody has to begin again."""
    memory, known = turn.memory, noted.known(turn.profile, library)
    title = library.titles.get(memory.last_topic or "")
    if not title and not known:
        return hello(turn, library) if memory.turn > 1 else _nothing_kept(turn)
    names = [wording.named(library.platforms[id]) for id in memory.focus[:2] if id in library.platforms]
    about = f" ({enumerate_fr(names)})" if names and memory.last_topic in RECOMMENDING else ""
    head = f"Nous en étions à « {title} »{about}." if title else "Je garde le fil de notre conversation."
    text = paragraphs(
        f"**{head}**",
        f"Ce que je sais de vous : {' ; '.join(known)}." if known else None,
        "Posez votre question, ou choisissez.",
    )
    again = (Button(str(title), f"/{memory.last_topic}"),) if title else ()
    return Reply.of(turn, Answer("notice", turn.topic, text, buttons=(*again, *START[:1], *START[2:], KNOWN)))


def _forgiven(turn: Turn, library: Library) -> Reply:
    """An apology is taken in a word, and what was said in anger no longer counts."""
    title = library.titles.get(turn.memory.last_topic or "")
    text = paragraphs("**C'est oublié, n'en parlons plus.**", "Posez votre question, ou reprenons où nous en étions.")
    again = (Button(title, f"/{turn.memory.last_topic}"),) if title else ()
    answer = Answer("notice", turn.topic, text, buttons=(*again, *START[:1], HUMAN))
    return Reply.of(turn, answer, memory=turn.memory.but(annoyed=0))


def _nothing_kept(turn: Turn) -> Reply:
    text = paragraphs(
        "**Non : je ne me souviens que de la conversation en cours, et celle-ci commence.**",
        "Dites-moi votre métier et votre question, en une phrase.",
    )
    return Reply.of(turn, Answer("notice", turn.topic, text, buttons=START))


def _sure(turn: Turn, library: Library) -> Reply:
    """How sure: a rule is a text to check, a figure has its source, a choice of channels is a judgement."""
    first = _first(turn, library)
    if turn.memory.last_topic in OF_LAW:
        head = "De la règle, oui, à la date que je cite ; de son application à votre cas, non."
        then = "Ouvrez la source, et demandez à votre ordre, à votre fédération ou à un avocat avant de vous engager."
    else:
        head = "Non, pas à coup sûr : le choix d'un canal est un jugement, et je peux me tromper."
        then = "Les chiffres et les cas ont leur source, et vous pouvez les vérifier. Le reste se prouve chez vous, en petit."
    text = paragraphs(f"**{head}**", then, _recalled(turn, library), steps.next_step(first, turn) if first else None)
    sources = merge_sources(tuple(figure.source for figure in _cited(turn, library)))
    buttons = (REAL_CASE, HUMAN)
    return Reply.of(turn, Answer("answer", turn.topic, text, sources=sources, buttons=buttons))


def _contested(turn: Turn, library: Library) -> Reply:
    refused = turn.memory.refused and turn.memory.turn - turn.memory.refused <= RECENT
    if refused or turn.memory.last_topic in OF_LAW:
        rests_on: str = "La règle que je cite renvoie à un texte, avec sa date : ouvrez-le, c'est lui qui compte."
    else:
        rests_on = _recalled(turn, library) or "Je n'avais pas cité de chiffre : c'était notre jugement."
    text = paragraphs(
        "**Vous avez peut-être raison, et je préfère le savoir.**",
        rests_on,
        "Dites-moi ce que vous avez lu et où : une personne vérifiera. Une source plus récente ou plus proche de votre métier l'emporte.",
    )
    sources = merge_sources(tuple(figure.source for figure in _cited(turn, library)))
    answer = Answer("answer", turn.topic, text, sources=sources, buttons=(HUMAN, *START[:1]))
    return Reply.of(turn, answer, inbox="thumbs_down")


def _that_figure(turn: Turn, library: Library) -> Reply:
    text = paragraphs(
        "**Voici d'où il vient, avec l'année des données.**",
        _recalled(turn, library),
        "Si la source ne vous convainc pas, dites-le : une personne peut vérifier.",
    )
    sources: tuple[Source, ...] = merge_sources(tuple(figure.source for figure in _cited(turn, library)))
    return Reply.of(turn, Answer("answer", turn.topic, text, sources=sources, buttons=(HUMAN, *START[1:2])))


def _simpler(turn: Turn, library: Library) -> Reply:
    """One channel or one gesture, and what to count; a second time, a person."""
    again, first = turn.memory.last_served == turn.topic, _first(turn, library)
    if first is None and not turn.memory.last_topic:
        asked = QUESTIONS["trade"]
        text = paragraphs("**On va faire simple, une seule chose à la fois.**", asked.text)
        memory = turn.memory.but(pending="trade", waiting_topic="platform_recommendation")
        return Reply.of(turn, Answer("question", turn.topic, text, buttons=asked.buttons), memory=memory)
    if again or (first is None and turn.memory.last_topic not in library.titles):
        text = paragraphs("**Je n'arrive pas à être plus clair, pardon.**", "Une personne peut vous l'expliquer.")
        return Reply.of(turn, Answer("notice", turn.topic, text, buttons=(HUMAN, *START[:1])), inbox="not_understood")
    head, step = _in_a_sentence(turn, library)
    text = paragraphs(f"**Plus simplement : {head}**", step, "Le reste peut attendre.")
    return Reply.of(turn, Answer("answer", turn.topic, text, buttons=(*START[1:], HUMAN)))


def _in_a_sentence(turn: Turn, library: Library) -> tuple[str, str | None]:
    """(what to remember, what to do) of the last topic: the advice written on it, else the channel to begin with."""
    topic, first = turn.memory.last_topic or "", _first(turn, library)
    written = None if topic in (*RECOMMENDING, "action_plan") else library.advice(topic)
    if written:
        family, asked = library.family(turn.profile), fold(turn.memory.question)
        chosen = choose(written.base, written.variants, turn.profile, family, turn.meaning.platforms, asked)
        e, head = chosen.experiment, sentence(chosen.headline)
        return lower_first(head), f"**À essayer** : {shared.lower(e.do).rstrip('.')}."
    if first is None:
        return "posez-moi votre question avec vos mots, une seule à la fois.", None
    if topic == "platform_fit":
        return _verdict(first, turn, library)
    return (
        f"une seule chose pour commencer, {wording.named(first)}.",
        f"**À faire cette semaine** : {shared.lower(brands.step(first, turn, library) or steps.bare(first, turn)).rstrip('.')}.",
    )


def _verdict(platform: Platform, turn: Turn, library: Library) -> tuple[str, str | None]:
    """What was said of that channel, yes or no, and its step."""
    asked = replace(turn, meaning=replace(turn.meaning, topic="platform_fit", platforms=(platform.id,)))
    told = platform_fit(asked, library).answers[0]
    step = next((part for part in told.text.split("\n\n") if part.startswith("**À essayer")), None)
    return lower_first(sentence(told.headline)), step


def _word(turn: Turn, library: Library) -> Reply:
    text = paragraphs(
        f"**{turn.meaning.parsed.values[WORD]}.**", "Un autre mot vous arrête ? Demandez-le-moi de la même façon."
    )
    return Reply.of(turn, Answer("notice", turn.topic, text, buttons=START))


def _defines(turn: Turn, library: Library) -> Reply:
    """What the channel is, then the verdict for whoever said a trade."""
    platform = library.platforms.get(turn.meaning.platforms[0])
    served = platform_fit(turn, library)
    if platform is None:
        return served
    first, *others = served.answers
    what, _, rest = platform.summary.partition(". ")
    headline = first.headline if turn.profile.trade else None
    text = paragraphs(f"**{what.rstrip('.')}.**", rest, headline)
    return Reply((first.but(text=text), *others), served.profile, served.memory, served.inbox)


def _first(turn: Turn, library: Library) -> Platform | None:
    """The channel last discussed, else the first that is advised or would be."""
    ids = (*turn.memory.focus[:1], *turn.memory.recommended[:1])
    if not ids and turn.profile.trade:
        ids = library.mix(turn.profile).ids[:1]
    return next((library.platforms[id] for id in ids if id in library.platforms), None)


def _cited(turn: Turn, library: Library) -> list[Figure]:
    ids = [one.removeprefix("figure:") for one in turn.memory.cited if one.startswith("figure:")]
    return library.figures(ids)[:SHOWN]


def _recalled(turn: Turn, library: Library) -> str | None:
    """The figures of the last advice that cited some, as a list, each with its source."""
    return wording.bullet_list([abroad.tell_figure(figure, turn) for figure in _cited(turn, library)]) or None


SERVES: Mapping[str, Callable[[Turn, Library], Reply]] = {
    WHY_ASKED: _why_asked,
    WITHHOLDS: _withholds,
    COMES_BACK: _comes_back,
    SURE: _sure,
    CONTESTED: _contested,
    THAT_FIGURE: _that_figure,
    SIMPLER: _simpler,
    DEFINES: _defines,
    DEFINES_WORD: _word,
    LIGHTEST: side_by_side.lightest,
    BOTH: side_by_side.both,
    APOLOGISES: _forgiven,
    SAME_THERE: same_there.reply,
    SUMS_UP: summed_up.reply,
}
"""Who answers which reading of `bot.dialogue.talk`."""
