"""The web process's own file: everything moves once, in order, even when the move is cut in the middle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot import migrations
from bot.channels.telegram.journal import Journal, keeper
from bot.channels.telegram.tables import telegram_update
from bot.channels.telegram.updates import Updates
from bot.db import make_engine, reading


@pytest.fixture
def url(tmp_path: Path) -> str:
    made = f"sqlite:///{tmp_path}/boncanal.db"
    migrations.upgrade(make_engine(made))
    return made


def numbers(url: str) -> list[int]:
    with reading(make_engine(url)) as connection:
        return list(connection.execute(select(telegram_update.c.update_id)).scalars())


def body(number: int) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": 42}, "text": "é"}}


def test_what_is_kept_moves_once(url: str) -> None:
    keep, journal, updates = keeper(url, 7), Journal(url), Updates(make_engine(url), 7)
    keep([body(1), body(2)])
    keep([body(2), body(3)])
    assert numbers(url) == []
    assert journal.move(updates) == 4
    assert numbers(url) == [1, 2, 3]
    assert journal.move(updates) == 0


def test_a_move_cut_in_the_middle_is_done_again(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, updates = Journal(url), Updates(make_engine(url), 7)
    journal.keep([body(1)])

    def broken(_: object) -> int:
        raise OperationalError("", {}, Exception("locked"))

    with monkeypatch.context() as patch:
        patch.setattr(updates, "keep", broken)
        with pytest.raises(OperationalError):
            journal.move(updates)
    assert journal.move(updates) == 1
    assert numbers(url) == [1]
