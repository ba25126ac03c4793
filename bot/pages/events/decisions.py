"""What speakers and organisers can do at the desk of an event, by the name that a form sends; each ends in a French sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.events import carrying, knowledge, recap
from bot.events.access import Guest
from bot.events.answering import LONGEST
from bot.events.house import EventHouse
from bot.events.importing.columns import pasted_rows
from bot.events.importing.take import Importer
from bot.events.speaker_cards import ASIDE, SPOKEN
from bot.text import counted

NOBODY = "Personne n'est à prévenir : la question venait d'un papier ou d'un fichier."
Fields = Mapping[str, str]
Do = Callable[[Guest, Fields], str]
SPEAKERS = ("answer", "spoken", "aside", "reopen")
ORGANISERS = (
    "show", "refuse", "theme", "merge", "differ", "unmerge", "paste", "close", "moderate", "publish", "carry",
)  # fmt: skip
"""Theirs beside what speakers can do."""


class Decisions:
    """Every one may raise EventError: nothing was changed, `sorry` says what is missing. Thread-safe."""

    def __init__(self, house: EventHouse) -> None:
        self._house = house

    def named(self, name: str, guest: Guest) -> Do | None:
        """The decision of that name; None when there is none that this guest may take."""
        allowed = (*SPEAKERS, *ORGANISERS) if guest.role == "organiser" else SPEAKERS
        do: Do | None = getattr(self, name) if name in allowed else None
        return do

    def answer(self, guest: Guest, sent: Fields) -> str:
        """Write or approve the answer, and keep it for later conversations when that is ticked."""
        draft = sent.get("how") == "draft"
        n = self._house.answering.answer(sent.get("q", ""), sent.get("text", ""), guest.name, approve_draft=draft)
        if sent.get("keep"):
            knowledge.keep(self._house, sent.get("q", ""))
        return "Réponse enregistrée. " + (f"Envoyée à {counted(n, 'personne', 'personnes')}." if n else NOBODY)

    def spoken(self, guest: Guest, sent: Fields) -> str:
        """Answered aloud, in the room."""
        self._house.changes.set_state(sent.get("q", ""), "spoken", guest.name)
        self._house.answering.tell(sent.get("q", ""))
        return SPOKEN

    def aside(self, guest: Guest, sent: Fields) -> str:
        """Not a question for this event; the reason is told to whoever asked."""
        self._house.changes.set_state(sent.get("q", ""), "off_topic", guest.name, sent.get("reason"))
        self._house.answering.tell(sent.get("q", ""))
        return ASIDE

    def reopen(self, guest: Guest, sent: Fields) -> str:
        """Back among those that wait."""
        self._house.changes.set_state(sent.get("q", ""), "open", guest.name)
        return "La question est de nouveau en attente."

    def show(self, guest: Guest, sent: Fields) -> str:
        """A question held for reading goes on the board."""
        self._house.changes.set_state(sent.get("q", ""), "open", guest.name)
        return "La question est affichée."

    def refuse(self, guest: Guest, sent: Fields) -> str:
        """A question held for reading does not; the reason is told to whoever asked."""
        self._house.changes.set_state(sent.get("q", ""), "refused", guest.name, sent.get("reason"))
        self._house.answering.tell(sent.get("q", ""))
        return "Non affichée, avec votre motif. La personne est prévenue."

    def theme(self, guest: Guest, sent: Fields) -> str:
        """Move it to another theme."""
        self._house.changes.set_theme(sent.get("q", ""), sent.get("theme", ""))
        return "Thème changé."

    def merge(self, guest: Guest, sent: Fields) -> str:
        """`q` becomes part of `into`."""
        self._house.changes.merge(sent.get("q", ""), sent.get("into", ""), guest.name)
        return "Questions réunies. Soutiens et auteurs suivent."

    def differ(self, guest: Guest, sent: Fields) -> str:
        """The two are no longer proposed for merging."""
        self._house.changes.refuse_likeness(sent.get("q", ""), sent.get("into", ""))
        return "Bien, ce sont deux questions."

    def unmerge(self, guest: Guest, sent: Fields) -> str:
        """A question of its own again."""
        self._house.changes.unmerge(sent.get("q", ""), guest.name)
        return "Les deux questions sont de nouveau séparées."

    def paste(self, guest: Guest, sent: Fields) -> str:
        """Questions from paper, one a line."""
        report = Importer(self._house.engine).take(
            guest.event, pasted_rows(sent.get("text", "")), "paper", actor=guest.name
        )
        return (
            f"{counted(report.taken, 'question prise', 'questions prises')}, {report.known} déjà là, "
            f"{counted(len(report.refused), 'refusée', 'refusées')}."
        )

    def close(self, guest: Guest, sent: Fields) -> str:
        """End the event before its hour."""
        self._house.events.close(guest.event, self._house.clock())
        return "Événement clos. Les questions tardives arrivent encore."

    def moderate(self, guest: Guest, sent: Fields) -> str:
        """Whether each question is read before it is shown."""
        on = sent.get("on") == "1"
        self._house.events.set_moderated(guest.event, on)
        return "Chaque question est relue avant affichage." if on else "Les questions s'affichent sans relecture."

    def publish(self, guest: Guest, sent: Fields) -> str:
        """Publish the recap, and send it to those who wanted it."""
        n = recap.publish(self._house, self._house.events.get(guest.event), self._house.clock())
        return "Compte rendu publié. " + (
            f"Il part à {counted(n, 'personne', 'personnes')}." if n else "Personne n'avait demandé à le recevoir."
        )

    def carry(self, guest: Guest, sent: Fields) -> str:
        """Questions left open go to the event that follows."""
        n = carrying.carry(self._house.engine, guest.event, guest.name)
        return counted(n, "question reportée.", "questions reportées.")


def sorry(sent: Fields) -> str:
    """What to say of a decision that was refused."""
    if sent.get("do") in ("aside", "refuse"):
        return "Donnez un motif : la personne le lira. Rien n'a été changé."
    if sent.get("do") == "answer":
        return f"Écrivez une réponse, de {LONGEST} caractères au plus. Rien n'a été envoyé."
    if sent.get("do") == "carry":
        return "Dites d'abord quel événement suit. Rien n'a été reporté."
    return "Cette question n'existe plus, ou vient de changer. Rien n'a été fait."
