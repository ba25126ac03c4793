"""The tools that break things tell the truth: what was handled twice, what was not as it should, and nothing is left broken."""

from __future__ import annotations

import json
import os
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bench.faults import kept
from bench.faults.__main__ import missing, page_of, summed
from bench.faults.faults import ANSWERS, SENTENCE, faults
from bench.faults.people import Attempt, Sent
from bench.faults.places import PLACES, Place, small_disk
from bench.faults.run import Report, Seen
from bench.faults.surroundings import fill, jump
from bot import migrations
from bot.db import make_engine, writing
from bot.run.cluster import ACTIONS, RASA, WEB
from bot.run.stack import StackFailedError
from bot.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(database_url=f"sqlite:///{tmp_path}/b.db", tracker_url=f"sqlite:///{tmp_path}/c.db")
    migrations.upgrade(make_engine(made.database_url))
    with writing(make_engine(made.tracker_url)) as connection:
        connection.execute(text("create table events (id integer primary key, sender_id, type_name, data)"))
    return made


def hear(settings: Settings, *events: str) -> None:
    """Rasa's events: "m1" for a message, "bot" for an answer."""
    with writing(make_engine(settings.tracker_url)) as connection:
        for one in events:
            row = {"kind": "bot" if one == "bot" else "user", "data": json.dumps({"message_id": one})}
            connection.execute(text("insert into events (sender_id, type_name, data) values ('c', :kind, :data)"), row)


def sent(*ids: str) -> list[Sent]:
    return [Sent("c", id, [Attempt(0.0, 0.1, "answered", "", True)]) for id in ids]


def test_heard_again_after_its_answer_is_handled_twice(settings: Settings) -> None:
    hear(settings, "m1", "bot", "m2", "bot", "bot", "m1", "bot")
    assert kept.twice(settings, sent("m1", "m2")) == ["m1 heard 2 times, answered 2 times"]


def test_heard_again_after_a_failure_is_handled_once(settings: Settings) -> None:
    hear(settings, "m1", "m1", "bot", "m2", "bot")
    assert kept.twice(settings, sent("m1", "m2")) == []


def test_acknowledged_and_gone_is_lost(settings: Settings) -> None:
    assert kept.lost(settings, sent("m1")) == ["m1"]
    assert kept.lost(settings, [Sent("c", "m2", [Attempt(0.0, 0.1, "sentence", "Réessayez.", False)])]) == []


def seen(expected: str, slowest: float = 1.0, recovery: float | None = 2.0, **outcomes: int) -> Seen:
    return Seen("kill", expected, outcomes, slowest, recovery)


def test_what_is_as_it_should() -> None:
    assert seen(SENTENCE, answered=3, sentence=2).as_it_should
    assert seen(ANSWERS, answered=3).as_it_should
    assert not seen(ANSWERS, answered=3, sentence=1).as_it_should
    assert not seen(SENTENCE, answered=3, silent=1).as_it_should
    assert not seen(SENTENCE, answered=3, unreachable=1).as_it_should
    assert Seen("kill", SENTENCE, {"unreachable": 1}, 1.0, 2.0, unreachable=True).as_it_should
    assert not seen(SENTENCE, slowest=10.1, answered=3).as_it_should
    assert not seen(SENTENCE, recovery=None, answered=3).as_it_should


def test_a_repeated_fault_has_its_worst_figures() -> None:
    whole = summed([seen(ANSWERS, 1.0, 3.0, answered=2), seen(ANSWERS, 4.0, None, answered=1, sentence=1)])
    assert whole.outcomes == {"answered": 3, "sentence": 1}
    assert (whole.slowest, whole.recovery, whole.as_it_should) == (4.0, None, False)


def test_every_fault_has_its_place_and_a_pair_never_dies_together() -> None:
    every = [*faults(short=True), *faults(short=False, kills=2)]
    assert {fault.where for fault in every} == set(PLACES)
    for name in (*RASA, *ACTIONS, *WEB):
        killed = [fault for fault in every if fault.name == f"kill -9 {name}"]
        assert len(killed) >= 2
        assert all(name in fault.first or not fault.first for fault in killed)
        assert all(len(fault.first) in (0, 2) for fault in killed)


def place(**parts: Any) -> Place:
    nothing: Any = None
    return Place(nothing, Settings(), {}, "", list, **parts)


def test_clocks_are_right_again_afterwards(tmp_path: Path) -> None:
    for name in ("rasa-1", "web-1"):
        (tmp_path / name).write_text("+0\n")
    shown: list[str] = []

    def look(_: float) -> None:
        shown.extend((tmp_path / name).read_text() for name in ("rasa-1", "web-1"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", look)
        jump("+2h", "rasa-1")(place(clocks=tmp_path), 1.0)
    assert shown == ["+2h\n", "+0\n"]
    assert (tmp_path / "rasa-1").read_text() == "+0\n"


@pytest.mark.skipif(os.getuid() != 0, reason="mounting needs root")
def test_a_full_disk_has_room_again_afterwards(tmp_path: Path) -> None:
    try:
        with small_disk(tmp_path / "disk", 2) as disk:
            tried: list[bool] = []

            def write(_: float) -> None:
                with pytest.raises(OSError, match="No space left"):
                    (disk / "more").write_bytes(bytes(1 << 16))
                tried.append(True)

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(time, "sleep", write)
                fill(place(disk=disk), 0.01)
            assert tried
            assert (disk / "more").write_bytes(bytes(1 << 16)) == 1 << 16
    except StackFailedError as error:
        pytest.skip(str(error))


def test_a_run_in_pieces_is_one_table() -> None:
    whole = Report([seen(ANSWERS, answered=2)], 2, 0, [], ["m1"])
    whole.add(Report.from_dict(json.loads(json.dumps(whole.as_dict()))))
    assert (whole.messages, whole.twice, len(whole.seen)) == (4, ["m1", "m1"], 2)
    assert "handled twice: 2" in page_of(whole, datetime(2026, 1, 1, tzinfo=timezone.utc), "abc", 6)


def test_a_later_piece_does_what_is_missing() -> None:
    every = faults(short=True)
    assert missing(every, []) == every
    done = Seen(every[1].name, ANSWERS, {}, 0.0, 0.0)
    assert missing([*every, every[1]], [done]) == [every[0], *every[2:], every[1]]
