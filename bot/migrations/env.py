"""Run by Alembic: uses the connection given by `bot.migrations`, whose caller holds the transaction."""

from __future__ import annotations

from alembic import context

from bot import inbox, lease  # noqa: F401  # these put their tables in the metadata
from bot.channels import holds  # noqa: F401
from bot.channels import tables as channel_tables  # noqa: F401
from bot.channels.telegram import tables as telegram_tables  # noqa: F401
from bot.console import tables as console_tables  # noqa: F401
from bot.console.figures import tables as figure_tables  # noqa: F401
from bot.db import metadata
from bot.events import tables as event_tables  # noqa: F401
from bot.followup import tables as followup_tables  # noqa: F401
from bot.knowledge import edits, pairs, tables  # noqa: F401
from bot.outbox import tables as outbox_tables  # noqa: F401

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=connection.dialect.name == "sqlite",  # SQLite changes a column by copying the table
)
with context.begin_transaction():
    context.run_migrations()
