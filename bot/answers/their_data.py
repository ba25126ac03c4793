"""What is kept of the person: told, handed over, erased, or forgotten to begin afresh; nothing goes without being confirmed."""

from __future__ import annotations

from bot.advisor.profile import Profile
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.buttons import START
from bot.answers.library import Library
from bot.dialogue.memory import Memory

YES_NO = (Button("Oui", "/affirm"), Button("Non", "/deny"))


def privacy(turn: Turn, library: Library) -> Reply:
    """What is kept, how long, who sees it, and how to have it erased."""
    org = library.organisation
    text = paragraphs(
        f"**Vos messages restent chez {org.called}, {org.retention_days} jours au plus après votre dernier message ou le dernier suivi que vous demandez.**",
        "Ils servent à vous répondre et, quand je n'ai pas compris, à m'améliorer. Ils ne partent chez aucun autre service et ne servent à aucune publicité. "
        "Je ne vous demande pas votre nom. Une adresse e-mail ne sert que si vous la laissez, pour vous prévenir ; un clic l'efface.",
        f"Vous pouvez à tout moment recevoir une copie de vos données ou les faire effacer. Contact : {org.data_protection_contact}.",
    )
    return Reply.of(
        turn, Answer("notice", "privacy", text, buttons=(Button("Effacer ou recevoir mes données", "/delete_data"),))
    )


def delete_data(turn: Turn, library: Library) -> Reply:
    """What is known, then a confirmation before everything is erased."""
    known = wording.summary(turn.profile, library.platforms)
    told = wording.bullet_list(known) if known else "Rien sur vous, en dehors de nos messages."
    text = paragraphs(
        "**Oui, voici toutes les données que je garde sur vous :**",
        told,
        "Une copie complète, messages compris, se télécharge par « Exporter » ci-dessous. Voulez-vous que j'efface tout, définitivement ?",
    )
    buttons = (Button("Oui, tout effacer", "/affirm"), Button("Non, garder", "/deny"))
    answer = Answer(
        "question", "delete_data", text, buttons=buttons, extra={"action": "export", "profile": turn.profile.as_dict()}
    )
    return Reply.of(turn, answer, memory=turn.memory.but(pending="confirm_delete"))


def start_over(turn: Turn, library: Library) -> Reply:
    """Ask before forgetting, unless there is nothing to forget."""
    if not turn.profile.as_dict():
        return forget(turn)
    text = paragraphs(
        "**Nous pouvons repartir de zéro : j'oublie alors votre activité et nos échanges.** Je recommence ?"
    )
    return Reply.of(
        turn,
        Answer("question", "start_over", text, buttons=YES_NO),
        memory=turn.memory.but(pending="confirm_start_over"),
    )


def forget(turn: Turn) -> Reply:
    """A clean sheet."""
    text = paragraphs("**C'est fait, nous repartons de zéro.** Quel est votre métier, ou votre question ?")
    return Reply((Answer("notice", "start_over", text, buttons=START),), Profile(), Memory())


def erased(turn: Turn) -> Reply:
    """Everything goes; the channel does it when it reads `action: erase`."""
    text = paragraphs(
        "**C'est effacé : il ne reste rien de notre conversation.** Vous pouvez repartir d'une page blanche quand vous voulez."
    )
    return Reply((Answer("notice", "delete_data", text, extra={"action": "erase"}),), Profile(), Memory())
