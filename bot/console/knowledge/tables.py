"""What people changed in the knowledge base by the console, version after version."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, Text

from bot.db import UtcDateTime, metadata

edit = Table(
    "knowledge_edit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", String(60), nullable=False),  # a name of bot.knowledge.files.YAML_FILES
    Column("entry_id", String(100), nullable=False),
    # The whole entry before and after, as in the file; null: it did not exist.
    Column("before", JSON(none_as_null=True), nullable=True),
    Column("after", JSON(none_as_null=True), nullable=True),
    Column("author", String(60), nullable=False),
    Column("note", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("status", String(10), nullable=False),  # applied, in_files, set_aside
    Column("undone", Boolean, nullable=False),  # a later edit took it back
    Index("ix_knowledge_edit_file_entry_id", "file", "entry_id"),
)
