"""Talks and their questions. Codes are looked up among the events of this installation; an unknown one is said to be so."""

from __future__ import annotations

from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.library import Library
from bot.text import shorten


def join_event(turn: Turn, library: Library) -> Reply:
    """Enter by a code; an unknown code is said back, with what to do."""
    code = turn.meaning.facts.event_code
    if not code:
        text = paragraphs(
            "**Quel est le code de l'événement ?** Il est sur l'affiche, l'invitation ou l'écran de la salle."
        )
        return Reply.of(turn, Answer("question", "join_event", text), memory=turn.memory.but(pending="event_code"))
    text = paragraphs(
        f"**Je ne retrouve pas le code « {shorten(code, 20)} » parmi les événements ouverts.**",
        "Vérifiez-le, avec ses chiffres, puis réessayez. Vous pouvez aussi poser votre question ici : je la transmets à l'organisateur.",
    )
    buttons = (
        Button("Poser ma question à l'intervenant", "/ask_speaker"),
        Button("Recevoir le compte rendu", "/event_recap"),
    )
    return Reply.of(
        turn, Answer("notice", "join_event", text, buttons=buttons), memory=turn.memory.but(pending="event_code")
    )


def ask_speaker(turn: Turn, library: Library) -> Reply:
    """Take a question for the speaker: announced first, then kept word for word for the organiser."""
    if turn.memory.pending == "speaker_question":
        text = paragraphs(
            "**Votre question est notée, je la transmets à l'organisateur pour l'intervenant.** Elle reste anonyme : ni votre nom ni votre adresse ne sont joints.",
            f"La réponse arrivera ici, {library.organisation.people.delay}. Voulez-vous en ajouter une autre ?",
        )
        answer = Answer("notice", "ask_speaker", text, buttons=(Button("Une autre question", "/ask_speaker"),))
        return Reply.of(turn, answer, memory=turn.memory.but(pending=None), inbox="speaker_question")
    text = paragraphs(
        "**Oui, vous pouvez poser une question à l'intervenant, et elle reste anonyme si vous ne donnez pas votre nom.**",
        "Écrivez-la maintenant, en une phrase.",
    )
    return Reply.of(turn, Answer("question", "ask_speaker", text), memory=turn.memory.but(pending="speaker_question"))


def event_info(turn: Turn, library: Library) -> Reply:
    """When and where the next event is; none is known until organisers enter one."""
    org = library.organisation
    text = paragraphs(
        "**Je n'ai pas de date d'événement enregistrée pour le moment.**",
        f"{org.name} peut vous renseigner : {org.contact.email}. Si vous avez un code d'événement, donnez-le-moi.",
    )
    return Reply.of(
        turn, Answer("notice", "event_info", text, buttons=(Button("Entrer un code d'événement", "/join_event"),))
    )


def event_recap(turn: Turn, library: Library) -> Reply:
    """The answers of an event; without a known event, asks which one."""
    text = paragraphs(
        "**Le compte rendu de quel événement ?** Je n'en retrouve pas encore pour vous.",
        "Donnez-moi son code ou son titre. Sinon, je transmets votre demande de récapitulatif à l'organisateur.",
    )
    buttons = (Button("Entrer un code d'événement", "/join_event"), Button("Transmettre ma demande", "/human_handoff"))
    return Reply.of(
        turn, Answer("question", "event_recap", text, buttons=buttons), memory=turn.memory.but(pending="event_code")
    )
