"""« Flyers ou Facebook ? », « la radio, ça marche ? », « PanneauPocket ou Facebook ? »: ways on which the base has nothing; how to judge them, and what
stands beside them."""

from __future__ import annotations

import re

from bot.advisor.model import Platform
from bot.advisor.unlisted import Unlisted
from bot.answers import ask, wording
from bot.answers.answer import Answer, Reply, Turn, paragraphs
from bot.answers.buttons import WHICH_CHANNELS, for_me
from bot.answers.library import Library
from bot.answers.unlisted import ASK_YOURSELF, DO, MEASURE
from bot.text import fold

WEIGHED_IN = frozenset({"platform_comparison", "platform_fit", "paid_ads", "budget", "prospecting", "scepticism"})
"""Topics of a way weighed against a channel."""
ALONE_IN = frozenset({"platform_fit", "platform_comparison", "scepticism", "out_of_scope"})
"""Topics of a way asked about by itself; in the others (« une affiche faite par l'IA ») it is only what is made."""
_AGAINST = re.compile(
    r"\b(?:ou|vs|contre|plutot que|mieux que|au lieu de|a la place de|lequel|laquelle|les deux|entre)\b"
)
_JUDGES = re.compile(
    r"\b(?:march\w+|vaut|valent|utiles?|rentables?|sert|servent|encore|faut|interessante?s?|bien|efficaces?|pour moi|bon plan|bonne idee)\b"
)


def reply(turn: Turn, library: Library) -> Reply | None:
    """None where no such way is named, where several channels are compared, or where it is only spoken of."""
    parsed, folded = turn.meaning.parsed, fold(turn.meaning.text)
    channels = [library.platforms[id] for id in parsed.facts.platforms if id in library.platforms]
    ways = library.offline.all_in(folded) or (library.unlisted.all_in(folded) if channels else [])
    if parsed.from_button or len(ways) != 1 or len(channels) > 1:
        return None
    if channels:
        weighed = turn.topic in WEIGHED_IN and _AGAINST.search(folded)
        return _told(turn, library, ways[0], channels[0]) if weighed else None
    return _told(turn, library, ways[0], None) if turn.topic in ALONE_IN and _JUDGES.search(folded) else None


def _told(turn: Turn, library: Library, way: Unlisted, channel: Platform | None) -> Reply:
    text = paragraphs(
        f"**{_headline(turn, library, way, channel)}**",
        f"Sur {way.name}, je n'ai ni étude ni cas, et je n'en invente pas. À notre avis, trois questions suffisent pour en juger :",
        wording.bullet_list(way.ask or ASK_YOURSELF),
        f"**À essayer** : {way.do or DO}. **À mesurer** : {way.measure or MEASURE}.",
    )
    near = [channel] if channel else [library.platforms[id] for id in way.near if id in library.platforms]
    buttons = (*(for_me(p.id, wording.capital(wording.named(p))) for p in near[:2]), WHICH_CHANNELS)
    topic = "platform_comparison" if channel else "platform_fit"
    answer = Answer("answer", topic, text, "conditional", buttons=buttons)
    memory = turn.memory.with_focus(tuple(p.id for p in near[:1]))
    return ask.append(turn, answer, ask.next_question(turn, library), memory)


def _headline(turn: Turn, library: Library, way: Unlisted, channel: Platform | None) -> str:
    """The straight answer: what is known of the channel, and a trial of the way beside it."""
    trial = f"pour {way.name}, un petit essai compté avant d'y mettre plus"
    if channel is None:
        judged = "se jugent" if way.name.startswith("les ") else "se juge"
        return f"À notre avis, {way.name} {judged} sur un petit essai compté, jamais sur une impression."
    whom, name, mix = wording.for_whom(turn.profile), wording.named(channel), library.mix(turn.profile)
    if channel.id in mix.ids:
        return f"{whom}, {name} a sa place ; {trial}."
    first = next((library.platforms[id] for id in mix.ids if id in library.platforms), None)
    return f"{whom}, {name} ne vient pas en premier{f', mais après {wording.named(first)}' if first else ''} ; {trial}."
