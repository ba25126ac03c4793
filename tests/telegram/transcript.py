"""`make transcript-telegram`: a conversation on the real servers, through the emulator, written down for people to read."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.channels.telegram.tables import telegram_update
from bot.db import make_engine, reading
from bot.run.stack import Stack, stack
from tests.telegram.emulator_process import TOKEN, Emulator, Person, emulator, wait_for

PAGE = Path("docs/conversations/telegram.md")
TITLE = "# Dans le bus, après la conférence"
ABOUT = (
    "*Awa scanne le QR code en fin de conférence et continue sur son téléphone. Joué par `make transcript-telegram` sur les vrais serveurs, "
    "avec un Telegram simulé.*"
)
MEDIA = ("sendMessage", "sendPhoto", "sendDocument")


@dataclass
class Phone:
    """A person's chat, with what was shown in it."""

    person: Person
    engine: Engine
    page: list[str] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)

    def writes(self, text: str) -> list[dict[str, Any]]:
        """Write, and read what comes until it is quiet."""
        self.page.append(f"**— {text}**")
        self.person.write(text)
        return self._reads()

    def sends(self, said: str, **content: Any) -> list[dict[str, Any]]:
        """Send something else than a text."""
        self.page.append(f"**— *({said})***")
        self.person.emulator.update(message=self.person.message(**content))
        return self._reads()

    def presses(self, title: str) -> list[dict[str, Any]]:
        """Press a button of the last message that has it."""
        self.page.append(f"**— [{title}]**")
        message = next(m for m in reversed(self.shown) if title in titles(m))
        self.person.press(message, title)
        return self._reads()

    def _reads(self) -> list[dict[str, Any]]:
        chat = self.person.chat["id"]

        def new() -> list[dict[str, Any]]:
            return [e for e in self.person.emulator.accepted(chat=chat) if e["method"] in MEDIA][len(self.shown) :]

        wait_for(lambda: new() and self._idle(), what=lambda: self.page[-1])
        found = new()
        self.shown += found
        self.page += [quoted(message) for message in found]
        return found

    def _idle(self) -> bool:
        """Whether all that arrived is handled to the end, files included."""
        open_ = telegram_update.c.status.in_(("new", "erasing"))
        with reading(self.engine) as connection:
            return connection.execute(select(telegram_update.c.update_id).where(open_)).first() is None


def titles(message: dict[str, Any]) -> list[str]:
    """The buttons of a message, from top to bottom."""
    return [button["text"] for row in (message.get("markup") or {}).get("inline_keyboard", []) for button in row]


def quoted(message: dict[str, Any]) -> str:
    """A message as Markdown: what people see."""
    text = message.get("text") or message.get("caption") or ""
    text = re.sub(r"</?b>", "**", text)
    text = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"[\2](\1)", text)
    text = text.replace("<blockquote expandable>", "*(à déplier)* ").replace("</blockquote>", "")
    lines = unescape(text).splitlines()
    lines = [f"*(fichier : {message['file']['name']})*", *lines] if message.get("file") else lines
    lines += ["", " · ".join(f"[{title}]" for title in titles(message))] if titles(message) else []
    return "\n".join(f"> {line}".rstrip() for line in lines)


@contextmanager
def phone(folder: Path) -> Iterator[tuple[Phone, Stack]]:
    """The whole assistant with its worker, and somebody who uses it on Telegram."""
    with emulator() as telegram, stack(folder) as running:
        running.env = {**running.env, "BONCANAL_TELEGRAM_TOKEN": TOKEN, "BONCANAL_TELEGRAM_API": telegram.address}
        running.start("worker")
        yield Phone(Person(Emulator(telegram.address)), make_engine(running.settings.database_url)), running


def play(one: Phone) -> None:
    """What Awa does."""
    one.writes("/start")
    one.writes("je suis profession libérale, Facebook est-il fait pour moi ?")
    one.writes("Je suis avocate à Nîmes, mes clients sont des particuliers")
    one.presses("Pourquoi ?")
    one.writes("et LinkedIn ?")
    one.sends("message vocal", voice={"file_id": "v", "file_unique_id": "v", "duration": 4})
    one.writes("un exemple qui a mal tourné ?")
    one.writes("/plan")
    one.writes("/evenement")
    one.writes("/exporter")
    one.writes("/oublier")
    one.presses("Oui, tout effacer")


def main() -> int:
    """Play, write the page."""
    with tempfile.TemporaryDirectory() as name, phone(Path(name)) as (one, _):
        play(one)
    PAGE.write_text("\n\n".join([TITLE, ABOUT, *one.page]) + "\n", encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
