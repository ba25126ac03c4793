"""The small knowledge base, in files and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.knowledge.loader import load
from bot.knowledge.repository import KnowledgeRepository
from tests.databases import database_url, empty, engine  # noqa: F401  # fixtures

from .small_base import Files, small_base, write

KNOWLEDGE = Path(__file__).resolve().parents[2] / "data" / "knowledge"


@pytest.fixture
def files() -> Files:
    """The small base, to be changed before it is written."""
    return small_base()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small base, written."""
    return write(tmp_path / "knowledge", small_base())


@pytest.fixture
def repository(engine: Engine, folder: Path) -> KnowledgeRepository:  # noqa: F811
    """The small base, loaded."""
    load(engine, folder)
    return KnowledgeRepository(engine)
