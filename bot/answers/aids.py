"""« Il y a des aides ? »: who pays a part of a digital presence, from the offers the base holds, near the person and for their kind.

What the base does not know is said not to be known, with where to ask; nothing is promised.
"""

from __future__ import annotations

from bot.advisor.model import Redirect, Source, TrainingOffer
from bot.advisor.rule_words import is_abroad
from bot.answers import care, wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, merge_sources
from bot.answers.buttons import HUMAN
from bot.answers.countries import in_country
from bot.answers.library import Library
from bot.answers.training import audiences
from bot.dialogue.public_money import seeks_public_money
from bot.knowledge.filters import TrainingFilter
from bot.text import enumerate_fr, fold, in_region, sentence, shorten

MOST = 2
ROOM = 170
"""Characters of an aid's description that are shown."""
ONLINE = frozenset({"website", "e_commerce", "social_media", "advertising"})
"""Topics of an aid that pays for a presence online, not for equipment."""
SMALL_FIRMS, NO_FIRM = frozenset({"sme", "micro"}), frozenset({"association", "creator"})
"""Audiences of an aid for any small firm; audiences that are none."""
GRANTS, CREATION = "grants", "business_creation"
"""Redirects: where aids are listed; who helps those who set up."""
MATTER = ("aids",)
"""What `Memory.matter` holds while the place is awaited."""
BUTTONS = (
    Button("Me former", "/training"),
    Button("Et sans aide, ça coûte combien ?", "/budget"),
    HUMAN,
)
TRY = (
    "**À essayer** : avant de signer un devis, demandez si vous y avez droit. "
    "**À mesurer** : la réponse écrite, et ce qu'il vous reste à payer."
)


def reply(turn: Turn, library: Library) -> Reply | None:
    """What the base knows of aids for this person; None when the message asks for none."""
    if not _asked(turn):
        return None
    country, region = _where(turn, library)
    known = library.knowledge.training(TrainingFilter(region=region, country=country, kinds=("funding",)))
    near = [offer for offer in known if offer.region and region]
    own = audiences(turn.profile, library)
    fitting = sorted((offer for offer in near if _fits(offer, own)), key=_order)[:MOST]
    shown = fitting or sorted(near, key=_order)[:1]
    fund = None if near and not fitting else _fund(known, own)
    doors = () if shown else _doors(country, region, library)
    text, overflow = fit(
        (0, _headline(shown, bool(fitting), country, region)),
        (0, wording.bullet_list([_told(offer) for offer in (*shown, *doors)]) or None),
        (1, _elsewhere(known) if region is None and not doors else None),
        (0, "Dites-moi votre département ou votre région : je regarde plus près." if region is None else None),
        (2, f"Pour apprendre, un fonds peut payer : {_short(fund)}." if fund else None),
        (1, _where_to_ask(turn, country, library)),
        (0, TRY),
    )
    used = (*shown, *doors, *((fund,) if fund else ()))
    answer = Answer(
        "answer", _topic(turn), text, "yes" if fitting else "conditional",
        sources=merge_sources(tuple(Source(o.name, o.provider, o.url, o.as_of) for o in used)),
        buttons=BUTTONS, more=join_more(overflow, *(f"**{o.name}** : {o.description}" for o in shown if len(o.description) > ROOM)),
    )  # fmt: skip
    awaited = turn.memory.but(pending="place", waiting_topic="budget", matter=MATTER)
    return Reply.of(turn, answer, memory=awaited if region is None else None)


def _asked(turn: Turn) -> bool:
    """In the message or by its button, or before the place just told; where the topic is unsure, `budget` must be near."""
    meaning = turn.meaning
    if meaning.resumes == "budget" and turn.topic == "budget":
        f = meaning.facts
        return turn.memory.matter == MATTER and bool(f.commune or f.department or f.region or f.country)
    if meaning.parsed.from_button:
        return "aids" in meaning.parsed.values
    return "budget" in (turn.topic, *meaning.suggestions) and seeks_public_money(fold(meaning.text))


def _topic(turn: Turn) -> str:
    return "budget" if turn.meaning.suggestions else turn.topic


