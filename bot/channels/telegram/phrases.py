"""What the channel itself says in French, beside the assistant's answers."""

from __future__ import annotations

from bot.channels.problems import DETAILS
from bot.text import typeset

READS_NOT = {
    "voice": "Je ne sais pas encore écouter les messages vocaux.",
    "audio": "Je ne sais pas écouter les fichiers audio.",
    "video": "Je ne sais pas regarder les vidéos.",
    "video_note": "Je ne sais pas regarder les vidéos.",
    "animation": "Je ne sais pas regarder les images animées.",
    "photo": "Je ne sais pas regarder les photos.",
    "document": "Je ne sais pas ouvrir les documents.",
    "sticker": "Je ne sais pas lire les autocollants, mais merci du clin d'œil.",
    "location": "Je ne sais pas lire les positions sur une carte. Le nom de votre commune me suffit.",
    "contact": "Je ne garde pas les fiches de contact, et je n'ai pas besoin de celle-ci.",
    "poll": "Je ne sais pas répondre aux sondages.",
}
OTHER = "Je ne sais pas lire ce genre de message."
WRITE_INSTEAD = "Écrivez-moi votre question en quelques mots, et j'y réponds."
CAPTION_ONLY = "Je lis votre légende, pas ce qui l'accompagne."
CORRECTED = "J'ai lu votre correction."
LATE = "Ma réponse tarde plus que prévu. Votre message est bien enregistré : elle arrive ici dès qu'elle est prête."
DOWN = "Je ne peux pas répondre en ce moment. Votre message est bien enregistré : la réponse arrivera ici dès que possible, sans rien faire."
GAVE_UP = "Je n'ai pas réussi à vous répondre, et j'en suis désolé. Reformulez votre question, ou tapez /personne pour joindre quelqu'un."
BUTTON_OLD = "Ce bouton n'est plus valable. Écrivez votre demande, j'y réponds."
BUTTON_USED = "Ce bouton a déjà servi. Écrivez-moi si vous voulez autre chose."
BUTTON_OTHERS = "Ces boutons répondent à une autre personne. Posez-moi votre question, vous aurez les vôtres."
EXPORT_CAPTION = "Voici tout ce que je garde sur vous : nos messages et ce que j'ai retenu. Ce fichier s'ouvre avec un éditeur de texte."
EXPORT_PRIVATE = (
    "Pour protéger vos données, je n'en envoie pas de copie dans un groupe. Écrivez-moi /exporter en message privé."
)
NO_MORE = "C'est noté : vous ne recevrez plus ces messages. Vous pouvez toujours m'écrire."
NO_MORE_BUTTON = "Ne plus recevoir"
SPEAKER_NO_MORE = "Votre accès d'intervenant est terminé. Demandez un nouveau lien à l'organisateur."
HAND_OVER_DONE = "Nous continuons ici la conversation commencée sur le site : je garde le fil."
HAND_OVER_GONE = "Ce lien a déjà servi ou n'est plus valable. Reprenons ici : quelle est votre question ?"


def reads_not(kind: str) -> str:
    """The sentence for a kind of attachment."""
    return typeset(f"{READS_NOT.get(kind, OTHER)} {WRITE_INSTEAD}")


def welcome(username: str, notice: str) -> str:
    """Said when the bot is added to a group (Markdown)."""
    return typeset(
        f"**Bonjour à toutes et à tous.** Pour me poser une question, écrivez @{username}, répondez à l'un de mes messages, "
        "ou tapez /aide. Je ne lis pas le reste de vos échanges : Telegram ne me le transmet pas, sauf si je suis administrateur, "
        f"et même alors je n'en garde rien.\n\n{notice}"
    )


def too_long(most: int) -> str:
    """The same words as on the web."""
    return typeset(DETAILS["too_long"][1].format(most=most))


def too_many() -> str:
    """The same words as on the web."""
    return typeset(DETAILS["too_many"][1])
