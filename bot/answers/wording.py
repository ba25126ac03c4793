"""French turns of phrase shared by the answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.advisor.model import CaseStudy, Figure, Platform, Source
from bot.advisor.profile import Profile
from bot.answers import countries, money
from bot.text import at_place, de, enumerate_fr, sentence, shorten

GOALS = {
    "awareness": "vous faire connaître",
    "customers": "trouver des clients",
    "loyalty": "fidéliser",
    "footfall": "faire venir sur place",
    "community": "animer une communauté",
    "customer_service": "répondre aux clients",
    "events": "remplir vos dates",
    "funding": "trouver des dons ou un financement",
    "online_sales": "vendre en ligne",
    "hiring": "recruter",
    "expertise": "montrer votre savoir-faire",
}
CLIENTELE = {"B2C": "des particuliers", "B2B": "des entreprises", "B2G": "des collectivités"}
STATUSES = {
    "liberal": "profession libérale",
    "micro": "auto-entrepreneur",
    "association": "association",
    "company": "entreprise",
    "creator": "projet d'entreprise",
    "franchise": "franchisé",
    "public": "service public",
}
AGES = {"18-24": "moins de 25 ans", "25-39": "25-39 ans", "40-59": "40-59 ans", "60+": "plus de 60 ans"}
LEVELS = {"beginner": "vous débutez", "active": "vous publiez déjà"}
FLAGS = {
    "full_order_book": "carnet plein",
    "no_time": "très peu de temps",
    "no_video": "pas de vidéo",
    "no_photo": "pas d'image",
    "no_site": "pas de site",
    "no_ads": "pas de publicité payante",
    "international": "clientèle étrangère",
    "tourists": "clientèle de passage",
    "luxury": "haut de gamme",
    "wide_area": "vente à distance",
    "no_premises": "sans local ouvert au public",
    "seasonal": "activité saisonnière",
    "starting": "activité récente",
    "rural": "à la campagne",
    "recurring_events": "dates régulières",
    "alerts": "des gens à prévenir le jour même",
    "address_list": "un fichier d'adresses",
    "films": "quelqu'un d'à l'aise en vidéo",
    "second_hand": "des objets d'occasion",
    "head_office": "une tête de réseau décide de vos publications",
    "depends_on_platform": "vous dépendez d'une plateforme",
    "players": "des joueurs à réunir",
    "no_big_tech": "pas de géants du numérique",
    "no_smartphone": "pas de smartphone",
    "reputation": "une réputation à redresser",
    "leaving": "vous arrêtez bientôt",
}
OUTCOMES = {"success": "une réussite", "mixed": "un résultat mitigé", "failure": "un échec"}
ROLES = {"main": "canal principal", "home": "votre base", "support": "en appui"}
ARTICLES = {
    "google_business": "la fiche Google",
    "website": "un site internet",
    "newsletter": "une lettre par e-mail",
    "blog": "un blog",
    "podcast": "un podcast",
    "marketplace": "une place de marché",
    "sms": "le SMS",
    "x": "X (ex-Twitter)",
    "whatsapp": "WhatsApp",
}
GLOSS = re.compile(r" \([^()]*\)")
"""What a label adds for whoever reads it back (« fromagerie (fromage de chèvre) »), too much inside a sentence."""
FEMININE = frozenset({"google_business", "newsletter", "marketplace"})


def named(platform: Platform) -> str:
    """How a channel is named inside a sentence: « Facebook », « la fiche Google »."""
    return ARTICLES.get(platform.id, platform.name)


def capital(text: str) -> str:
    """First letter upper-cased, the rest untouched."""
    return text[:1].upper() + text[1:]


def hours(value: float) -> str:
    """« 1 h », « 1 h 30 », « 45 min », to five minutes: tenths of hours are no more exact (20 minutes a day are 2.3 hours a week)."""
    minutes = round(value * 60)
    whole, minutes = divmod(5 * round(minutes / 5) if minutes > 10 else minutes, 60)
    if not whole:
        return f"{minutes} min"
    return f"{whole} h {minutes:02d}" if minutes else f"{whole} h"


def a_week(value: float) -> str:
    """« 1 heure par semaine », « 2 heures par semaine », « 1 h 30 par semaine », « aucune heure par semaine »."""
    if not value:
        return "aucune heure par semaine"
    whole = int(value) == value and value > 0
    return f"{value:g} heure{'s' if value > 1 else ''} par semaine" if whole else f"{hours(value)} par semaine"


def takes(platform: Platform) -> str:
    """The hours a week that a channel takes, which are our judgement, as a sentence."""
    low, high = platform.hours
    return f"Pour {named(platform)}, comptez de {hours(low)} à {hours(high)} par semaine, à notre avis."


def at_moment(profile: Profile) -> str:
    """« , le lundi matin », where the person said when they have time; else nothing."""
    return f", {profile.moment}" if profile.moment else ""


def place(profile: Profile) -> str | None:
    """The most precise place known."""
    return profile.commune or profile.department or profile.region


def _of_family(trade: str, status: str | None) -> str:
    """Where only the family of a trade was read, its label lists many (« association, action sociale, … ») and nobody is all of them."""
    if ", " not in trade:
        return trade
    first = trade.split(", ", maxsplit=1)[0]
    return status if status and first == STATUSES["association"] else first


def who(profile: Profile) -> str | None:
    """« avocate à Nîmes », « profession libérale »; None when nothing is known."""
    status = next((STATUSES[s] for s in profile.statuses if s in STATUSES), None)
    name = _of_family(profile.trade, status) if profile.trade else status
    where = f" {at_place(profile.commune)}" if profile.commune else ""
    return f"{name}{where}" if name else None


def clientele(profile: Profile) -> str | None:
    """« des particuliers et des entreprises », None when not said."""
    return enumerate_fr([CLIENTELE[c] for c in profile.clientele if c in CLIENTELE]) or None


def for_whom(profile: Profile) -> str:
    """« Pour vous, avocate à Nîmes, avec une clientèle de particuliers »; « Dans votre cas » when nothing is known."""
    someone = GLOSS.sub("", who(profile) or "")
    if not someone:
        return "Dans votre cas"
    customers = {"B2C": "particuliers", "B2B": "entreprises", "B2G": "collectivités"}
    kinds = enumerate_fr([de(customers[c]) for c in profile.clientele if c in customers])
    return f"Pour vous, {someone}" + (f", avec une clientèle {kinds}" if kinds else "")


def summary(profile: Profile, platforms: Mapping[str, Platform]) -> list[str]:
    """Everything the person told, as short French facts, for « ce que je sais de vous »; channels by their names in `platforms`."""
    facts = [
        ("Métier", profile.trade),
        ("Statut", enumerate_fr([STATUSES[s] for s in profile.statuses if s in STATUSES])),
        ("Lieu", _places(profile)),
        ("Clientèle", clientele(profile)),
        ("Âge de la clientèle", enumerate_fr([AGES[a] for a in profile.ages if a in AGES])),
        ("But", enumerate_fr([GOALS[g] for g in profile.goals if g in GOALS])),
        ("Temps", f"{hours(profile.hours)} par semaine{at_moment(profile)}" if profile.hours is not None else None),
        (
            "Budget",
            money.sum_told(profile) if profile.budget else None if profile.budget is None else "aucun",
        ),
        ("Situation", enumerate_fr([FLAGS[f] for f in profile.flags if f in FLAGS])),
        ("Niveau", LEVELS.get(profile.level or "")),
        ("Canaux que vous tenez", _channels(profile.present, platforms)),
        ("Canaux où l'on vous trouve", _channels(profile.met_on, platforms)),
        ("Canaux essayés sans résultat", _channels(profile.tried, platforms)),
        ("Canaux dont vous ne voulez pas", _channels(profile.excluded, platforms)),
    ]
    return [f"{name} : {value}" for name, value in facts if value]


def _places(profile: Profile) -> str:
    known = (profile.commune, profile.department, profile.region, countries.NAMES.get(profile.country or ""))
    return ", ".join(dict.fromkeys(one for one in known if one))


def _channels(ids: Sequence[str], platforms: Mapping[str, Platform]) -> str:
    return enumerate_fr([platforms[id].name for id in ids if id in platforms])


def link(source: Source, label: str | None = None) -> str:
    """« [Ouest-France, 2023](https://…) »."""
    year = f", {source.year}" if source.year else ""
    return f"[{label or source.publisher + year}]({source.url})"


def is_hidden(case: CaseStudy) -> bool:
    """Whether the case is a natural person's and did not go well: told by trade and place, the name stays at the source."""
    return case.person and case.outcome != "success"


def case_name(case: CaseStudy) -> str:
    """The business, or the trade and place of a person who is not to be named."""
    return f"{case.trade}, {case.location}" if is_hidden(case) else case.business


def case_title(case: CaseStudy) -> str:
    """The title, without it when it could name a person."""
    return case_name(case) if is_hidden(case) else case.title


def case_source(case: CaseStudy) -> Source:
    """The source to show; a page's title and publisher may be the person's own name."""
    return replace(case.source, title=case_title(case), publisher="page d'origine") if is_hidden(case) else case.source


def tell_case(case: CaseStudy, room: int = 260, whence: str = "") -> str:
    """One case in two sentences with its source. A person whose case went badly is not named: only the lesson is told.

    `whence` says that it comes from another trade, after its name.
    """
    head = {"success": "Ce qui a marché", "mixed": "Résultat mitigé", "failure": "Ce qui a mal tourné"}[case.outcome]
    when = f" ({case.year})" if case.year else ""
    told = sentence(case.lesson) if is_hidden(case) else shorten(case.story, room)
    return f"**{head}** : {case_name(case)}{when}{whence}. {told} Source : {link(case_source(case))}."


def tell_lesson(case: CaseStudy, whence: str) -> str:
    """One case by its lesson, with its source; `whence` says that it comes from another trade, after its name."""
    head = {"success": "Ce qui a marché", "mixed": "Résultat mitigé", "failure": "Ce qui a mal tourné"}[case.outcome]
    when = f", {case.year}" if case.year else ""
    return f"**{head}** : {case_name(case)}{when}{whence}. {sentence(case.lesson)} ({link(case_source(case), case_source(case).publisher)})"


def tell_figure(figure: Figure) -> str:
    """A figure with its producer and year."""
    return f"{sentence(figure.text)} ({link(figure.source)})"


def bullet_list(items: Sequence[str]) -> str:
    """A Markdown list."""
    return "\n".join(f"- {item}" for item in items)
