"""Channels on the table, side by side: which takes the least time, and whether two can be held together."""

from __future__ import annotations

from bot.advisor.model import Platform
from bot.answers import wording
from bot.answers.advise import platform_comparison, shared, steps
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.buttons import START
from bot.answers.library import Library
from bot.dialogue.cues_talk import EFFECTIVE, SUPERLATIVE
from bot.text import fold

HEAVY = frozenset({"long", "longue", "chronophage", "complique", "contraignant", "lourd", "prise de tete"})


def lightest(turn: Turn, library: Library) -> Reply:
    """Which of the channels on the table takes the least time, or brings most, as asked."""
    about = [library.platforms[id] for id in turn.meaning.platforms if id in library.platforms]
    asked = SUPERLATIVE.search(fold(turn.meaning.text))
    if not asked or len(about) < 2 or asked.group(2) in EFFECTIVE or _heaviest(asked.group(1), asked.group(2)):
        return platform_comparison(turn, library)
    held = {choice.platform.id: choice.hours for choice in library.mix(turn.profile).choices if choice.hours}
    about.sort(key=lambda one: (held.get(one.id, one.hours[0]), one.hours[1]))
    lines = [f"**{wording.capital(wording.named(one))}** : {_time_of(one, held.get(one.id))}" for one in about]
    text = paragraphs(
        f"**Le plus léger à tenir, à notre avis : {wording.named(about[0])}.**",
        wording.bullet_list(lines),
        "Vite tenu ne veut pas dire vite rentable : laissez un mois à un canal avant de le juger.",
        steps.next_step(about[0], turn),
    )
    memory = turn.memory.with_focus((about[0].id,))
    return Reply.of(turn, Answer("answer", turn.topic, text, buttons=(*START[2:], *START[:1])), memory=memory)


def _time_of(platform: Platform, held: float | None) -> str:
    """The hours the person's own advice gives it, else what it takes in general."""
    low, high = platform.hours
    return (
        f"{wording.hours(held)} par semaine" if held else f"de {wording.hours(low)} à {wording.hours(high)} par semaine"
    )


def _heaviest(which: str, how: str) -> bool:
    """« le plus long », « le moins simple »: the other end of the scale."""
    return (which == "plus") == (how in HEAVY)


def both(turn: Turn, library: Library) -> Reply:
    """« pourquoi pas les deux ? »: yes when the hours told hold both, else the better one first."""
    pair = [library.platforms[id] for id in turn.meaning.platforms if id in library.platforms]
    if len(pair) < 2:
        return platform_comparison(turn, library)
    ranked = sorted(
        (shared.ranked_one(library, turn.profile, one) for one in pair), key=lambda one: (one.barred, -one.score)
    )
    best, other = ranked[0].platform, ranked[1].platform
    least, hours = sum(one.hours[0] for one in pair), turn.profile.hours
    first, second = wording.named(best), wording.named(other)
    if ranked[1].barred:
        head = f"Non : {second} n'est pas pour vous. Tenez-vous à {first}."
    elif hours is None:
        head = f"Oui, si vous avez {wording.hours(least)} par semaine au moins ; sinon {first} seulement."
    elif hours >= least:
        head = f"Oui, vos {wording.hours(hours)} par semaine peuvent porter les deux."
    else:
        head = f"Pas encore : les deux demandent {wording.hours(least)} par semaine au moins, et vous en avez {wording.hours(hours)}."
    then = (
        None
        if ranked[1].barred
        else (
            f"Dans l'ordre : un mois avec {first}, puis {second} s'il vous reste du temps. À notre avis, deux canaux commencés ensemble finissent souvent à moitié."
        )
    )
    text = paragraphs(f"**{head}**", then, steps.next_step(best, turn))
    why = Button("Pourquoi cet ordre ?", f'/why_recommendation{{"platforms": ["{best.id}"]}}')
    answer = Answer("answer", turn.topic, text, "conditional", buttons=(why, *START[2:], *START[:1]))
    return Reply.of(turn, answer, memory=turn.memory.with_focus((best.id, other.id)))
