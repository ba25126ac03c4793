"""A backup of a filled installation, restored elsewhere, holds the same; what cannot be done is said and changes nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import MetaData, select, text
from sqlalchemy.engine import make_url

from bot import migrations
from bot.backup import BackupError, _program, backup, restore
from bot.channels.store import Conversations, Incoming
from bot.cli import main
from bot.db import make_engine, reading, writing
from bot.knowledge.loader import load
from bot.settings import Settings

PLACES = "boncanal", "conversations"


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Settings, Settings]]:
    """The settings of a filled installation, and of an empty one elsewhere."""
    names = [f"{place}_{uuid4().hex}" for place in PLACES * 2]
    if request.param == "sqlite":
        urls = [f"sqlite:///{tmp_path}/{name}.db" for name in names]
    else:
        server = request.getfixturevalue("postgresql_url")
        urls = [make_url(server).set(database=name).render_as_string(hide_password=False) for name in names]
        admin = make_engine(server).execution_options(isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            for name in names:
                connection.execute(text(f"create database {name}"))
    full = Settings(database_url=urls[0], tracker_url=urls[1])
    _fill(full)
    yield full, Settings(database_url=urls[2], tracker_url=urls[3])
    if request.param == "postgresql":
        with admin.connect() as connection:
            for name in names:
                connection.execute(text(f"drop database {name} with (force)"))
        admin.dispose()


def _fill(settings: Settings, knowledge: bool = False) -> None:
    engine = make_engine(settings.database_url)
    migrations.upgrade(engine)
    if knowledge:  # seconds
        load(engine, Path("data/knowledge"))
    store = Conversations(engine)
    store.create("c1", "web", None)
    row, _ = store.take("c1", Incoming("m1", "Facebook pour une boulangerie, l'été ?"))
    store.finish(row, "platform_fit", [{"text": "Oui « vraiment »", "buttons": [], "data": {"kind": "answer"}}])
    engine.dispose()
    tracker = make_engine(settings.tracker_url)
    with writing(tracker) as connection:
        connection.execute(text("create table events (id integer primary key, sender_id varchar(255), data text)"))
        connection.execute(text("insert into events values (1, 'c1', '{}')"))
    tracker.dispose()


def contents(url: str) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    engine, found = make_engine(url), MetaData()
    found.reflect(engine)
    with reading(engine) as connection:
        rows = {name: sorted(map(repr, connection.execute(select(table)))) for name, table in found.tables.items()}
    engine.dispose()
    return rows


def test_what_is_restored_elsewhere_is_the_same(places: tuple[Settings, Settings], tmp_path: Path) -> None:
    full, empty = places
    file, secret, other = tmp_path / "one.zip", tmp_path / "secret", tmp_path / "other" / "secret"
    secret.write_text("s" * 64)
    made = backup(full, file, secret)
    assert file.stat().st_mode & 0o777 == 0o600
    assert restore(empty, file, secret=other) == made
    for one, two in ((full.database_url, empty.database_url), (full.tracker_url, empty.tracker_url)):
        kept = contents(one)
        assert kept == contents(two)
        assert sum(map(len, kept.values())) > 0
    assert other.read_text() == "s" * 64
    assert other.stat().st_mode & 0o777 == 0o600
    engine = make_engine(empty.database_url)
    migrations.upgrade(engine)  # what `boncanal prepare` does next
    assert Conversations(engine).history("c1")[1].text == "Oui « vraiment »"
    Conversations(engine).create("c2", "web", None)  # numbers go on after the last
    assert Conversations(engine).take("c2", Incoming("m2", "et Instagram ?"))[1]
    engine.dispose()


def test_a_filled_database_is_overwritten_only_when_asked(places: tuple[Settings, Settings], tmp_path: Path) -> None:
    full, _ = places
    file = tmp_path / "one.zip"
    backup(full, file)
    engine = make_engine(full.database_url)
    Conversations(engine).create("later", "web", None)
    engine.dispose()
    with pytest.raises(BackupError, match="--replace"):
        restore(full, file)
    assert "'later'" in str(contents(full.database_url)["conversation"])
    restore(full, file, replace=True)
    assert "'later'" not in str(contents(full.database_url)["conversation"])
    assert "'c1'" in str(contents(full.database_url)["conversation"])


@pytest.mark.parametrize("damage", ["not a zip", "cut", "another zip", "later version"])
def test_a_bad_file_changes_nothing(damage: str, tmp_path: Path) -> None:
    full = Settings(database_url=f"sqlite:///{tmp_path}/a.db", tracker_url=f"sqlite:///{tmp_path}/b.db")
    _fill(full)
    file = tmp_path / "one.zip"
    backup(full, file)
    before = contents(full.database_url)
    if damage == "not a zip":
        file.write_text("bonjour")
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:5000])
    elif damage == "another zip":
        with zipfile.ZipFile(file, "w") as zipped:
            zipped.writestr("x", "y")
    else:
        with zipfile.ZipFile(file) as zipped:
            copies = {name: zipped.read(name) for name in zipped.namelist()}
        copies["manifest.json"] = copies["manifest.json"].replace(b'"revision": "0', b'"revision": "9')
        with zipfile.ZipFile(file, "w") as zipped:
            for name, value in copies.items():
                zipped.writestr(name, value)
    with pytest.raises(BackupError, match="nothing was changed"):
        restore(full, file, replace=True)
    assert contents(full.database_url) == before


def test_what_a_small_installation_has_kept_goes_with_it(postgresql_url: str, tmp_path: Path) -> None:
    """From SQLite to PostgreSQL, as when one machine becomes many; and not back."""
    from rasa.core.tracker_store import SQLTrackerStore

    small = Settings(database_url=f"sqlite:///{tmp_path}/a.db", tracker_url=f"sqlite:///{tmp_path}/b.db")
    _fill(small, knowledge=True)
    tracker = make_engine(small.tracker_url)
    with writing(tracker) as connection:
        connection.execute(text("drop table events"))
        SQLTrackerStore.Base.metadata.create_all(connection)
        connection.execute(text("insert into events values (7, 'c1', 'user', 1.5, null, null, '{}')"))
    tracker.dispose()
    admin = make_engine(postgresql_url).execution_options(isolation_level="AUTOCOMMIT")
    names = [f"{place}_{uuid4().hex}" for place in PLACES]
    with admin.connect() as connection:
        for name in names:
            connection.execute(text(f"create database {name}"))
    urls = [make_url(postgresql_url).set(database=name).render_as_string(hide_password=False) for name in names]
    big, file = Settings(database_url=urls[0], tracker_url=urls[1]), tmp_path / "one.zip"
    backup(small, file)
    restore(big, file)
    kept, moved = contents(small.database_url), contents(big.database_url)
    kept.pop("sqlite_stat1", None)  # SQLite's own
    assert {name: len(rows) for name, rows in moved.items()} == {name: len(rows) for name, rows in kept.items()}
    engine = make_engine(big.database_url)
    store = Conversations(engine)
    assert [m.text for m in store.history("c1")] == ["Facebook pour une boulangerie, l'été ?", "Oui « vraiment »"]
    assert not load(engine, Path("data/knowledge")).loaded  # what was loaded is known to be
    assert store.take("c1", Incoming("m2", "et Instagram ?"))[1]  # numbers go on after the last
    engine.dispose()
    assert contents(big.tracker_url)["events"] == ["(7, 'c1', 'user', 1.5, None, None, '{}')"]
    backup(big, file)
    with pytest.raises(BackupError, match="holds postgresql; the settings name sqlite"):
        restore(small, file, replace=True)
    with admin.connect() as connection:
        for name in names:
            connection.execute(text(f"drop database {name} with (force)"))
    admin.dispose()


def test_an_old_pg_dump_is_passed_over(postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.1'\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert _program("pg_dump", make_url(postgresql_url)) != str(old)


def test_the_command_line_says_it_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BONCANAL_DATABASE_URL", f"sqlite:///{tmp_path}/a.db")
    monkeypatch.setenv("BONCANAL_TRACKER_URL", f"sqlite:///{tmp_path}/b.db")
    assert main(["restore", str(tmp_path / "none.zip")]) == 2
    assert "nothing was changed" in capsys.readouterr().err
