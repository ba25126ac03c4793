"""Two questions about training that no list of courses answers: is this one serious, and does the CPF pay?"""

from __future__ import annotations

import re

from bot.advisor.model import Source, TrainingOffer
from bot.advisor.rule_words import is_abroad
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, merge_sources
from bot.answers.buttons import HUMAN
from bot.answers.library import Library
from bot.knowledge.filters import TrainingFilter
from bot.text import fold, lower_first, sentence, shorten

CHECKS = ("verifier-organisme-formation", "qualiopi-limites")
"""Offers of `training.yml` that say how a provider is checked."""
ACCOUNTS = ("cpf-independants", "cpf-micro-entrepreneur")
"""Those that say what the training account of a self-employed person pays."""
CANVASSING = "organisme_formation"
"""The profession whose rules forbid canvassing for the account."""
_DOUBTS = re.compile(
    r"\b(?:arnaqu\w+|arnak\w*|escro\w+|charlatans?|louche|du vrai ou|vrais? ou|(?:m'|nous |m)appell?\w*|demarch(?:age|eu|ent)\w*|harcel\w+|mefiance|vend sa methode|"
    r"serieu(?:x|se)s? ou|si (?:c ?'?est|elle est|il est|le \w+ est)(?: du)? (?:serieu(?:x|se)|fiable|solide)|c ?'?est (?:du )?serieu(?:x|se)(?! client)|"
    r"est-ce (?:bien |du )?(?:serieux|fiable)|(?:distinguer|reconnaitre) (?:le |les )?(?:serieux|bonnes?|vrais?))\b"
)
"""A course, a provider or a caller whose honesty is doubted; who only wishes for « un organisme sérieux » seeks one."""
_COURSE = r"(?:formations?|stages?|coachings?|masterclass\w*|ateliers?|programmes?|accompagnements?|cours)"
_OFFERED = re.compile(
    rf"\b(?:m'|nous |me |m' )(?:a |ont )?(?:propos\w+|vend\w*|offr\w+|pousse\w*)[^.?!]{{0,40}}\b{_COURSE}\b|"
    rf"\b{_COURSE}\b[^.?!]{{0,40}}?\d[\d .]*(?:€|euros?\b|eur\b|balles\b|e\b|k€?|chf\b|francs?\b|\$|dollars?\b)|\d[\d .]*(?:€|euros?|eur|balles|e|k€?|chf|francs?|\$|dollars?) (?:pour |la |le |une? )*{_COURSE}\b"
)
"""A course that somebody sells, or with its price: to be judged, not to be added to a list."""
_WEIGHED = re.compile(
    r"\?|\b(?:bien|cher|chere|trop|normal\w*|vaut|honnete|correct\w*|raisonnable|bon prix|bonne (?:idee|affaire)|dois|avis|accept\w+|sign\w+|pens\w+|arnaque|hesit\w+)\b"
)
_ACCOUNT = re.compile(r"\bcpf\b|\bcompte (?:personnel )?(?:de )?formation\b")
QUESTIONS = (
    "Que saurez-vous faire seul à la fin ? Un exercice sur votre propre page, ou seulement des vidéos à regarder ?",
    "Qui forme, et a-t-il déjà tenu une page dans un métier comme le vôtre ?",
    "Quel prix tout compris, et peut-on arrêter ou être remboursé ?",
    "Que promet-on ? Des abonnés ou des clients garantis, c'est une raison de refuser.",
)
"""What to ask before paying a course: our judgement."""
ROOM = 190
"""Characters of an offer's description that are shown."""
BUTTONS = (Button("Me former", "/training"), HUMAN)


def reply(turn: Turn, library: Library) -> Reply | None:
    """The answer to a doubt about a course, else about the account; None for any other question, and outside France."""
    folded = fold(turn.meaning.text)
    if turn.meaning.parsed.from_button:
        return None
    abroad = is_abroad(turn.profile.country or library.organisation.country)
    account = bool(_ACCOUNT.search(folded))
    if _DOUBTS.search(folded) and not abroad:
        return _is_it_serious(turn, library, account)
    if _OFFERED.search(folded) and _WEIGHED.search(folded) and not account:
        return _offered(turn, library, abroad)
    if abroad:
        return None
    return _account(turn, library) if _ACCOUNT.search(folded) else None


