"""When Telegram refuses, is slow, breaks off, or is not there; when Rasa is away; what comes twice or in the wrong order."""

from __future__ import annotations

import signal
import time

import httpx
import pytest

from bot.db import utcnow
from bot.outbox.addresses import Addresses
from bot.outbox.store import Draft, Outbox
from tests.channels.telegram.kinds import KINDS
from tests.telegram.conftest import SECRET, Bench
from tests.telegram.emulator_process import wait_for
from tests.telegram.fake_rasa import FakeRasa, say

pytestmark = pytest.mark.telegram


def test_429_is_obeyed_and_nothing_is_lost(polling: Bench) -> None:
    awa = polling.person()
    awa.write("un")
    awa.sees(2)
    polling.emulator.faults(
        {
            "method": "sendMessage",
            "code": 429,
            "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3},
        }
    )
    began = time.time()
    awa.write("deux")
    (answer,) = awa.sees()
    assert "deux" in answer["text"]
    assert answer["at"] / 1000 - began >= 3


def test_403_makes_the_person_unreachable_until_they_write_again(polling: Bench, bench: Bench) -> None:
    awa = polling.person()
    awa.write("un")
    awa.sees(2)
    polling.emulator.faults(
        {"method": "sendMessage", "code": 403, "description": "Forbidden: bot was blocked by the user"}
    )
    awa.write("deux")
    polling.idle()
    addresses, (conversation,) = Addresses(bench.engine, "s" * 32), polling.conversations()
    assert addresses.of(conversation.id)["telegram"].status == "unreachable"
    assert awa.unread() == 0
    awa.write("trois")
    assert "trois" in awa.sees()[0]["text"]
    assert addresses.of(conversation.id)["telegram"].status == "confirmed"


def test_blocking_the_bot_ends_follow_ups(polling: Bench, bench: Bench) -> None:
    awa = polling.person()
    awa.write("un")
    awa.sees(2)
    polling.emulator.update(my_chat_member=KINDS["my_chat_member"])
    polling.idle()
    (conversation,) = polling.conversations()
    assert Addresses(bench.engine, "s" * 32).of(conversation.id)["telegram"].status == "unreachable"


@pytest.mark.parametrize(
    "fault",
    [
        {"method": "sendMessage", "code": 500, "description": "Internal Server Error"},
        {"method": "sendMessage", "code": 502, "description": "Bad Gateway"},
        {"method": "sendMessage", "drop": "before"},
    ],
    ids=["500", "502", "dropped"],
)
def test_a_failed_send_is_tried_again(polling: Bench, fault: dict[str, object]) -> None:
    awa = polling.person()
    awa.write("un")
    awa.sees(2)
    polling.emulator.faults({**fault, "times": 2})
    awa.write("deux")
    (answer,) = awa.sees()
    assert "deux" in answer["text"]
    polling.idle()
    assert awa.unread() == 0


def test_a_network_that_breaks_in_mid_send_is_a_doubt_that_is_counted(polling: Bench) -> None:
    awa = polling.person()
    awa.write("un")
    awa.sees(2)
    polling.emulator.faults({"method": "sendMessage", "drop": "after"})
    awa.write("deux")
    twice = awa.sees(2)
    assert twice[0]["text"] == twice[1]["text"]
    polling.idle()
    assert sum(row.doubts for row in polling.sends()) == 1


def test_html_that_telegram_refuses_goes_as_plain_text(polling: Bench) -> None:
    awa = polling.person()
    awa.write("un")
    awa.sees(2)
    polling.emulator.faults(
        {"method": "sendMessage", "code": 400, "description": "Bad Request: can't parse entities: byte 3"}
    )
    awa.write("deux")
    (answer,) = awa.sees()
    assert answer.get("parse_mode") is None
    assert answer["text"] == "Écho : deux"


def test_a_group_that_becomes_a_supergroup_is_followed(polling: Bench) -> None:
    awa = polling.person(chat={"id": -70, "type": "group", "title": "Café"})
    awa.write("@BonCanalTestBot un")
    awa.sees(2)
    moved = {
        "code": 400,
        "description": "Bad Request: group chat was upgraded",
        "parameters": {"migrate_to_chat_id": -10070},
    }
    polling.emulator.faults({"method": "sendMessage", "chat": -70, **moved})
    awa.write("@BonCanalTestBot deux")
    there = polling.person(chat={"id": -10070, "type": "supergroup", "title": "Café"})
    assert "deux" in there.sees()[0]["text"]
    there.write("@BonCanalTestBot trois")
    assert "trois" in there.sees()[0]["text"]
    assert len(polling.conversations()) == 1


def test_telegram_out_of_reach_at_the_start_is_said_and_waited_for(bench: Bench) -> None:
    bench.emulator.faults({"method": "getMe", "drop": "before", "times": 2})
    bench.start("worker")
    wait_for(lambda: "the other channels go on" in bench.logs("worker"))
    awa = bench.person()
    awa.write("bonjour")
    awa.sees(2)


def test_the_token_is_never_written_to_a_log(polling: Bench) -> None:
    awa = polling.person()
    awa.write("bonjour")
    awa.sees(2)
    polling.emulator.faults({"method": "*", "drop": "before", "times": 3})
    time.sleep(1)
    awa.write("encore")
    awa.sees()
    assert polling.emulator.token not in polling.logs("worker")


