"""A pressed button: whose it is, whether it still serves, what it means. Used once."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.telegram import phrases
from bot.channels.telegram.buttons import EXPORT, read_button
from bot.channels.telegram.hearing import Pressed
from bot.channels.telegram.house import House
from bot.outbox.rules import PURPOSES
from bot.text import typeset

NO_MORE = "n:"
"""Before the purpose, in the data of « Ne plus recevoir »: it serves only who presses it."""


@dataclass(frozen=True)
class Press:
    """What to do. `message_id` is the message whose buttons go; `said`: it is done already, and this is the answer."""

    conversation: str
    message_id: int | None
    title: str = ""
    payload: str = ""
    export: bool = False
    said: str | None = None


class Presses:
    """Reads and takes presses. Thread-safe."""

    def __init__(self, house: House) -> None:
        self._house = house

    def toast(self, pressed: Pressed, update_id: int) -> str:
        """What Telegram shows for a second above the conversation. The press itself may have been obeyed already."""
        conversation = self._house.chats.known(pressed.place)
        if pressed.data == EXPORT or pressed.data.startswith(NO_MORE):
            return ""
        found = self._button(conversation, pressed.data) if conversation else None
        if found is None:
            return typeset(phrases.BUTTON_OLD if pressed.place.private else phrases.BUTTON_OTHERS)
        if self._house.sends.is_used(found[0], update_id):
            return typeset(phrases.BUTTON_USED)
        return typeset(f"« {found[1]} »")

    def take(self, pressed: Pressed, update_id: int) -> Press | None:
        """The press to obey, taken so that no other press of the same buttons is; None when there is nothing to do."""
        conversation = self._house.chats.known(pressed.place)
        if conversation is None:
            return None
        if pressed.data == EXPORT:
            return Press(conversation, None, export=True)
        if pressed.data.startswith(NO_MORE):
            return self._no_more(conversation, pressed)
        found = self._button(conversation, pressed.data)
        if found is None:
            return None
        answer, title, payload = found
        taken, message_id = self._house.sends.press(answer, update_id)
        return Press(conversation, message_id or pressed.message_id, title, payload) if taken else None

    def _button(self, conversation: str, data: str) -> tuple[int, str, str] | None:
        """(answer, title, payload) of a genuine button that was offered lately."""
        reference = read_button(self._house.secret, conversation, data)
        row = self._house.store.message(reference.answer) if reference else None
        if (
            reference is None
            or row is None
            or row.conversation_id != conversation
            or reference.index >= len(row.buttons)
        ):
            return None
        button = row.buttons[reference.index]
        offered = self._house.store.was_offered(conversation, button["payload"])
        return (reference.answer, button["title"], button["payload"]) if offered else None

    def _no_more(self, conversation: str, pressed: Pressed) -> Press | None:
        purpose = pressed.data.removeprefix(NO_MORE)
        if purpose not in PURPOSES:
            return None
        addresses = self._house.addresses
        addresses.disagree(conversation, purpose)
        own = addresses.of(conversation).get("telegram")
        if purpose == "answer" and own:
            addresses.withdraw(own.id)
        return Press(conversation, pressed.message_id, said=phrases.NO_MORE)
