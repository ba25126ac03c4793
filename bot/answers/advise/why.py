"""Why that, why not that: the strongest points of the sum, in words, what they rest on, and what would change the answer."""

from __future__ import annotations

from bot.advisor.changes import Turning, turning_point
from bot.advisor.mix import Mix
from bot.advisor.model import Fact, Platform, Verdict
from bot.advisor.objections import objections
from bot.advisor.ranking import Ranked
from bot.answers import abroad, wording
from bot.answers.advise import shared
from bot.answers.answer import Answer, Button, Reply, Turn, merge_sources, paragraphs
from bot.answers.buttons import REAL_CASE
from bot.answers.library import Library
from bot.text import lower_first, sentence

JUDGEMENT = "Ce classement est notre jugement : un calcul à points fondé sur votre métier, votre clientèle, votre but et votre temps."
MEASURE = "Dites-moi si un point ne vous ressemble pas, et je recalcule. **À mesurer** : d'où viennent vos nouveaux clients, en le leur demandant pendant un mois."


def why_recommendation(turn: Turn, library: Library) -> Reply:
    """Why the channels named, or those last advised."""
    named = [library.platforms[p] for p in turn.meaning.facts.platforms if p in library.platforms]
    one = turn.memory.focus[:1] if turn.memory.last_topic == "platform_fit" else ()
    both = turn.memory.focus[:2] if turn.memory.last_topic == "platform_comparison" else ()
    last = (one or both or turn.memory.recommended or turn.memory.focus)[:2]
    about = (named or [library.platforms[p] for p in last if p in library.platforms])[:2]
    if not about:
        return _in_general(turn, library)
    mix = library.mix(turn.profile)
    ranked = [shared.ranked_one(library, turn.profile, p) for p in about]
    figures = [f for p in about for f in p.facts[:1]]
    text = paragraphs(
        *(_line(one, mix, i == 0, asked=bool(named)) for i, one in enumerate(ranked)),
        _would_change(named, turn, library),
        JUDGEMENT,
        "\n".join(f"{_figure_of(f, turn)} : {f.text} ({wording.link(f.source)})" for f in figures),
        MEASURE,
    )
    verdict: Verdict | None = shared.verdict_on(ranked[0], mix, turn.profile) if named else None
    answer = Answer(
        "answer", "why_recommendation", text, verdict,
        choices=tuple(shared.choice_of(one, mix) for one in ranked),
        sources=merge_sources(tuple(f.source for f in figures)),
        buttons=(Button("Corriger mes informations", "/change_profile"), Button("Un exemple réel", "/case_study")),
    )  # fmt: skip
    memory = turn.memory.with_focus(tuple(p.id for p in about)) if named else turn.memory
    return Reply.of(turn, answer, memory=memory)


def _figure_of(fact: Fact, turn: Turn) -> str:
    return "Chiffre de la France" if abroad.to_be_placed(fact, turn) else "Chiffre"


def _line(one: Ranked, mix: Mix, first: bool, asked: bool) -> str:
    """The straight answer about one channel, bold for the first, and its reasons; of one asked about by name, what it is good for too."""
    name, kept = wording.capital(wording.named(one.platform)), one.platform.id in mix.ids
    reasons = one.reasons[:2] if kept else objections(one)[:2]
    reasons = reasons or ((one.platform.strengths[0],) if kept else (one.platform.limits[0],))
    start = shared.first_of(mix)
    if kept:
        head = f"{name} figure parmi mes conseils"
    elif one.barred:
        head = f"{name} reste à l'écart"
    elif start:
        head = f"{name} n'est pas {_excluded(one.platform)}, mais passe après {wording.named(start)}"
    else:
        head = f"{name} n'est pas {_excluded(one.platform)}"
    because = " ".join(sentence(reason) for reason in reasons)
    if asked and not (kept or one.barred) and reasons != (one.platform.strengths[0],):
        because = f"{because} Ce qu'on peut en attendre : {lower_first(one.platform.strengths[0]).rstrip('.')}."
    return f"**{head}.** {because}" if first else f"{head}. {because}"


def _excluded(platform: Platform) -> str:
    return "exclue" if platform.id in wording.FEMININE else "exclu"


def _would_change(named: list[Platform], turn: Turn, library: Library) -> str | None:
    """« Je le conseillerais si… », about the channel named."""
    if not named:
        return None
    turning = turning_point(named[0].id, turn.profile, library.mix)
    return f"Je vous conseillerais {wording.named(named[0])} {_if(turning)}." if turning else None


def _if(turning: Turning) -> str:
    if turning.field == "clientele":
        return f"si vos clients étaient surtout {wording.CLIENTELE[turning.value]}"
    if turning.field == "goal":
        return f"si votre but était de {wording.GOALS[turning.value]}"
    if turning.field == "ages":
        return f"si votre clientèle avait {wording.AGES[turning.value]}"
    return f"si vous aviez {wording.hours(float(turning.value))} par semaine"


def _in_general(turn: Turn, library: Library) -> Reply:
    text = paragraphs(
        "**Mes conseils s'appuient sur une base de cas réels et de chiffres dont je donne la source.**",
        f"Elle contient des centaines d'études de cas, réussites et échecs, et les règles de "
        f"{len(library.professions)} professions. Le choix des canaux, lui, est un jugement : je vous en donne les raisons, et je peux me tromper.",
        "Si vous doutez d'un point précis, citez-le : je vous dirai sur quoi il repose, ou que je n'ai pas de chiffre.",
    )
    return Reply.of(turn, Answer("answer", "why_recommendation", text, buttons=(REAL_CASE,)))