def test_rasa_away_is_said_once_and_the_answer_comes_later_in_order(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    awa.write("zéro")
    awa.sees(2)
    rasa.down = True
    awa.write("un")
    awa.write("deux")
    (word,) = awa.sees()
    assert "bien enregistré" in word["text"]
    rasa.down = False
    one, two = awa.sees(2)
    assert [m["text"].split()[-1] for m in (one, two)] == ["un", "deux"]
    assert max(rasa.played.values()) == 1


def test_a_slow_answer_is_announced_and_then_comes(bench: Bench, rasa: FakeRasa) -> None:
    bench.env["BONCANAL_TURN_SECONDS"] = "1"
    bench.start("worker")
    awa = bench.person()
    rasa.delay = 2.5
    awa.write("un")
    late, _, answer = awa.sees(3)
    assert "tarde" in late["text"]
    assert "un" in answer["text"]


def test_updates_that_come_twice_or_out_of_order(webhook: Bench, rasa: FakeRasa) -> None:
    awa = webhook.person()
    messages = [awa.message(text=f"numéro {i}") for i in range(5)]
    for i in (2, 0, 4, 3, 1):
        for _ in range(2):
            webhook.emulator.update(update_id=1000 + i, message=messages[i])
    answers = awa.sees(6)[1:]
    webhook.idle()
    assert [m["text"].split()[-1] for m in answers] == ["0", "1", "2", "3", "4"]
    assert awa.unread() == 0
    assert len(rasa.asked) == 5


def test_only_telegram_is_listened_to(webhook: Bench) -> None:
    address = f"http://127.0.0.1:{webhook.port}/telegram/webhook"
    forged = {"update_id": 5, "message": webhook.person().message(text="forgé")}
    header = "X-Telegram-Bot-Api-Secret-Token"
    for headers in ({}, {header: ""}, {header: "w" * 39}, {header: "W" * 40}):
        assert httpx.post(address, json=forged, headers=headers).status_code == 403
    assert httpx.get(address).status_code in (404, 405)
    good = {header: SECRET}
    assert httpx.post(address, content=b"\xff{", headers=good).status_code == 400
    assert httpx.post(address, json=[forged], headers=good).status_code == 400
    assert httpx.post(address, json={"update_id": "5"}, headers=good).status_code == 400
    assert httpx.post(address, content=b" " * 1_100_000, headers=good).status_code == 413
    assert not webhook.rows()
    assert httpx.post(address, json=forged, headers=good).status_code == 200
    wait_for(lambda: len(webhook.rows()) == 1)


def test_the_web_process_refuses_a_webhook_without_a_secret(bench: Bench) -> None:
    bench.env |= {"BONCANAL_TELEGRAM_MODE": "webhook", "BONCANAL_TELEGRAM_SECRET": ""}
    with pytest.raises(AssertionError, match="BONCANAL_TELEGRAM_SECRET"):
        bench.start("web")


def test_without_the_webhook_mode_the_address_does_not_exist(bench: Bench) -> None:
    bench.start("web")
    address = f"http://127.0.0.1:{bench.port}/telegram/webhook"
    assert httpx.post(
        address, json={"update_id": 1}, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}
    ).status_code in (404, 405)


@pytest.mark.parametrize("kind", ["polling", "webhook"])
def test_each_of_the_25_kinds_is_survived(kind: str, request: pytest.FixtureRequest) -> None:
    running: Bench = request.getfixturevalue(kind)
    for name, content in KINDS.items():
        running.emulator.update(**{name: content})
    running.idle()
    rows = running.rows()
    assert len(rows) == 25
    assert {row.status for row in rows} == {"done"}
    assert "Traceback" not in running.logs("worker")
    assert all(e["chat_id"] == 42 for e in running.emulator.accepted("sendMessage"))


def test_two_workers_handle_each_update_once(bench: Bench, rasa: FakeRasa) -> None:
    bench.start("worker")
    first = bench.running.pop("worker")
    bench.start("worker")
    bench.running["first"] = first
    people = [bench.person(100 + i) for i in range(5)]
    for text in ("un", "deux"):
        for person in people:
            person.write(text)
    for person in people:
        person.sees(3)
    bench.idle()
    assert all(person.unread() == 0 for person in people)
    assert len(rasa.asked) == 10
    first.send_signal(signal.SIGKILL)
    first.wait()
    people[0].write("trois")
    people[0].sees()
    bench.running.pop("first")


def test_a_letter_of_the_outbox_arrives_with_its_button_and_the_way_out(
    polling: Bench, bench: Bench, rasa: FakeRasa
) -> None:
    awa = polling.person()
    awa.write("bonjour")
    awa.sees(2)
    (conversation,) = polling.conversations()
    addresses = Addresses(bench.engine, "s" * 32)
    addresses.agree(conversation.id, "follow_up", "oui")

    def draft(key: str) -> Draft:
        data = {"kind": "question", "topic": "roi_indicators"}
        return Draft(key, conversation.id, "follow_up", "web", "Le point", "**Où en êtes-vous ?**", utcnow(),
                     ({"title": "Refaire le point", "payload": '/roi_indicators{"track": "again"}'},), data)  # fmt: skip

    Outbox(bench.engine).post(draft("a"))
    (letter,) = awa.sees()
    assert [row[0]["text"] for row in letter["markup"]["inline_keyboard"]] == ["Refaire le point", "Ne plus recevoir"]
    rasa.answer = lambda asked: say(f"Reçu {asked['text']}")
    awa.press(letter, "Refaire le point")
    assert awa.sees()[0]["text"] == 'Reçu /roi_indicators{"track": "again"}'
    awa.press(letter, "Ne plus recevoir")
    assert "plus ces messages" in awa.sees()[0]["text"]
    Outbox(bench.engine).post(draft("b"))
    time.sleep(6)
    assert awa.unread() == 0
