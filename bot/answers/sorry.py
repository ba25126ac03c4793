"""When something broke: a clear sentence and a way on, never a trace."""

from __future__ import annotations

from bot.answers.answer import Answer, paragraphs
from bot.answers.buttons import HUMAN

REASONS = {
    "database": "**Je n'arrive pas à lire ma base de connaissances en ce moment.** Votre message est bien enregistré ; réessayez dans une minute.",
    "failure": "**Je n'ai pas réussi à préparer ma réponse, et j'en suis désolé.** Votre message est bien enregistré ; réessayez, ou dites-le autrement.",
    "late": "**Ma réponse tarde plus que prévu.** Votre message est bien enregistré ; la réponse s'affichera ici dès qu'elle sera prête.",
    "down": "**Je ne peux pas répondre en ce moment.** Votre message est bien enregistré ; réessayez dans une minute.",
}


def sorry(reason: str) -> Answer:
    """An error message; `reason` is one of REASONS."""
    return Answer(
        "error",
        "out_of_scope",
        paragraphs(REASONS[reason]),
        buttons=(HUMAN,),
    )
