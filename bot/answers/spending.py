"""« J'ai 200 € », « 5 000 € par an »: what that sum buys and what it does not, by our judgement, with the prices that have a source."""

from __future__ import annotations

import re

from bot.advisor.model import Figure, Platform
from bot.advisor.profile import Profile
from bot.advisor.spending import Line
from bot.answers import abroad, going, money, wording
from bot.answers.advise.recommendation import what_changes
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, merge_sources
from bot.answers.buttons import WHERE_TO_BEGIN
from bot.answers.costs import cost, is_free
from bot.answers.library import Library
from bot.dialogue.sums import OVER, YEAR
from bot.text import enumerate_fr, fold, sentence

_YEAR = re.compile(r"\b(?:par an|annuel\w*|l'an|l'annee|chaque annee)\b|/ ?an\b")
BUTTONS = (
    Button("Qui peut payer une partie ?", '/budget{"aids": "yes"}'),
    Button("En savoir plus", "/budget"),
    WHERE_TO_BEGIN,
)
PRICED = 2
"""Channels whose price is told beside."""


def asked(turn: Turn) -> bool:
    """Whether the topic is money and there is some: told in this message, or known and not yet spoken of."""
    if turn.topic != "budget" or not turn.profile.budget:
        return False
    if OVER in turn.meaning.parsed.values:
        return True
    return turn.profile.budget != turn.before.budget or going.level(turn) == going.FIRST


def answer(turn: Turn, library: Library, figures: list[Figure], further: str | None) -> Reply:
    """The size of the sum first; `figures` are the topic's own, `further` its longer text."""
    profile = turn.profile
    told, yearly, once = _sum(turn)
    step = library.spending.step(yearly)
    lines = [_line(line, yearly, profile) for line in step.without(_left_out(profile))]
    channels, over = _priced(turn, library), "" if once or "par an" in told else ", sur l'année"
    text, overflow = fit(
        (0, f"**Avec {told} : {step.say}.**"),
        (1, _free_first(turn, library)),
        (0, f"À notre avis, dans cet ordre{over} :\n{wording.bullet_list(lines)}"),
        (0, f"Cette somme n'achète {step.lacks}."),
        (2, _prices(channels)),
        (3, abroad.tell_figure(figures[0], turn) if figures else None),
        (1, _changes(turn, library)),
        (0, "Si vous avez cette somme chaque mois, dites-le : cela change tout." if once else None),
        (0, _experiment(yearly, profile)),
    )
    shown = Answer(
        "answer", "budget", text, "conditional",
        sources=merge_sources(tuple(figure.source for figure in figures[:1])),
        buttons=BUTTONS, more=join_more(overflow, further),
    )  # fmt: skip
    return Reply.of(turn, shown, memory=turn.memory.but(told=going.told(turn, False)))


def _sum(turn: Turn) -> tuple[str, float, bool]:
    """The sum in words, by the year, and whether it may be one sum only: « j'ai 200 € » says no time."""
    profile = turn.profile
    if profile.one_sum:
        return money.sum_told(profile), profile.one_sum, True
    yearly = 12 * (profile.budget or 0.0)
    if turn.meaning.parsed.values.get(OVER) == YEAR or _says_a_year(turn):
        return f"{money.in_money(yearly, profile.country)} par an", yearly, False
    return money.sum_told(profile), yearly, False


def _says_a_year(turn: Turn) -> bool:
    return turn.meaning.facts.budget is not None and bool(_YEAR.search(fold(turn.meaning.text)))


def _left_out(profile: Profile) -> set[str]:
    left = {"ads"} if profile.has("no_ads") else set()
    return left | ({"website"} if {"website"} & {*profile.present, *profile.excluded} else set())


def _line(line: Line, yearly: float, profile: Profile) -> str:
    if line.share is None:
        return line.what
    return f"{line.what} : {money.in_money(_round(line.share * yearly), profile.country)} au plus"


def _round(value: float) -> float:
    """To a step that nobody takes for exactness."""
    step = 10 if value < 500 else 50 if value < 1000 else 100
    return max(step, step * round(value / step))


def _free_first(turn: Turn, library: Library) -> str | None:
    free = [wording.named(c.platform) for c in library.mix(turn.profile).choices if is_free(c.platform)]
    return f"D'abord ce qui ne coûte que du temps : {enumerate_fr(free[:2])}." if free else None


def _priced(turn: Turn, library: Library) -> list[Platform]:
    """The channels named, then those of the mix that are not free."""
    named = [library.platforms[id] for id in turn.meaning.facts.platforms if id in library.platforms]
    mix = [c.platform for c in library.mix(turn.profile).choices if c.platform.id not in turn.profile.present]
    paid = [channel for channel in mix if not is_free(channel)]
    return list({channel.id: channel for channel in (*named, *paid)}.values())[:PRICED]


def _prices(channels: list[Platform]) -> str | None:
    told = [sentence(f"{wording.named(channel)} : {cost(channel)}") for channel in channels]
    return f"Les prix que je connais. {' '.join(told)}" if told else None


def _changes(turn: Turn, library: Library) -> str | None:
    """What a sum changes in the channels advised, where it does."""
    return what_changes(turn, library) if library.mix(turn.before).ids != library.mix(turn.profile).ids else None


def _experiment(yearly: float, profile: Profile) -> str:
    first = money.in_money(_round(yearly / 10), profile.country)
    return (
        f"**À essayer** : un mois sur une seule ligne, avec {first} au plus. "
        "**À mesurer** : euros et heures dépensés par nouveau client."
    )
