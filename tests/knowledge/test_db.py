from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, StatementError

from bot.db import make_engine, metadata, reading, writing
from bot.knowledge import tables


def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/new/folder/base.db")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("pragma foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("pragma busy_timeout").scalar_one() == 10_000
    engine.dispose()


def test_a_moment_comes_back_aware_in_utc(engine: Engine) -> None:
    paris = timezone(timedelta(hours=2))
    with writing(engine) as connection:
        values = {"fingerprint": "f", "counts": {}, "at": datetime(2026, 7, 1, 12, 0, tzinfo=paris)}
        connection.execute(tables.load.insert(), values)
    with reading(engine) as connection:
        at = connection.execute(select(tables.load.c.at)).scalar_one()
    assert at == datetime(2026, 7, 1, 10, 0, tzinfo=timezone.utc)
    assert at.utcoffset() == timedelta(0)


def test_a_naive_moment_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="a moment needs its time zone"), writing(engine) as connection:
        connection.execute(tables.load.insert(), {"fingerprint": "f", "counts": {}, "at": datetime(2026, 7, 1)})


def test_an_exception_undoes_a_whole_transaction(engine: Engine) -> None:
    values = {"kind": "case", "entry_id": "x", "reason": "r", "at": datetime.now(timezone.utc)}

    def insert_twice() -> None:
        with writing(engine) as connection:
            connection.execute(tables.withdrawn.insert(), values)
            connection.execute(tables.withdrawn.insert(), values)

    with pytest.raises(IntegrityError):
        insert_twice()
    with reading(engine) as connection:
        assert connection.execute(select(tables.withdrawn)).all() == []


def test_foreign_keys_hold(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(tables.case_goal.insert(), {"case_study_id": "nothing", "goal": "awareness", "position": 0})


def test_a_reader_keeps_its_picture_while_another_writes(engine: Engine) -> None:
    values = {"kind": "case", "entry_id": "x", "reason": "r", "at": datetime.now(timezone.utc)}
    with reading(engine) as reader:
        assert reader.execute(select(tables.withdrawn)).all() == []
        with writing(engine) as writer:
            writer.execute(tables.withdrawn.insert(), values)
        assert reader.execute(select(tables.withdrawn)).all() == []


def test_a_second_writer_waits_for_the_first(engine: Engine) -> None:
    """Reading, then writing: without the lock taken first, SQLite would fail at once."""
    started = threading.Event()

    def add_one(wait: bool) -> None:
        with writing(engine) as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("lock table report in exclusive mode"))
            number = len(connection.execute(select(tables.report)).all())
            started.set()
            time.sleep(0.2 if wait else 0)
            values = {"kind": "case", "entry_id": "x", "text": str(number), "at": datetime.now(timezone.utc)}
            connection.execute(tables.report.insert(), values)

    first = threading.Thread(target=add_one, args=(True,))
    first.start()
    started.wait()
    add_one(False)
    first.join()
    with reading(engine) as connection:
        assert sorted(connection.execute(select(tables.report.c.text)).scalars()) == ["0", "1"]


def test_every_constraint_has_a_name() -> None:
    for table in metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name
