"""What each figure counts, in the words its readers see. A figure without a line here is not shown."""

from __future__ import annotations

from dataclasses import dataclass

FEWEST = 5
"""Fewer people than this behind a figure could be recognised: it is not shown."""
SILENCE_MINUTES = 30
"""A longer silence ends a conversation; the same person's next message begins another."""

OUTCOME_OF_KIND = {
    "answer": "answered",
    "plan": "answered",
    "chart": "answered",
    "handoff": "handed",
    "suggestions": "asked_back",
    "question": "asked_back",
    "redirect": "redirected",
    "notice": "service",
    "error": "failed",
}
"""Kinds of answers (docs/contract), the most telling first: a reply of several messages counts by the first found here."""
ASKED = ("answered", "asked_back", "handed", "redirected", "failed")
"""Outcomes of messages that asked for something: the base of rates."""


@dataclass(frozen=True)
class Definition:
    """A figure's name and what it counts."""

    title: str
    means: str


DEFINITIONS = {
    "people": Definition(
        "Personnes",
        "Un navigateur ou un compte Telegram qui a écrit au moins un message dans la période. "
        "Quelqu'un qui écrit de deux appareils compte deux fois.",
    ),
    "conversations": Definition(
        "Conversations",
        f"Une suite de messages d'une personne sans silence de plus de {SILENCE_MINUTES} minutes.",
    ),
    "messages": Definition("Messages reçus", "Tout ce que les personnes ont écrit ou choisi par un bouton."),
    "answered": Definition(
        "Réponses données",
        "Part des demandes auxquelles l'assistant a répondu par un conseil, un plan ou un graphique. "
        "Les politesses ne sont pas des demandes.",
    ),
    "asked_back": Definition(
        "Questions en retour",
        "Part des demandes où l'assistant a demandé une précision ou proposé des sujets au lieu de répondre.",
    ),
    "handed": Definition("Passages à une personne", "Part des demandes où la personne a voulu parler à quelqu'un."),
    "redirected": Definition(
        "Orientations ailleurs", "Part des demandes hors de notre sujet, avec un lien vers qui sait répondre."
    ),
    "helped": Definition(
        "Réponses jugées utiles",
        "Pouces levés sur l'ensemble des pouces, donnés par les personnes de la période. Qui ne dit rien ne compte pas.",
    ),
    "topics": Definition("Sujets", "Ce que les messages voulaient dire, tel que l'assistant l'a compris."),
    "families": Definition(
        "Métiers", "La famille du métier que la personne a dit avoir. Le métier lui-même n'est pas compté."
    ),
    "channels": Definition("Canaux", "Par où les personnes sont venues."),
    "events": Definition("Événements", "L'événement que la personne a rejoint en dernier."),
    "hours": Definition("Heures de la journée", "L'heure des messages, à l'heure de l'organisation."),
    "weeks": Definition("Semaine après semaine", "Personnes et messages, du lundi au dimanche."),
}
