"""Training, coaching and who pays: near the person, for their kind of business, dated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.advisor.model import Source, TrainingOffer
from bot.advisor.profile import Profile
from bot.answers import training_doubts, wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, merge_sources, paragraphs
from bot.answers.buttons import HUMAN
from bot.answers.countries import in_country
from bot.answers.library import Library
from bot.knowledge.filters import TrainingFilter
from bot.text import in_region, sentence, shorten

OLD_AFTER_YEARS = 3
SAFETY = frozenset({"cybersecurity", "gdpr"})
"""Topics of a course that teaches no channel."""
AUDIENCES = {
    "profession libérale": "liberal", "santé": "liberal", "commerce": "merchant", "restauration": "merchant",
    "artisanat alimentaire": "artisan", "artisanat du bâtiment": "artisan", "artisanat d'art": "artisan",
    "beauté et bien-être": "artisan", "agriculture et viticulture": "farmer", "association et collectivité": "association",
}  # fmt: skip
STATUSES = {
    "liberal": "liberal",
    "micro": "micro",
    "association": "association",
    "company": "sme",
    "creator": "creator",
}


def training(turn: Turn, library: Library) -> Reply:
    """Two offers and one way to pay, the nearest first; the organisation's own offers before all."""
    doubt = training_doubts.reply(turn, library)
    if doubt:
        return doubt
    profile = turn.profile
    region = profile.region or library.organisation.region
    audience = audiences(profile, library)
    country = profile.country or library.organisation.country
    near = TrainingFilter(region=region, country=country)
    offers = library.knowledge.training(replace(near, audience=audience)) if audience else []
    offers = offers or library.knowledge.training(near)
    if region is None:  # a course of one region is of no use to somebody who has not said where they are
        offers = [offer for offer in offers if offer.region is None] or offers
    about = turn.meaning.platforms
    taught = [o for o in offers if o.kind != "funding" and _teaches(o, about)]
    courses = sorted(taught, key=lambda o: _order(o, about, region))[:2]
    funding = sorted((o for o in offers if o.kind == "funding"), key=lambda o: _order(o, (), region))[:1]
    if not (offers or library.organisation.training):
        return _none_known(turn, country)
    own = [f"**{o.name}** : {sentence(o.description)} [S'informer]({o.url})" for o in library.organisation.training[:2]]
    lines = own + [_line(o) for o in (*courses, *funding)]
    text, overflow = fit(
        (0, f"**{_headline(courses, about, region, library)}**"),
        (0, wording.bullet_list(lines)),
        (1, _none_there(courses, region)),
        (2, "Vérifiez la date et les conditions auprès de l'organisme : ces pages vieillissent."),
        (1, None if region else "Dites-moi votre département ou votre région : je chercherai plus près."),
        (
            0,
            "**À essayer** : demandez un devis et une date cette semaine. **À mesurer** : ce que vous savez faire seul un mois après.",
        ),
    )
    answer = Answer(
        "answer", "training", text, "yes",
        sources=merge_sources(tuple(Source(o.name, o.provider, o.url, o.as_of) for o in (*courses, *funding))),
        buttons=(HUMAN, Button("Combien ça coûte ?", "/budget")),
        more=overflow,
    )  # fmt: skip
    return Reply.of(turn, answer)


def _none_known(turn: Turn, country: str) -> Reply:
    """Of a country of which the base knows no offer: said so, with who may know."""
    text = paragraphs(
        f"**Je ne connais pas de formation {in_country(country)}, et je n'en invente pas.**",
        "Demandez à votre fédération, à l'organisme qui aide les entreprises près de chez vous, ou à un confrère déjà formé.",
        "**À essayer** : posez la question à deux confrères cette semaine. **À mesurer** : ce que vous savez faire seul un mois après.",
    )
    return Reply.of(turn, Answer("answer", "training", text, buttons=(HUMAN,)))


def audiences(profile: Profile, library: Library) -> tuple[str, ...]:
    """The offers' audiences the person belongs to."""
    family = library.family(profile)
    found = [STATUSES[s] for s in profile.statuses if s in STATUSES]
    if family and family.sector in AUDIENCES:
        found.append(AUDIENCES[family.sector])
    return tuple(dict.fromkeys(found))


def _order(offer: TrainingOffer, about: tuple[str, ...], region: str | None) -> tuple[bool, bool, bool, bool, int]:
    """On the channel asked about, then recent, then about social networks, then nearby, then newest."""
    return (
        not set(about) & set(offer.platforms),
        _is_old(offer),
        "social_media" not in offer.topics,
        not (region and offer.region == region),
        -offer.as_of,
    )


def _is_old(offer: TrainingOffer) -> bool:
    return date.today().year - offer.as_of > OLD_AFTER_YEARS


def _line(offer: TrainingOffer) -> str:
    old = f" Information de {offer.as_of}, à confirmer." if _is_old(offer) else f" ({offer.as_of})"
    where = f", {offer.region}" if offer.region else ""
    return f"**{offer.name}** ({offer.provider}{where}) : {shorten(offer.description, 90)}{old} {wording.link(Source('', 'Page', offer.url))}"


def _teaches(offer: TrainingOffer, about: tuple[str, ...]) -> bool:
    """A course on the channel, or on being seen online: how a provider is checked, or safety alone, teaches no channel."""
    if set(about) & set(offer.platforms):
        return True
    return offer.id not in training_doubts.CHECKS and not set(offer.topics) <= SAFETY


def _headline(courses: list[TrainingOffer], about: tuple[str, ...], region: str | None, library: Library) -> str:
    """Where to learn; the region is said only where a course shown is there, a channel only where one is about it."""
    platform = next((library.platforms[p] for p in about if p in library.platforms), None)
    there = f" {in_region(region)}" if region and any(course.region == region for course in courses) else ""
    if not platform:
        return f"Voici où vous former{there} ; une partie peut être prise en charge."
    if any(platform.id in course.platforms for course in courses):
        name = f" à {wording.named(platform)}".replace(" à les ", " aux ").replace(" à le ", " au ")
        return f"Voici où vous former{name}{there} ; une partie peut être prise en charge."
    return f"Je ne connais pas de formation sur {wording.named(platform)} seulement ; voici les plus proches{there}."


def _none_there(courses: list[TrainingOffer], region: str | None) -> str | None:
    if region is None or not courses or any(course.region == region for course in courses):
        return None
    return f"Je n'en connais pas de récente {in_region(region)} : celles-ci ne dépendent pas de votre région."
