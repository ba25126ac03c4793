"""An offer received: its whole price in the person's own figures, what to ask before signing, what may be done without it."""

from __future__ import annotations

from bot.advisor.model import Advice
from bot.answers import money, price, wording
from bot.answers.advise import note
from bot.answers.answer import Answer, Button, Reply, Turn, fit, merge_sources
from bot.answers.buttons import HUMAN, for_me
from bot.answers.cases import whence
from bot.answers.library import Library
from bot.dialogue.offers import OFFERED, Offer, read_offer
from bot.text import fold

CASES = {
    "rank": ("symbiosens-pages-jaunes-referencement", "agence-web-60-fiches-google-desactivees"),
    "reviews": ("agence-web-60-fiches-google-desactivees",),
    "site": ("agence-web-60-fiches-google-desactivees", "symbiosens-pages-jaunes-referencement"),
}
"""Cases of services that were bought, by the kind of offer; none where none teaches anything of it."""
RISKS = {
    "followers": "Ces comptes ne vous connaissent pas et n'achèteront rien. À notre avis, mieux vaut peu de monde, mais de chez vous.",
    "bought_reviews": "Qui promet de faire disparaître un avis, ou d'en fournir, promet ce qui ne dépend pas de lui, et c'est vous que cela engage.",
    "reviews": "Répondre à quelqu'un qui vous juge est un geste de la maison : à notre avis, il se fait mieux chez vous, sans rien payer. Refusez qui promet des avis ou leur disparition.",
    "rank": "Qui promet un rang promet ce qui ne dépend pas de lui. À notre avis, mieux vaut d'abord tenir votre fiche Google, que personne n'a à vous vendre.",
    "ads": "Une partie paie l'annonce, l'autre le travail de l'agence : demandez combien va à chacune. À notre avis, un petit essai daté suffit pour juger.",
    "site": "Le risque, à notre avis : payer longtemps un site qui ne sera pas à vous à la fin. Le nom, les textes et les photos doivent vous rester.",
    "posts": "Le risque, à notre avis : des publications sans votre voix, et des comptes qui ne sont pas à votre nom.",
    "other": "Le risque, à notre avis : payer longtemps un service que vous n'auriez pas cherché.",
}
"""Our judgement of each kind of offer."""
MINE = {
    "site": "le nom du site, les textes, les photos", "posts": "les comptes, les textes, les photos",
    "rank": "la fiche et ses accès", "reviews": "la fiche et ses accès", "ads": "le compte d'annonces et ses résultats",
}  # fmt: skip
BOUGHT_REVIEWS = "bought_reviews"
INSTEAD = {
    "followers": [
        "Si c'est déjà fait, retirez ces abonnés peu à peu",
        "Invitez plutôt vos clients à vous suivre, de vive voix",
        "Comptez les demandes reçues, pas les abonnés",
    ],
    BOUGHT_REVIEWS: [
        "Signalez vous-même, depuis la fiche, un avis faux ou insultant : cela ne coûte rien",
        "Répondez une fois à chaque avis sévère, calmement, pour ceux qui liront ensuite",
        "Gardez l'offre reçue : elle peut servir si l'on vous accuse",
    ],
}
"""What to do in place of buying followers or reviews."""
RULED = frozenset({"ads", "rank", "reviews", BOUGHT_REVIEWS})
"""Kinds on which a profession's own rules have something to say."""
REST = "vos textes, vos photos, vos contacts"
"""What stays theirs whatever is offered."""
FIT = {"site": "website", "rank": "google_business", "reviews": "google_business", "bought_reviews": "google_business"}
"""The channel that an offer is about, where the message names none."""


def asked(turn: Turn) -> bool:
    """Whether the message tells of an offer."""
    return turn.meaning.why == OFFERED


