"""Whether this installation can serve: what health checks, load balancers and `boncanal doctor` ask."""

from __future__ import annotations

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot import migrations
from bot.db import reading
from bot.knowledge.loader import loaded_fingerprint


def database_state(engine: Engine) -> str:
    """ "ok", or why the database does not serve: unreachable, not_migrated, no_knowledge."""
    try:
        found, wanted = revisions(engine)
        if found != wanted:
            return "not_migrated"
        return "ok" if loaded_fingerprint(engine) else "no_knowledge"
    except (SQLAlchemyError, OSError):
        return "unreachable"


def revisions(engine: Engine) -> tuple[str | None, str | None]:
    """(of the database, of the code). Raises what the database raises."""
    with reading(engine) as connection:
        found: str | None = MigrationContext.configure(connection).get_current_revision()
    return found, ScriptDirectory.from_config(migrations.config()).get_current_head()
