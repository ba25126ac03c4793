"""« Combien coûte un site ? »: the price of a channel, from its own entry, with what is not known said to be so."""

from __future__ import annotations

import re

from bot.advisor.model import Fact, Platform
from bot.answers import brands, going, wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, merge_sources, paragraphs
from bot.answers.buttons import HUMAN, for_me
from bot.answers.costs import UNSOURCED, cost, is_free
from bot.answers.library import Library
from bot.text import lower_first

MOST = 3
"""Channels priced in one answer."""
TO_ASK = (
    "La part prise sur chaque réservation, l'abonnement, les frais de paiement et de mise en avant",
    "À qui restent le fichier et les avis, et comment on arrête",
    "Si un habitué qui repasse par là vous coûte aussi une part",
)
OF_MONEY = re.compile(r"€|commission|\bcoût\w*|euros?\b", re.IGNORECASE)


def asked(turn: Turn) -> bool:
    """Whether the message asks what channels cost, and says nothing of the person's own means."""
    return turn.topic == "budget" and bool(turn.meaning.facts.platforms) and turn.meaning.facts.budget is None


def of_channels(turn: Turn, library: Library) -> Reply:
    """What the channels named cost in money, then in hours."""
    channels = [library.platforms[one] for one in turn.meaning.facts.platforms if one in library.platforms][:MOST]
    if len(channels) == 1 and brands.step(channels[0], turn, library):
        return _of_a_booking_site(channels[0], turn, library)
    facts = [fact for channel in channels for fact in of_money(channel)]
    text, overflow = fit(
        (0, _costs(channels)),
        (
            0,
            "Je n'ai pas de montant vérifié pour ce qui se paie, et je n'en invente pas."
            if _unknown(channels)
            else None,
        ),
        (1, _with_no_money(turn, channels)),
        (1, wording.bullet_list([told(fact) for fact in facts[:MOST]]) if facts else None),
        (0, _hours(channels)),
        (0, _experiment(channels)),
    )
    first = channels[0]
    answer = Answer(
        "answer", "budget", text, "conditional",
        sources=merge_sources(tuple(fact.source for fact in facts[:MOST])),
        buttons=(
            for_me(first.id),
            Button("Par où mettre mon argent ?", "/budget"),
            HUMAN,
        ),
        more=join_more(overflow, wording.bullet_list([told(fact) for fact in facts[MOST:]]) if facts[MOST:] else None),
    )  # fmt: skip
    memory = turn.memory.with_focus(tuple(channel.id for channel in channels)).but(told=going.told(turn, False))
    return Reply.of(turn, answer, memory=memory)


def _of_a_booking_site(channel: Platform, turn: Turn, library: Library) -> Reply:
    """Where one is booked, the sourced prices of sites that sell goods are beside the point: what to have written down, nothing invented."""
    name = brands.name(channel, turn, library)
    whom = "ce genre de plateforme" if name == wording.named(channel) else name
    text = paragraphs(
        f"**Je n'ai pas de tarif vérifié pour {whom}, et je n'en invente pas : demandez-le par écrit.**",
        wording.bullet_list(TO_ASK),
        "À notre avis, le bon prix est celui qui vous laisse quelque chose sur un client vraiment nouveau, pas sur un habitué.",
        f"**À essayer** : {lower_first(brands.BOOKED_STEP)} **À mesurer**, pendant un mois : {brands.BOOKED_MEASURE}.",
    )
    answer = Answer("answer", "budget", text, "conditional", buttons=(for_me(channel.id), HUMAN))
    memory = turn.memory.with_focus((channel.id,)).but(told=going.told(turn, False))
    return Reply.of(turn, answer, memory=memory)


def _costs(channels: list[Platform]) -> str:
    if len(channels) == 1:
        return _cost(channels[0])
    lines = [f"**{wording.capital(wording.named(channel))}** : {cost(channel)}." for channel in channels]
    return f"**Voici ce que coûtent ces canaux.**\n\n{wording.bullet_list(lines)}"


def _cost(channel: Platform) -> str:
    """Its cost in one sentence; what is told with its source below is not said here."""
    told, name = cost(channel), wording.named(channel)
    if of_money(channel):
        told = told.split(" ; ")[0]
    return f"**Pour {name}, {told}.**" if " : " in told else f"**Pour {name} : {told}.**"


def _unknown(channels: list[Platform]) -> bool:
    return any(UNSOURCED.search(channel.cost) for channel in channels)


def _with_no_money(turn: Turn, channels: list[Platform]) -> str | None:
    if turn.profile.budget != 0:
        return None
    paid = [wording.named(channel) for channel in channels if not is_free(channel)]
    if paid:
        return f"Sans budget, laissez cela pour plus tard : {', '.join(paid)}."
    return "Sans budget, vous pouvez commencer : n'achetez rien en option."


def _hours(channels: list[Platform]) -> str:
    """The price nobody tells: the hours a week, which are our judgement."""
    shares = [(wording.named(c), *map(wording.hours, c.hours)) for c in channels]
    if len(shares) == 1:
        _, low, high = shares[0]
        return f"Comptez aussi votre temps : de {low} à {high} par semaine, à notre avis."
    told = " ; ".join(f"{name}, de {low} à {high}" for name, low, high in shares)
    return f"Comptez aussi votre temps par semaine, à notre avis : {told}."


def _experiment(channels: list[Platform]) -> str:
    free = all(is_free(channel) for channel in channels)
    do = (
        "un mois sans rien payer"
        if free
        else "demandez deux devis datés, avec ce qui vous appartient à la fin et comment on arrête"
    )
    return f"**À essayer** : {do}. **À mesurer** : euros et heures dépensés par nouveau client."


def of_money(channel: Platform) -> list[Fact]:
    """What the base knows of the channel's prices, in the order of its entry."""
    return [fact for fact in channel.facts if OF_MONEY.search(fact.text)]


def told(fact: Fact) -> str:
    """The fact with its source as a link."""
    return f"{fact.text} ({wording.link(fact.source)})"
