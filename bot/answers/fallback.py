"""When the message is not for us, not understood, or comes from somebody who cannot go on."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.model import Redirect, Source
from bot.answers import noted as told
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.library import Library
from bot.answers.service import HUMAN, START
from bot.text import shorten

DISTRESS_TOPICS = ("suicide_prevention", "distress")
REDIRECT_FROM = 0.3
HIT_FROM = 0.35
PAYLOADS = {"case": "case_study", "rule": "legal_rules", "platform": "platform_fit"}


def distress(turn: Turn, library: Library) -> Reply:
    """Before anything else: who answers now, day and night. Nothing is asked, nothing is sold, nothing goes to the inbox."""
    entries = [r for topic in DISTRESS_TOPICS for r in library.redirects.values() if r.topic == topic]
    text = paragraphs(
        "**Ce que vous dites compte, et vous n'avez pas à le porter sans aide.**",
        *[f"{entry.answer} ({wording.link(_source(entry), entry.publisher)}, {entry.as_of})" for entry in entries],
        "Je suis un programme : parlez à quelqu'un maintenant. Le reste attendra.",
    )
    answer = Answer(
        "redirect", "out_of_scope", text, sources=tuple(_source(e) for e in entries), extra={"redirect": "distress"}
    )
    memory = turn.memory.but(pending=None, waiting_topic=None)
    return Reply.of(turn, answer, memory=memory)


def after_distress(turn: Turn, library: Library) -> Reply:
    """Whoever comes back from it is welcomed in a few words, without a question on how they are and without haste."""
    entry = next(r for r in library.redirects.values() if r.topic == DISTRESS_TOPICS[0])
    text = paragraphs(
        "**Merci de me l'avoir écrit. Je suis là pour vos canaux, quand vous voudrez.**",
        "Nous reprenons où nous en étions : posez votre question, ou choisissez.",
        f"Le 3114 vous écoute à toute heure, même pour en parler un peu ({wording.link(_source(entry))}).",
    )
    again = (
        Button(library.titles[turn.memory.last_topic], f"/{turn.memory.last_topic}")
        if turn.memory.last_topic
        else START[0]
    )
    return Reply.of(turn, Answer("notice", turn.topic, text, buttons=(again, HUMAN)))


def with_a_word_of_help(reply: Reply, library: Library) -> Reply:
    """The answer as it is, then one line for somebody who may not be well; nothing of it goes to the inbox."""
    entry = next(r for r in library.redirects.values() if r.topic == DISTRESS_TOPICS[0])
    line = f"Et vous, tenez-vous le coup ? Si c'est trop lourd, on vous écoute jour et nuit au 3114 ({wording.link(_source(entry), entry.publisher)})."
    *others, last = reply.answers
    return replace(reply, answers=(*others, last.but(text=paragraphs(last.text, line))), inbox=None)


def out_of_scope(turn: Turn, library: Library) -> Reply:
    """Not our subject: whose it is when we know, else said plainly, with what we can do."""
    entry = _redirect(turn.meaning.text, library)
    if entry:
        text = paragraphs(
            "**Ce n'est pas mon domaine, mais je sais à qui le demander.**",
            entry.answer,
            f"Où aller : {wording.link(_source(entry))}. Information de {entry.as_of}, à vérifier sur place.",
        )
        return Reply.of(turn, Answer("redirect", "out_of_scope", text, sources=(_source(entry),), buttons=START[:1]))
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
    return Reply.of(
        turn, answer, memory=turn.memory.but(pending="suggestion", suggested=tuple(topics)), inbox="not_understood"
    )


def _hit_payload(kind: str, id: str) -> str:
    key = {"case": "case", "rule": "rule", "platform": "platforms"}[kind]
    value = f'["{id}"]' if kind == "platform" else f'"{id}"'
    return f'/{PAYLOADS[kind]}{{"{key}": {value}}}'


def _redirect(text: str, library: Library) -> Redirect | None:
    hits = library.knowledge.search(text, limit=3, kinds=("redirect",))
    for hit in hits:
        entry = library.redirects.get(hit.id)
        if entry and entry.topic not in DISTRESS_TOPICS and hit.score >= REDIRECT_FROM:
            return entry
    return None


def _source(entry: Redirect) -> Source:
    return Source(entry.question, entry.publisher, entry.url, entry.as_of)
