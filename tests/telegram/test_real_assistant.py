"""The real thing behind the emulator: trained model, Rasa, actions, web, worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.run.stack import Stack
from bot.text import fold
from tests.telegram.transcript import Phone, phone, titles

pytestmark = [pytest.mark.telegram, pytest.mark.model, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def talking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Phone, Stack]]:
    with phone(tmp_path_factory.mktemp("telegram")) as made:
        yield made


def test_a_whole_conversation_with_buttons(talking: tuple[Phone, Stack]) -> None:
    awa, running = talking
    notice, greeting = awa.writes("/start")
    assert "assistant automatique" in notice["text"]
    assert "<b>Bonjour" in greeting["text"]
    answer = awa.writes("je suis avocate à Nîmes, mes clients sont des particuliers, Facebook pour moi ?")[0]
    assert "<b>Oui, pour vous, avocate à Nîmes" in answer["text"]
    assert '<a href="https://' in answer["text"]
    assert len(titles(answer)) <= 5
    why = awa.presses(titles(answer)[0])
    assert why[0]["text"] != answer["text"]
    linkedin = awa.writes("et LinkedIn ?")[0]
    assert "linkedin" in fold(linkedin["text"].split("\n")[0])
    plan = awa.writes("/plan")
    assert {"plan-30-jours.pdf", "plan-30-jours.ics"} <= {m["file"]["name"] for m in plan if m.get("file")}
    (copy,) = awa.writes("/exporter")
    assert copy["file"]["size"] > 2000
    asked = awa.writes("/oublier")
    assert "avocate" in asked[0]["text"]
    (done,) = awa.presses("Oui, tout effacer")
    assert "effacé" in done["text"]
    assert "Traceback" not in running.logs("worker")
