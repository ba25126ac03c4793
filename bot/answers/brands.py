"""« TheFork ? », « Planity ou Treatwell ? »: places of sale that one entry stands for, called by the name the person used."""

from __future__ import annotations

import re

from bot.advisor.model import Platform
from bot.advisor.unlisted import Unlisted
from bot.answers import commissions, wording
from bot.answers.advise import shared
from bot.answers.answer import Answer, Button, Reply, Turn, fit, merge_sources, paragraphs
from bot.answers.buttons import HUMAN, WHICH_CHANNELS, for_me
from bot.answers.case_choice import good_and_bad
from bot.answers.cases import whence
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
_WEIGHS = re.compile(
    r"\b(?:commissions?|pourcentage|abonnement|prend|prennent|preleve\w*|garde[rz]?|reste[rz]?|quitt\w+|partir|passer|lach\w+|arret\w+|inscri\w+|aller|vais|va|"
    r"vaut|utile|rentable|depend\w*|chers?|chere|coute\w*|continue[rz]?|renouvel\w+|sert|interessante?|suffit|suffisant)\b|\d ?%"
)
"""Whether to go, to stay, to do without, what it takes: not how to write a description there."""
_STAYS = re.compile(
    r"\b(?:continue[rz]?|reste[rz]?|garde[rz]?|quitt\w+|arret\w+|lach\w+|renouvel\w+|trop chere?|vaut (?:le coup|encore))\b"
)
"""Whether to stay: « combien coûte Planity ? » only asks the price."""
_EXAMPLE = re.compile(r"\b(?:exemples?|cas|histoires?|temoignages?|reussites?|echecs?|autres?|quelqu'un)\b")
GOODS = "une place de marché"
"""The kind that sells goods, as `unlisted.yml` calls it: the channel of the base is that one, and its verdict holds."""
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


def _is_weighed(turn: Turn, library: Library, folded: str, place: Unlisted) -> bool:
    topic = turn.topic
    if place.what != GOODS and (topic == "platform_fit" or (topic == "case_study" and not _EXAMPLE.search(folded))):
        return _dismissed(turn, library)
    return bool((topic == "selling_online" and _WEIGHS.search(folded)) or (topic == "budget" and _STAYS.search(folded)))


def _dismissed(turn: Turn, library: Library) -> bool:
    """Whether the verdict on the kind would be no: « Planity ? » is then judged as its kind, for nothing says that a quarter is not reached there."""
    if MARKET in (*turn.profile.present, *turn.profile.tried) or library.mix(turn.profile).role(MARKET):
        return False
    one = shared.ranked_one(library, turn.profile, library.platforms[MARKET])
    return not one.barred and not shared.fills(one)


def weighed(turn: Turn, library: Library) -> Reply | None:
    """« Treatwell me prend une commission, je reste ? »: one place of sale, judged as its kind. None for another question on it."""
    if set(turn.meaning.facts.platforms) != {MARKET} or turn.meaning.parsed.from_button:
        return None
    folded = fold(turn.meaning.text)
    said = library.places.all_in(folded)
    fair = commissions.asked(folded)
    if len(said) != 1 or not said[0].ask or not (fair or _is_weighed(turn, library, folded, said[0])):
        return None
    place = said[0]
    facts = commissions.facts_of(place.name, library.platforms[MARKET]) if fair else ()
    judged = place.say.format(name=place.name)
    unknown = f"C'est {place.what} : je n'ai pas de fiche sur {place.name}, voici notre avis sur son genre."
    cases = tuple(case for case in good_and_bad(library, turn, (MARKET,)) if case)[:1]
    text, overflow = fit(
        *(commissions.opening(folded, place.name, facts, judged) if fair else [(0, f"**{judged}**")]),
        (1, _rank_of_kind(turn, library)),
        (1, None if facts else unknown),
        (0, wording.bullet_list(place.ask)),
        (2, shared.note(library, turn)),
        (3, wording.tell_lesson(cases[0], whence(cases[0], library, turn)) if cases else None),
        (0, f"**À essayer** : {place.do}. **À mesurer** : {place.measure}."),
    )
    answer = Answer(
        "answer", "selling_online", text, "conditional",
        cases=cases,
        sources=merge_sources(tuple(f.source for f in facts), tuple(wording.case_source(c) for c in cases), shared.profession_sources(library.profession(turn.profile))),
        buttons=(Button("En savoir plus", "/selling_online"), for_me(MARKET), HUMAN),
        more=overflow,
    )  # fmt: skip
    memory = turn.memory.with_cases(tuple(c.id for c in cases)).with_focus((MARKET,))
    return Reply.of(turn, answer, memory=memory)


def _rank_of_kind(turn: Turn, library: Library) -> str | None:
    """Where to begin all the same, for whoever asks whether to go there; nothing where it is the first channel itself."""
    mix = library.mix(turn.profile) if turn.profile.family else None
    first = shared.first_of(mix) if mix else None
    if turn.topic != "platform_fit" or not first or first.id == MARKET:
        return None
    return f"{wording.for_whom(turn.profile)}, commencez par {wording.named(first)}, sans commission."


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
