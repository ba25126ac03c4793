"""The web sender, and what the operator's command prints."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.engine import Engine

from bot.channels.store import Conversations
from bot.channels.web_sender import WebSender
from bot.cli import main
from bot.outbox.letter import Delivered, Letter, Refused
from bot.outbox.store import Outbox
from tests.outbox.conftest import SECRET, TALK, draft

BUTTON = {"title": "Répondre", "payload": '/roi_indicators{"track": "again"}'}


def letter(**changes: object) -> Letter:
    values = {
        "reference": "1.1",
        "conversation": TALK,
        "to": TALK,
        "purpose": "follow_up",
        "subject": "s",
        "text": "Où en êtes-vous ?",
    }
    return Letter(**{**values, **changes})  # type: ignore[arg-type]  # by name


def test_the_message_appears_once_with_buttons_that_work(engine: Engine, talk: str) -> None:
    store, sender = Conversations(engine), WebSender(engine)
    for _ in range(2):
        assert isinstance(sender.send(letter(buttons=(BUTTON,))), Delivered)
    [message] = store.history(TALK)
    assert (message.role, message.text) == ("bot", "Où en êtes-vous ?")
    assert store.was_offered(TALK, BUTTON["payload"])


def test_a_persons_answer_is_signed_as_a_persons(engine: Engine, talk: str) -> None:
    WebSender(engine).send(letter(purpose="answer"))
    assert Conversations(engine).history(TALK)[0].role == "person"


def test_an_erased_conversation_gets_nothing(engine: Engine, talk: str) -> None:
    Conversations(engine).erase(TALK)
    assert isinstance(WebSender(engine).send(letter()), Refused)


def test_the_operators_command(
    engine: Engine, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BONCANAL_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("BONCANAL_SECRET", SECRET)
    outbox.post(draft("a", text="ce que la personne a demandé"))
    assert main(["outbox", "run-once"]) == 0
    assert json.loads(capsys.readouterr().out) == {"sent": 1}
    assert main(["outbox", "list"]) == 0
    first, counts = capsys.readouterr().out.splitlines()
    assert json.loads(first)["status"] == "sent"
    assert "demandé" not in first
    assert json.loads(counts) == {"counts": {"sent": 1, "doubted": 0}}
    assert main(["outbox", "retry", "999"]) == 2
    assert "999" in capsys.readouterr().err