def _is_it_serious(turn: Turn, library: Library, account: bool) -> Reply | None:
    checks = _offers(CHECKS, library)
    if not checks:
        return None
    text, overflow = fit(
        (0, "**Ne payez et ne signez rien avant d'avoir vérifié : je ne peux pas juger cet organisme à votre place.**"),
        (0, _canvassed(library) if account else None),
        (1, wording.bullet_list([_told(offer) for offer in checks])),
        (
            0,
            "À notre avis, un prix élevé n'est une garantie de rien, et personne ne peut promettre des clients ou une place.",
        ),
        (
            0,
            "**À essayer** : demandez par écrit le programme, le formateur, le prix total et comment on arrête. "
            "**À mesurer** : ce qu'en disent deux anciens élèves que vous aurez appelés.",
        ),
    )
    return _made(turn, text, overflow, checks)


def _offered(turn: Turn, library: Library, abroad: bool) -> Reply:
    """How to judge the course offered: by what one could do after it; how a provider is checked is France's."""
    checks = [] if abroad else _offers(CHECKS[:1], library)
    text, overflow = fit(
        (0, "**Ne signez pas encore : le prix ne dit rien de la valeur. Ce qui compte est ce que vous saurez faire seul après.**"),
        (0, "À notre avis, quatre questions, par écrit :"),
        (0, wording.bullet_list(QUESTIONS)),
        (1, wording.bullet_list([_told(offer) for offer in checks]) if checks else None),
        (1, "Des formations gratuites existent : commencez par l'une d'elles, vous saurez ce qui vous manque."),
        (0, "**À essayer** : demandez le programme et appelez deux anciens élèves de votre métier avant de signer. **À mesurer** : ce qu'ils font seuls, six mois après."),
    )  # fmt: skip
    return _made(turn, text, overflow, checks)


def _account(turn: Turn, library: Library) -> Reply | None:
    known = _offers(ACCOUNTS if "micro" in turn.profile.statuses else ACCOUNTS[:1], library)
    if not known:
        return None
    text, overflow = fit(
        (
            0,
            "**Peut-être : un indépendant a aussi un CPF, qui paie des formations qualifiantes ou certifiantes, pas n'importe quel atelier.**",
        ),
        (0, wording.bullet_list([_told(offer) for offer in known])),
        (1, _canvassed(library)),
        (
            0,
            "**À essayer** : regardez votre solde vous-même, sur le site officiel, puis cherchez une formation qui y figure. "
            "**À mesurer** : ce qui resterait à payer.",
        ),
    )
    return _made(turn, text, overflow, known)


def _made(turn: Turn, text: str, more: str | None, offers: list[TrainingOffer]) -> Reply:
    sources = merge_sources(tuple(Source(o.name, o.provider, o.url, o.as_of) for o in offers))
    return Reply.of(
        turn, Answer("answer", "training", text, "conditional", sources=sources, buttons=BUTTONS, more=more)
    )


def _offers(ids: tuple[str, ...], library: Library) -> list[TrainingOffer]:
    """Those of the base, in this order; withdrawn ones are left out."""
    known = {offer.id: offer for offer in library.knowledge.training(TrainingFilter())}
    return [known[id] for id in ids if id in known]


def _told(offer: TrainingOffer) -> str:
    page = wording.link(Source("", f"page, {offer.as_of}", offer.url))
    cost = f"{sentence(wording.capital(offer.cost))} " if offer.cost and len(offer.cost) > len("gratuit") else ""
    return f"{cost}{sentence(shorten(offer.description, ROOM))} ({page})"


def _canvassed(library: Library) -> str | None:
    """That nobody may call to have the account used, with its source."""
    trade = library.professions.get(CANVASSING)
    rule = next((text for text in trade.forbidden if "CPF" in text), None) if trade else None
    cited = next((one for one in trade.references if "CPF" in one.text), None) if trade else None
    if not (trade and rule and cited):
        return None
    where = wording.link(Source("", f"source, {trade.as_of}", cited.url))
    return f"C'est interdit à un organisme : {lower_first(rule.rstrip('.'))} ({where})."
