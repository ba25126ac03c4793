"""How news reaches the person later: by e-mail, on Telegram, or here until a day that is said. Steps are buttons of
`human_handoff` ({"later": STEP}), or an address typed when it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answers.answer import Answer, Button, Kind, Reply, Turn, paragraphs
from bot.answers.dates import day_fr
from bot.answers.desk import Reach
from bot.answers.library import Library

TOPIC = "human_handoff"
EMAIL = Button("Me prévenir par e-mail", '/human_handoff{"later": "email"}')
TELEGRAM = Button("Continuer sur Telegram", '/human_handoff{"later": "telegram"}')
NEITHER = Button("Non merci", '/human_handoff{"later": "neither"}')
WORDING = (
    "Prévenez-moi par e-mail des réponses à mes questions et des suivis que je demande. "
    "Rien d'autre, et je peux arrêter d'un clic."
)
"""What a person agrees to by leaving an address; kept with their agreement."""


def serve(turn: Turn, library: Library) -> Reply:
    """The step asked for; an unknown one offers the choice."""
    return STEPS.get(str(turn.meaning.parsed.values.get("later")), choose)(turn, library)


def how(reach: Reach, what: str) -> str:
    """How `what` (« La réponse », « La question ») will come."""
    if reach.telegram:
        return f"{what} arrivera ici, sur Telegram."
    if reach.email == "confirmed":
        return f"{what} arrivera ici et à votre adresse e-mail."
    waits = f"{what} vous attendra ici" + (f", jusqu'au {day_fr(reach.until)}" if reach.until else "")
    if reach.email == "unconfirmed":
        return f"{waits}. Elle arrivera aussi par e-mail dès que vous aurez confirmé votre adresse, par le lien reçu."
    return (
        f"{waits}, dans cette conversation. Gardez cette page, ou choisissez d'être prévenu ailleurs."
        if ways(reach)
        else f"{waits}, dans cette conversation."
    )


def ways(reach: Reach) -> tuple[Button, ...]:
    """The buttons of what is possible and not done yet."""
    if reach.telegram or reach.email == "confirmed":
        return ()
    return (*((EMAIL,) if reach.can_email else ()), *((TELEGRAM,) if reach.can_telegram else ()))


def choose(turn: Turn, library: Library) -> Reply:
    """Where to be told."""
    reach = turn.desk.reach()
    offered = ways(reach)
    if not offered:
        return _said(turn, "notice", how(reach, "La réponse"))
    text = f"**Où voulez-vous être prévenu ?** {how(reach, 'La réponse')}"
    return _said(turn, "question", text, buttons=(*offered, NEITHER))


def email(turn: Turn, library: Library) -> Reply:
    """Ask for the address, and say what it is for."""
    if not turn.desk.reach().can_email:
        return choose(turn, library)
    text = (
        "**Quelle est votre adresse e-mail ?** Elle ne servira qu'à vous prévenir d'une réponse à vos questions ou d'un suivi que vous demandez."
        "\n\nVous recevrez un lien pour la confirmer, et chaque message en aura un pour tout arrêter d'un clic."
    )
    return _said(turn, "question", text, buttons=(NEITHER,), pending="email")


def address(turn: Turn, library: Library) -> Reply:
    """An address was typed."""
    outcome = turn.desk.leave_email(turn.meaning.text, WORDING)
    contact = library.organisation.contact.email
    if outcome == "invalid":
        text = "**Cette adresse n'a pas l'air complète, je ne l'ai pas gardée.** Écrivez-la seule, par exemple « claire@exemple.fr »."
        return _said(turn, "question", text, buttons=(NEITHER,), pending="email")
    said = {
        "sent": "**Merci, un message vient de partir à cette adresse.** Ouvrez-le et confirmez : sans cela, je n'écris rien. Le lien vaut deux jours.",
        "known": "**Cette adresse est déjà confirmée.** Les réponses y arriveront, et ici aussi.",
        "too_many": "**Cette adresse a déjà reçu plusieurs liens aujourd'hui.** Vérifiez le courrier indésirable, ou réessayez demain.",
        "unavailable": f"**Je ne peux pas envoyer d'e-mail en ce moment.** Votre réponse vous attendra ici. Vous pouvez aussi écrire à {contact}.",
    }[outcome]
    return _said(turn, "notice", said)


def telegram(turn: Turn, library: Library) -> Reply:
    """A link that is good once."""
    link = turn.desk.telegram_link()
    if link is None:
        return choose(turn, library)
    text = (
        f"**[Continuer cette conversation sur Telegram]({link}).**"
        "\n\nLe lien vaut une heure et ne sert qu'une fois : ne le transmettez à personne. Vos réponses arriveront ensuite là-bas."
    )
    return _said(turn, "notice", text)


def neither(turn: Turn, library: Library) -> Reply:
    """It will wait here."""
    return _said(turn, "notice", f"D'accord. {how(turn.desk.reach(), 'La réponse')}")


def _said(turn: Turn, kind: Kind, text: str, buttons: tuple[Button, ...] = (), pending: str | None = None) -> Reply:
    answer = Answer(kind, TOPIC, paragraphs(text), buttons=buttons)
    return Reply.of(turn, answer, memory=turn.memory.but(pending=pending))


STEPS: Mapping[str, Callable[[Turn, Library], Reply]] = {
    "choose": choose, "email": email, "address": address, "telegram": telegram, "neither": neither,
}  # fmt: skip
