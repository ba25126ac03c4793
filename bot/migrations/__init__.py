"""Schema changes of the whole database, by Alembic, without an `alembic.ini`.

A new migration: `from bot.migrations import config; alembic.command.revision(config(engine), autogenerate=True, ...)`.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Engine

from bot.db import writing

_HERE = Path(__file__).resolve().parent


def config() -> Config:
    """Alembic's configuration. A connection goes in `attributes["connection"]`."""
    made = Config()
    made.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to `revision`, in one transaction. Does nothing when it is there."""
    with writing(engine) as connection:
        made = config()
        made.attributes["connection"] = connection
        command.upgrade(made, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Bring the database back to `revision` ("base": before any table), in one transaction."""
    with writing(engine) as connection:
        made = config()
        made.attributes["connection"] = connection
        command.downgrade(made, revision)
