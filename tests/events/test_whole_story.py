"""One evening on every channel at once: widget in a browser, event page, Telegram, e-mail; from the creation to the recap.

Real Rasa, actions, web and worker; a real browser; a real SMTP server on loopback; Telegram's emulator.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.run.stack import Stack, stack
from tests.outbox.conftest import Mailbox, mailbox  # noqa: F401  # fixture
from tests.telegram.emulator_process import TOKEN, USERNAME, Emulator, Person, emulator, wait_for
from tests.telegram.transcript import titles

pytestmark = [
    pytest.mark.events,
    pytest.mark.telegram,
    pytest.mark.browser,
    pytest.mark.model,
    pytest.mark.timeout(900),
]
ARTEFACTS = Path("tests/artefacts/events/story")
ALIKE = (
    "Faut-il répondre aux avis négatifs laissés sur Google ?",
    "faut il répondre aux avis négatifs sur Google ou pas ?",
)
OTHER = "Combien de temps faut-il prévoir chaque semaine pour Instagram ?"
WRITTEN = "Oui, toujours, calmement et en deux phrases."
MAIL = "bob@exemple.fr"


@dataclass
class Browsers:
    """The Node process that drives all browsers, a step a line."""

    process: subprocess.Popen[str]

    def does(self, step: str, *told: str) -> Any:
        """Do a step; what it saw. AssertionError with the script's own words when it fails."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([step, *told]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"{step}: {self.process.communicate()[1][-3000:]}"
        return json.loads(line)["ok"]


@contextmanager
def browsers(running: Stack, code: str, organiser: str, speaker: str) -> Iterator[Browsers]:
    local = [link.replace(running.settings.site, running.base) for link in (organiser, speaker)]
    command = ["node", "tests/events/whole_story.mjs", running.base, code, *local, str(ARTEFACTS)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    try:
        yield Browsers(process)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors[-3000:]
    finally:
        process.kill()
        process.wait()


def created(running: Stack) -> tuple[str, str, str]:
    """(code, organiser's link, speaker's link) of an event made by the organiser's command."""
    now = time.time()
    start, end = (time.strftime("%Y-%m-%d %H:%M", time.localtime(now + s)) for s in (-600, 7200))
    command = [sys.executable, "-W", "ignore", "-m", "bot.cli", "event", "create", "Soirée réseaux", "--start", start, "--end", end,
               "--place", "Médiathèque, Laval", "--speaker", "Claire Martin"]  # fmt: skip
    done = subprocess.run(command, env=dict(running.env), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    links = re.findall(r"http\S+/intervenant/\S+", done.stdout)
    return re.search(r"code +(\S+)", done.stdout)[1], links[0], links[1]  # type: ignore[index]  # fails if absent


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    with emulator() as running:
        yield Emulator(running.address)


@pytest.fixture
def running(
    tmp_path: Path,
    telegram: Emulator,
    mailbox: Mailbox,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stack]:
    """The whole installation, with e-mail and Telegram set up by its own settings."""
    for name, value in {
        "BONCANAL_SMTP_HOST": "127.0.0.1",
        "BONCANAL_SMTP_PORT": str(mailbox.port),
        "BONCANAL_SMTP_SECURITY": "none",
        "BONCANAL_SMTP_FROM": "bonjour@boncanal.example",
        "BONCANAL_TELEGRAM_BOT": USERNAME,
        "BONCANAL_TELEGRAM_TOKEN": TOKEN,
        "BONCANAL_TELEGRAM_API": telegram.address,
    }.items():
        monkeypatch.setenv(name, value)
    with stack(tmp_path) as made:
        made.start("worker")
        yield made


def test_one_evening_on_every_channel(running: Stack, telegram: Emulator, mailbox: Mailbox) -> None:  # noqa: F811
    code, organiser, speaker = created(running)
    awa, claire = Person(telegram), Person(telegram, 77, name="Claire")
    with browsers(running, code, organiser, speaker) as browser:
        browser.does("widget_asks", ALIKE[0])
        browser.does("page_asks", ALIKE[1], MAIL)
        confirm(running, mailbox)
        awa.write(f"/start {code}")
        _, welcome = awa.sees(2)
        awa.press(welcome, "Recevoir le compte rendu")
        assert "vous recevrez le compte rendu" in plain(awa.sees()[0])
        awa.write(f"/question {OTHER}")
        taken, own = awa.sees(2)
        assert "transmise à Claire Martin" in plain(taken)
        assert "Réponse de l'assistant" in plain(own)
        browser.does("screen_shows", OTHER)
        browser.does("organiser_merges")

        link = browser.does("speaker_link")
        assert link.startswith(f"https://t.me/{USERNAME}?start=parole-")
        claire.write(f"/start {link.partition('start=')[2]}")
        _, first = claire.sees(2)
        assert "avis négatifs" in plain(first), "the most wanted comes first"
        browser.does("speaker_answers", WRITTEN)
        by_one_tap(claire, first)

        browser.does("widget_reads", "calmement et en deux phrases")
        browser.does("page_reads", "calmement et en deux phrases")
        told = awa.sees()[0]
        assert "Combien de temps" in plain(told)
        assert {"Utile", "Pas utile", "Ce n'était pas ma question"} <= {t.replace("’", "'") for t in titles(told)}
        wait_for(lambda: [m for m in letters(mailbox) if "calmement" in m], what=lambda: str(letters(mailbox)))

        browser.does("publish")
        browser.does("recap_shows", "calmement et en deux phrases")
        wait_for(lambda: [m for m in letters(mailbox) if "compte-rendu" in m], what=lambda: str(letters(mailbox)))
        recap = plain(awa.sees()[0])
        assert "Le compte rendu de « Soirée réseaux »" in recap
        assert "3 questions posées : 2 répondues par écrit, 1 réunie à une autre." in recap
    pdf = httpx.get(f"{running.base}/e/{code}/compte-rendu.pdf", timeout=60)
    assert pdf.content.startswith(b"%PDF")
    (ARTEFACTS / "compte-rendu.pdf").write_bytes(pdf.content)
    assert sum("calmement" in m for m in letters(mailbox)) == 2, "the answer, and the recap that repeats it; each once"
    assert set(mailbox.recipients) == {MAIL}
    assert awa.unread() == 0
    for name in running.running:
        assert "Traceback" not in running.logs(name), name


def by_one_tap(claire: Person, answered: dict[str, Any]) -> None:
    """The card of a question answered on the page meanwhile sends nothing; the next one's draft is sent by one tap."""
    claire.press(answered, "Envoyer cette réponse")
    (card,) = claire.sees()
    assert "rien n'a été envoyé" in plain(card)
    assert "Combien de temps" in plain(card)
    claire.press(card, "Envoyer cette réponse")
    (done,) = claire.sees()
    assert "envoyée à 1 personne" in plain(done)
    assert "Aucune question" in plain(done)


def confirm(running: Stack, mailbox: Mailbox) -> None:  # noqa: F811
    """Bob opens the letter and confirms his address."""
    text = wait_for(lambda: next(iter(letters(mailbox)), ""))
    path = re.search(r"/adresse/confirmer/[\w.-]+", text)
    assert path, text
    httpx.post(running.base + path[0]).raise_for_status()


def letters(mailbox: Mailbox) -> list[str]:  # noqa: F811
    """The plain texts that arrived."""
    bodies = (message.get_body(("plain",)) for message in mailbox.received)
    return [body.get_content() for body in bodies if body]


def plain(shown: dict[str, Any]) -> str:
    """A message's words, in typewriter spaces and apostrophes."""
    return str(shown["text"]).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
