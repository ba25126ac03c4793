"""Why not a channel: what speaks against it, said as an objection where the reason of the rule speaks for others."""

from __future__ import annotations

from bot.advisor.ranking import LEAST_SAID, Ranked, own_first

AGAINST = {
    "trait:visual": "Votre travail se regarde, et ce canal le montre mal.",
    "trait:local": "Vos clients sont du quartier : on les touche peu par là.",
    "trait:expertise": "Ce que vous savez faire s'explique : ce canal en laisse peu la place.",
    "clientele:B2B": "Les acheteurs professionnels cherchent rarement un fournisseur par là.",
    "clientele:B2C": "Les particuliers choisissent rarement par là.",
    "clientele:B2G": "Les collectivités cherchent rarement un fournisseur par là.",
    "flag:no_time": "Vous manquez de temps, et ce canal en demande.",
    "flag:wide_area": "Vous vendez loin, et ce canal touche surtout autour de vous.",
    "flag:no_premises": "Vous allez chez des particuliers, que ce canal touche peu.",
    "flag:reputation": "Vos avis passent avant : y répondre, et en recueillir d'autres.",
    "goal:awareness": "On s'y fait peu découvrir.",
    "goal:customers": "On n'y cherche guère au moment du besoin.",
    "goal:loyalty": "Il aide peu à faire revenir ceux qui viennent déjà.",
    "goal:footfall": "Il fait peu venir sur place.",
    "goal:community": "On s'y répond peu.",
    "goal:customer_service": "On y répond mal à des clients.",
    "goal:events": "Il remplit mal une date.",
    "goal:funding": "On y trouve peu de dons ou de financement.",
    "goal:online_sales": "Il mène peu à une vente en ligne.",
    "goal:hiring": "Les candidats y sont peu.",
    "goal:expertise": "Il se prête peu à montrer un savoir.",
}
"""By what a part is about; the reasons of other parts (families, professions, channels, other circumstances) say themselves what they exclude."""


def objections(one: Ranked) -> tuple[str, ...]:
    """The French reasons that speak against a channel: those of the trade and of the person first, then strongest first."""
    return tuple(AGAINST.get(part.about, part.reason) for part in own_first(one.sayable) if part.points < -LEAST_SAID)