def _where(turn: Turn, library: Library) -> tuple[str, str | None]:
    """Country and region; those of the organisation where the person has said nothing."""
    profile, house = turn.profile, library.organisation
    country = profile.country or house.country
    return country, profile.region or (house.region if country == house.country else None)


def _fits(offer: TrainingOffer, own: tuple[str, ...]) -> bool:
    """A trader or craftsman is a small firm too, whatever else they said they are; an association or a project is not."""
    if not own or {*own, "all"} & {*offer.audience}:
        return True
    return {*offer.audience} >= SMALL_FIRMS and not {*own} & NO_FIRM


def _order(offer: TrainingOffer) -> tuple[bool, int]:
    return not ONLINE & {*offer.topics}, -offer.as_of


def _fund(known: list[TrainingOffer], own: tuple[str, ...]) -> TrainingOffer | None:
    """The fund that pays for the training of their kind, when it is known which."""
    funds = [offer for offer in known if offer.region is None and {*own} & {*offer.audience} and not ONLINE & {*offer.topics}]  # fmt: skip
    return min(funds, key=lambda offer: (len(offer.audience), offer.cost is None, -offer.as_of), default=None)


def _doors(country: str, region: str | None, library: Library) -> tuple[TrainingOffer, ...]:
    """Where no aid is known, whom to ask: a public help line of the region, abroad one of the country."""
    wanted = TrainingFilter(region=region, country=country, kinds=("helpline",))
    offers = library.knowledge.training(wanted)
    return tuple(o for o in offers if o.region if region or is_abroad(country))[:1]


def _headline(shown: list[TrainingOffer], fits: bool, country: str, region: str | None) -> str:
    place = in_region(region) if region else in_country(country)
    if fits:
        what = "une aide" if len(shown) == 1 else "des aides"
        return f"**Oui, je connais {what} {place} ; faites confirmer avant de signer.**"
    if shown:
        return f"**Je ne connais pas d'aide {place} pour vous ; la plus proche vise d'autres structures que la vôtre.**"
    if region is None and not is_abroad(country):
        return "**Oui, il en existe, mais elles dépendent de votre région et de votre activité.**"
    return f"**Je ne connais pas d'aide de ce genre {place}, et je n'en invente pas. Il peut en exister.**"


def _told(offer: TrainingOffer) -> str:
    cost = f"{sentence(offer.cost)} " if offer.cost else ""
    link = wording.link(Source("", "page", offer.url, offer.as_of))
    return f"**{offer.name}** ({offer.provider}) : {cost}{shorten(offer.description, ROOM)} ({link})"


def _short(fund: TrainingOffer) -> str:
    return f"{fund.name} ({wording.link(Source('', 'page', fund.url, fund.as_of))})"


def _elsewhere(known: list[TrainingOffer]) -> str | None:
    """Where the base knows aids, for whoever has not said where they are."""
    regions = dict.fromkeys(offer.region for offer in sorted(known, key=_order) if offer.region)
    named = [in_region(region) for region in regions if region]
    return f"J'en connais {enumerate_fr(named)}." if named else None


def _where_to_ask(turn: Turn, country: str, library: Library) -> str | None:
    """Public lists and people, those of France only; to whoever sets up, who helps them; to others, who is nearest."""
    if is_abroad(country):
        return "Nous conseillons de demander à l'organisme public qui aide les entreprises près de chez vous."
    listed, people = _entry(GRANTS, library), _entry(CREATION, library)
    where = f"Les bases publiques se consultent par région et par projet ({_link(listed)})." if listed else ""
    if {"creator"} & {*turn.profile.statuses} and people:
        return f"{where} Des réseaux aident aussi qui crée son activité ({_link(people)})."
    if {"association", "public"} & {*turn.profile.statuses} or turn.profile.family == "nonprofit_public":
        return f"{where} Nous conseillons de demander aussi à votre intercommunalité et à votre département."
    return f"{where} Nous conseillons de demander aussi à votre chambre et à votre intercommunalité."


def _entry(topic: str, library: Library) -> Redirect | None:
    return next((entry for entry in library.redirects.values() if entry.topic == topic), None)


def _link(entry: Redirect) -> str:
    return wording.link(care.source(entry))
