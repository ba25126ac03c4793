"""Talks: entering by a code, when and where, the recap. What is asked there is in `room`."""

from __future__ import annotations

from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.dates import span_fr
from bot.answers.event_desk import Card
from bot.answers.library import Library
from bot.text import enumerate_fr, shorten

ASK = Button("Poser ma question à l'intervenant", "/ask_speaker")
LIST = Button("Voir les questions", '/ask_speaker{"event": "list"}')
RECAP = Button("Recevoir le compte rendu", '/event_recap{"event": "want_recap"}')
ENTER = Button("Entrer un code d'événement", "/join_event")


def join_event(turn: Turn, library: Library) -> Reply:
    """Enter by a code; an unknown code is said back, with what to do."""
    code = turn.meaning.facts.event_code
    card = turn.events.join(code or turn.meaning.text)
    if card:
        return _over(turn, card) if card.phase == "over" else _welcome(turn, card)
    if not code:
        text = paragraphs(
            "**Quel est le code de l'événement ?** Il est sur l'affiche, l'invitation ou l'écran de la salle.",
            "Vous pourrez ensuite poser vos questions, sans donner votre nom si vous préférez rester anonyme.",
        )
        return Reply.of(turn, Answer("question", "join_event", text), memory=turn.memory.but(pending="event_code"))
    text = paragraphs(
        f"**Je ne retrouve pas le code « {shorten(code, 20)} » parmi les événements ouverts.**",
        "Vérifiez-le, avec ses chiffres, puis réessayez. Vous pouvez aussi poser votre question ici : je la transmets à l'organisateur.",
    )
    buttons = (ASK, Button("Recevoir le compte rendu", "/event_recap"))
    return Reply.of(
        turn, Answer("question", "join_event", text, buttons=buttons), memory=turn.memory.but(pending="event_code")
    )


def event_info(turn: Turn, library: Library) -> Reply:
    """When and where: the event one is in, else the next one."""
    card = turn.events.current() or turn.events.upcoming()
    org = library.organisation
    if card and card.phase in ("after", "over") and card.following:
        card = card.following
    if card is None:
        text = paragraphs(
            "**Je n'ai pas de date d'événement enregistrée pour le moment.**",
            f"{org.name} peut vous renseigner : {org.contact.email}. Si vous avez un code d'événement, donnez-le-moi.",
        )
        return Reply.of(turn, Answer("notice", "event_info", text, buttons=(ENTER,)))
    past = card.phase in ("after", "over")
    text = paragraphs(
        f"**« {card.title} » {'a eu lieu' if past else 'a lieu'} {when(card)}.**",
        where(card),
        None if past else f"[L'ajouter à votre agenda]({card.calendar}). [La page de l'événement]({card.page}).",
        f"La suite : {one_line(card.following)}" if card.following else None,
        _later(card),
    )
    return Reply.of(turn, Answer("notice", "event_info", text, buttons=_ways(turn, card)))


def event_recap(turn: Turn, library: Library) -> Reply:
    """The answers of an event; without a known event, asks which one."""
    card = turn.events.current() or turn.events.join(turn.meaning.text)
    if card is None:
        text = paragraphs(
            "**Le compte rendu de quel événement ?** Je n'en retrouve pas encore pour vous.",
            "Donnez-moi son code ou son titre. Sinon, je transmets votre demande de récapitulatif à l'organisateur.",
        )
        buttons = (ENTER, Button("Transmettre ma demande", "/human_handoff"))
        return Reply.of(
            turn, Answer("question", "event_recap", text, buttons=buttons), memory=turn.memory.but(pending="event_code")
        )
    if card.recap:
        text = paragraphs(
            f"**Le compte rendu de « {card.title} » est en ligne : [le lire]({card.recap}).**",
            "Vous y trouverez les questions posées, les réponses avec leurs sources, et ce qui reste ouvert.",
            f"Prochain rendez-vous : {one_line(card.following)}" if card.following else None,
        )
        return Reply.of(turn, Answer("notice", "event_recap", text, buttons=(ASK,)))
    text = paragraphs(
        f"**Le compte rendu de « {card.title} » n'est pas encore publié.**",
        "Je peux vous l'envoyer dès qu'il le sera. Les réponses à vos propres questions vous arrivent de toute façon.",
    )
    return Reply.of(turn, Answer("notice", "event_recap", text, buttons=(RECAP, LIST)))


def when(card: Card) -> str:
    """« le jeudi 3 décembre 2026, de 18 h à 20 h »."""
    span = span_fr(card.starts_at, card.ends_at)
    return span if span.startswith("du ") else f"le {span}"


def where(card: Card) -> str | None:
    """Place and speakers."""
    parts = [
        f"Lieu : {card.place}." if card.place else "",
        f"Avec {enumerate_fr(card.speakers)}." if card.speakers else "",
    ]
    return " ".join(filter(None, parts)) or None


def one_line(card: Card) -> str:
    """An event in one sentence."""
    return f"« {card.title} », {when(card)}{f', {card.place}' if card.place else ''}."


def _welcome(turn: Turn, card: Card) -> Reply:
    turn.events.describe(turn.profile.trade, turn.profile.level)
    known = (
        ""
        if turn.profile.trade
        else " Dites-moi aussi votre métier : l'intervenant voit quels métiers sont là, jamais qui."
    )
    text = paragraphs(
        f"**Bienvenue à « {card.title} ».** {when(card).capitalize()}.",
        where(card),
        "Posez votre question : je la transmets à l'intervenant, sans votre nom, et je réponds tout de suite quand je sais."
        + known,
        _later(card),
    )
    memory = turn.memory.but(event=card.code, pending=None)
    return Reply.of(turn, Answer("notice", "join_event", text, buttons=(ASK, LIST, RECAP)), memory=memory)


def _over(turn: Turn, card: Card) -> Reply:
    text = paragraphs(
        f"**« {card.title} » est terminé, et ses questions sont closes.** Il a eu lieu {when(card)}.",
        f"[Lire le compte rendu]({card.recap})." if card.recap else None,
        f"Prochain rendez-vous : {one_line(card.following)}" if card.following else None,
        "Vous pouvez me poser votre question ici : je réponds si je sais, sinon je la transmets.",
    )
    return Reply.of(turn, Answer("notice", "join_event", text, buttons=(ENTER,)), memory=turn.memory.but(pending=None))


def _later(card: Card) -> str | None:
    return (
        "L'événement est passé, mais les questions restent ouvertes : chacune aura sa réponse."
        if card.phase == "after"
        else None
    )


def _ways(turn: Turn, card: Card) -> tuple[Button, ...]:
    return (ASK, LIST) if turn.events.current() else (ENTER,)
