"""The commands people see in Telegram's menu, and what each means to the assistant."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

EXPORT = "exporter"


@dataclass(frozen=True)
class Command:
    """`payload` is what the assistant is asked, as if a button was pressed; None for what the channel does itself."""

    description: str
    payload: str | None
    menu: bool = True


COMMANDS = {
    "start": Command("Commencer", "/greet", menu=False),
    "aide": Command("Ce que je peux faire pour vous", "/help"),
    "question": Command("Poser une question à l'intervenant d'un événement", "/ask_speaker"),
    "evenement": Command("Rejoindre un événement, ou connaître le prochain", "/event_info"),
    "profil": Command("Ce que je sais de votre activité, à corriger", "/change_profile"),
    "plan": Command("Votre plan d'action pour commencer", "/action_plan"),
    "suivi": Command("Mesurer avant et après : vos indicateurs", "/roi_indicators"),
    "personne": Command("Parler à une personne", "/human_handoff"),
    "exporter": Command("Recevoir une copie de vos données", None),
    "oublier": Command("Effacer toutes vos données", "/delete_data"),
    "help": Command("Aide", "/help", menu=False),  # what people type out of habit
    "stop": Command("Arrêter", "/goodbye", menu=False),
}
MENU = tuple((name, command.description) for name, command in COMMANDS.items() if command.menu)
_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TYPED_CODE = re.compile(r"[\w-]{2,40}")


def meaning(name: str, argument: str) -> list[tuple[str, bool]]:
    """What to ask the assistant, in order: (text, whether it is a payload). Empty for what the channel does itself.

    A deep link's code, or one typed after /evenement, joins that event; a question typed after /question is passed on.
    Any other argument is read as what the person says.
    """
    command = COMMANDS[name]
    if command.payload is None:
        return []
    code = (_CODE if name == "start" else _TYPED_CODE).fullmatch(argument)
    if name in ("start", "evenement") and code:
        return [(join_payload(argument), True)]
    if name == "question" and argument:
        return [(command.payload, True), (argument, False)]
    if argument and name != "start":
        return [(argument, False)]
    return [(command.payload, True)]


def join_payload(code: str) -> str:
    """Enter the event of a code."""
    return "/join_event" + json.dumps({"event_code": code})


def deep_link(username: str, code: str) -> str:
    """The address of the QR code. Raises ValueError when Telegram would refuse the code."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"code={code!r}: allowed: 1 to 64 letters without accents, digits, _ and -")
    return f"https://t.me/{username}?start={code}"
