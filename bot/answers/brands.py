"""« TheFork ? », « Planity ou Treatwell ? »: places of sale that one entry stands for, called by the name the person used."""

from __future__ import annotations

from bot.advisor.model import Platform
from bot.advisor.unlisted import Unlisted
from bot.answers import wording
from bot.answers.advise import shared
from bot.answers.answer import Answer, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN, WHICH_CHANNELS, for_me
from bot.answers.library import Library
from bot.answers.unlisted import ASK_YOURSELF
from bot.text import enumerate_fr, fold

MARKET = "marketplace"
ASKED_IN = frozenset({"platform_fit", "platform_comparison", "platform_recommendation", "selling_online", "tools"})
BOOKED = frozenset({
    "tourisme et hébergement", "restauration", "beauté et bien-être", "santé", "services aux particuliers", "profession libérale", "artisanat du bâtiment",
    "formation", "sport et loisirs",
})  # fmt: skip
"""Sectors that are booked or called for and send no parcels."""
BOOKED_STEP = "Comptez ce que chaque réservation vous laisse, commission ou abonnement payés."
BOOKED_MEASURE = "clients venus par là, et part de ceux qui reviennent en direct"


def step(platform: Platform, turn: Turn, library: Library) -> str | None:
    """What to try first on a place where one is booked; None where goods are sold, as the channel's own entry says it."""
    family = library.family(turn.profile)
    return BOOKED_STEP if platform.id == MARKET and family and family.sector in BOOKED else None


def name(platform: Platform, turn: Turn, library: Library) -> str:
    """How the channel is named inside a sentence: as the person did, where they named one place of sale."""
    said = _named(platform, turn, library)
    return said[0].name if len(said) == 1 else wording.named(platform)


def judged_as(platform: Platform, turn: Turn, library: Library) -> str | None:
    """What a verdict on one of them rests on: the base knows their kind, not the firm."""
    said = _named(platform, turn, library)
    if len(said) != 1:
        return None
    return (
        f"{said[0].name} est {said[0].what} : je la juge comme celles qui prennent une commission ou un abonnement, "
        "sans fiche sur celle-là."
        if said[0].what.startswith("une")
        else f"{said[0].name} est {said[0].what} : je le juge d'après son genre, sans fiche sur lui."
    )


def alike(turn: Turn, library: Library) -> Reply | None:
    """Two places of one kind: no fact sets them apart here, so what does is asked. None when one or none is named."""
    if set(turn.meaning.facts.platforms) != {MARKET} or turn.topic not in ASKED_IN:
        return None
    said = library.places.all_in(fold(turn.meaning.text))
    if len(said) < 2:
        return None
    names = enumerate_fr([one.name for one in said])
    mine = _for_them(turn, library)
    text = paragraphs(
        f"**Entre {names}, je ne tranche pas : ma base ne les compare pas, et je n'invente rien.**",
        mine,
        "À notre avis, quatre questions suffisent pour choisir :"
        if mine
        else "À notre avis, quatre questions suffisent :",
        wording.bullet_list((*ASK_YOURSELF, "Que reste-t-il d'une vente, commission et abonnement payés ?")),
        "**À essayer** : un mois sur une seule, en gardant votre téléphone et votre fiche Google. "
        "**À mesurer** : les clients nouveaux qu'elle amène, et ce qu'ils vous laissent.",
    )
    buttons = (
        for_me(MARKET),
        WHICH_CHANNELS,
        HUMAN,
    )
    answer = Answer("answer", "platform_comparison", text, "conditional", buttons=buttons)
    return Reply.of(turn, answer, memory=turn.memory.with_focus((MARKET,)))


def _for_them(turn: Turn, library: Library) -> str | None:
    """Whether such a place suits this person at all, which is asked as well; None where nothing is known of them."""
    if not turn.profile.family:
        return None
    mix = library.mix(turn.profile)
    first, someone = shared.first_of(mix), wording.for_whom(turn.profile)
    if mix.role(MARKET):
        return f"{someone}, une plateforme de ce genre a sa place."
    one = shared.ranked_one(library, turn.profile, library.platforms[MARKET])
    if not first or one.barred:
        return None
    after = f"après {wording.named(first)}"
    return (
        f"{someone}, une plateforme de ce genre peut amener des clients, {after}."
        if shared.fills(one)
        else f"{someone}, elle passe {after}."
    )


def _named(platform: Platform, turn: Turn, library: Library) -> list[Unlisted]:
    return library.places.all_in(fold(turn.meaning.text)) if platform.id == MARKET else []
