"""When the message is not for us, or not understood."""

from __future__ import annotations

import re

from bot.advisor.model import Redirect
from bot.answers import noted as told
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN, START
from bot.answers.care import DISTRESS_TOPICS, source
from bot.answers.library import Library
from bot.dialogue.tongues import foreign
from bot.text import fold, shorten

ASSOCIATIONS = "nonprofit"
"""Topic of the redirect that tells how an association is founded."""
_ASSOCIATION = re.compile(r"\b(?:asso\w*|clubs?|1901|benevol\w*|statuts|amicale|collectif|chorale|comite)\b")
REDIRECT_FROM = 0.3
HIT_FROM = 0.35
TONGUES = {
    "en": "Sorry, I only speak French. Please write in French, in a few simple words, or ask for a person.",
    "es": "Lo siento, solo hablo francés. Escríbame en francés, con pocas palabras, o pida hablar con una persona.",
    "de": "Leider spreche ich nur Französisch. Bitte schreiben Sie auf Französisch, in einfachen Worten, oder fragen Sie nach einer Person.",
    "it": "Mi dispiace, parlo solo francese. Mi scriva in francese, con parole semplici, o chieda di parlare con una persona.",
}
"""What whoever writes in another language can read."""
PAYLOADS = {"case": "case_study", "rule": "legal_rules", "platform": "platform_fit"}


def out_of_scope(turn: Turn, library: Library) -> Reply:
    """Not our subject: whose it is when we know, else said plainly, with what we can do."""
    tongue = foreign(turn.meaning.text)
    entry = None if tongue else _redirect(turn, library)
    if entry:
        text = paragraphs(
            "**Ce n'est pas mon domaine, mais je sais à qui le demander.**",
            entry.answer,
            f"Où aller : {wording.link(source(entry))}. Information de {entry.as_of}, à vérifier sur place.",
        )
        return Reply.of(turn, Answer("redirect", "out_of_scope", text, sources=(source(entry),), buttons=START[:1]))
    if tongue:
        text = paragraphs(
            f"**{TONGUES[tongue]}**",
            "Je ne parle que le français : quelques mots simples suffisent, avec votre métier.",
        )
        return Reply.of(turn, Answer("redirect", "out_of_scope", text, buttons=(HUMAN, *START[:2])))
    text = paragraphs(
        "**Je ne sais pas répondre à cela : je ne parle que des canaux numériques des entrepreneurs.**",
        "Posez-moi une question sur vos clients, votre visibilité, vos réseaux ou votre site.",
    )
    return Reply.of(turn, Answer("redirect", "out_of_scope", text, buttons=START))


def switched_off(turn: Turn, library: Library) -> Reply:
    """The topic is being revised by people: said plainly, with a person to ask."""
    title = library.titles.get(turn.topic, "ce sujet")
    text = paragraphs(
        f"**Je ne réponds pas en ce moment sur « {title} » : ce sujet est en cours de révision.**",
        "Une personne peut vous répondre, ou nous pouvons parler d'autre chose.",
    )
    buttons = (HUMAN, *START[:2])
    return Reply.of(turn, Answer("redirect", turn.topic, text, buttons=buttons, extra={"redirect": "switched_off"}))


def not_understood(turn: Turn, library: Library) -> Reply:
    """Two or three readings to choose from; then what the base holds on these words; then a person. Always kept in the inbox."""
    topics = [t for t in turn.meaning.suggestions if t != "out_of_scope"][:3]
    hits = [h for h in library.knowledge.search(turn.meaning.text, limit=3) if h.score >= HIT_FROM]
    found = f"J'ai aussi trouvé dans ma base : « {shorten(hits[0].title, 90)} »." if hits else None
    buttons = [Button(library.titles[t], f"/{t}") for t in topics if t in library.titles]
    if hits and hits[0].kind in PAYLOADS:
        buttons.append(Button(shorten(hits[0].title, 50), _hit_payload(hits[0].kind, hits[0].id)))
    asked = (
        "Vouliez-vous parler de l'un de ces sujets ?"
        if topics
        else "Pouvez-vous le dire autrement, avec votre métier ?"
    )
    noted = f"C'est noté : {told.noted(turn, library)}." if turn.profile != turn.before else None
    text = paragraphs("**Je ne suis pas sûr de vous avoir compris.** " + asked, noted, found,
                      "Sinon, je transmets votre question à une personne." if len(buttons) < 5 else None)  # fmt: skip
    answer = Answer("suggestions", turn.topic, text, buttons=(*buttons[:4], HUMAN))
    return Reply.of(turn, answer, memory=turn.memory.but(pending="suggestion"), inbox="not_understood")


def _hit_payload(kind: str, id: str) -> str:
    key = {"case": "case", "rule": "rule", "platform": "platforms"}[kind]
    value = f'["{id}"]' if kind == "platform" else f'"{id}"'
    return f'/{PAYLOADS[kind]}{{"{key}": {value}}}'


def _redirect(turn: Turn, library: Library) -> Redirect | None:
    hits = library.knowledge.search(turn.meaning.text, limit=3, kinds=("redirect",))
    for hit in hits:
        entry = library.redirects.get(hit.id)
        if not entry or entry.topic in DISTRESS_TOPICS or hit.score < REDIRECT_FROM:
            continue
        if entry.topic != ASSOCIATIONS or _of_an_association(turn):
            return entry
    return None


def _of_an_association(turn: Turn) -> bool:
    """« faut déclarer ? » from somebody who resells shoes is not about founding an association."""
    return "association" in turn.profile.statuses or bool(_ASSOCIATION.search(fold(turn.meaning.text)))
