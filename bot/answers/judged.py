"""What is said to whoever comes back on an answer without a new question: too long, not answered, « non, pas ça »."""

from __future__ import annotations

from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN, START
from bot.dialogue.rebounds import DISPUTED, TOO_LONG, UNANSWERED

KNOWN = Button("Ce que vous savez de moi", "/change_profile")
SAID: dict[str, tuple[str, str, tuple[Button, ...], str]] = {
    TOO_LONG: (
        "**Entendu, désolé : je fais court à partir de maintenant.**",
        "Une phrase et une chose à faire ; le reste attend derrière « En savoir plus ».",
        START,
        "thumbs_down",
    ),
    UNANSWERED: (
        "**Vous avez raison, pardon : je n'ai pas de meilleure réponse à votre question.**",
        "Une personne peut y répondre. Sinon, dites-la autrement, en une phrase.",
        (HUMAN, *START[:2]),
        "thumbs_down",
    ),
    DISPUTED: (
        "**J'ai dû mal comprendre. Qu'est-ce qui ne va pas ?**",
        "Dites-le en une phrase : votre métier, vos clients, un canal que vous ne voulez pas, ou la question que j'ai manquée.",
        (KNOWN, START[0], HUMAN),
        "not_understood",
    ),
}
"""Two sentences, the ways on, and why it is kept for a person; by `Meaning.why`. None of them counts as anger."""
TOPICS = frozenset({"negative_feedback", "deny"})


def reply(turn: Turn) -> Reply | None:
    """The answer to such a message; None when the message is another, or when its question has another reading."""
    said = SAID.get(turn.meaning.why) if turn.topic in TOPICS else None
    if not said:
        return None
    first, second, buttons, kept = said
    answer = Answer("suggestions", turn.topic, paragraphs(first, second), buttons=buttons)
    return Reply.of(turn, answer, memory=turn.memory.but(pending=None), inbox=kept)