def answer(turn: Turn, library: Library, chosen: Advice) -> Reply:
    """What to think of it; `chosen` is the written advice on delegating, whose trap and longer text stay one button away."""
    offer = read_offer(fold(turn.meaning.text))
    channel = library.platforms.get((*turn.meaning.platforms, FIT.get(offer.kind, ""))[0])
    facts = price.of_money(channel)[-1:] if channel and offer.kind == "site" else []
    ids = [id for id in CASES.get(offer.kind, ()) if id not in turn.memory.shown_cases]
    cases = tuple(library.knowledge.cases_by_id(ids[:1]))
    text, overflow = fit(
        (0, f"**{_headline(offer, turn)}**"),
        (0, RISKS[offer.kind]),
        (0, wording.bullet_list(_steps(offer))),
        (2, note(library, turn) if offer.kind in RULED else None),
        (2, f"Pour comparer : {price.told(facts[0])}" if facts else None),
        (3, wording.tell_lesson(cases[0], whence(cases[0], library, turn)) if cases else None),
        (0, _experiment(offer)),
    )
    fit_button = (for_me(channel.id),) if channel else ()
    shown = Answer(
        "answer", "delegation", text, "conditional",
        cases=cases,
        sources=merge_sources(tuple(fact.source for fact in facts), tuple(wording.case_source(case) for case in cases)),
        buttons=(*fit_button, Button("Que puis-je déléguer ?", "/delegation"), HUMAN),
        more=overflow or chosen.more,
    )  # fmt: skip
    memory = turn.memory.with_cases(tuple(case.id for case in cases))
    return Reply.of(turn, shown, memory=memory.with_focus((channel.id,)) if channel else memory)


def _headline(offer: Offer, turn: Turn) -> str:
    if offer.kind == "followers":
        return "N'achetez pas : un abonné acheté n'est pas un client."
    if offer.kind == BOUGHT_REVIEWS:
        return "Refusez, à notre avis : un avis ne s'achète pas, et ne s'efface pas contre de l'argent."
    if offer.signed:
        return "Relisez d'abord ce qui vous lie : la durée, la sortie, et ce qui vous appartient."
    total = _total(offer, turn)
    return (
        f"Ne signez rien tout de suite : {total}."
        if total
        else "Ne signez rien tout de suite : une offre honnête attendra une semaine."
    )


def _total(offer: Offer, turn: Turn) -> str | None:
    """« 89 € par mois, cela fait 4 272 € sur 48 mois »: the sum that the monthly price hides."""
    if not offer.monthly:
        return None
    country, months = turn.profile.country, offer.months or 12
    over = f"sur {offer.months} mois" if offer.months else "par an"
    return f"{money.in_money(offer.monthly, country)} par mois, cela fait {money.in_money(offer.monthly * months, country)} {over}"


def _steps(offer: Offer) -> list[str]:
    if offer.kind in INSTEAD:
        return INSTEAD[offer.kind]
    return _signed(offer) if offer.signed else _before(offer)


def _before(offer: Offer) -> list[str]:
    kept = MINE.get(offer.kind, REST)
    second = (
        "Demandez un autre devis, payé une seule fois, et comparez les totaux"
        if offer.kind == "site"
        else "Notez ce que vous feriez vous-même avec la même somme, et comparez"
    )
    return [
        f"Demandez par écrit le total, la durée, comment on arrête, et ce qui reste à vous : {kept}",
        "Appelez deux personnes qui le paient déjà et vous ressemblent, choisies par vous",
        second,
    ]


def _signed(offer: Offer) -> list[str]:
    kept = MINE.get(offer.kind, REST)
    return [
        "Cherchez dans le contrat la date de fin, le préavis et ce qui est promis",
        "Avant d'arrêter de payer, faites-le lire à un conseil : ma base n'a pas de règle sur ce point",
        f"Demandez dès maintenant ce qui est à vous : {kept}",
    ]


def _experiment(offer: Offer) -> str:
    if offer.kind == "followers":
        return (
            "**À essayer** : demandez à dix clients s'ils vous suivent, et ce qu'ils y cherchent. "
            "**À mesurer** : demandes reçues en un mois, avant et après."
        )
    if offer.kind == BOUGHT_REVIEWS:
        return (
            "**À essayer** : répondez cette semaine à vos trois derniers avis sévères. "
            "**À mesurer** : appels et demandes venus de la fiche, avant et après."
        )
    if offer.signed:
        return (
            "**À essayer** : demandez par écrit le bilan du dernier mois. "
            "**À mesurer** : les clients venus par ce service, et ce que chacun vous a coûté."
        )
    return (
        "**À essayer** : répondez « envoyez-moi le contrat, je vous rappelle dans une semaine ». "
        "**À mesurer** : le total à payer, et ce que ceux qui le paient déjà y ont gagné."
    )
