"""Fixtures shared by several rings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot import migrations
from bot.answers.library import Library
from bot.db import make_engine
from bot.knowledge.loader import load
from bot.knowledge.repository import KnowledgeRepository
from bot.organisation import read_organisation
from bot.run.stack import Stack, stack
from tests.databases import postgresql_url  # noqa: F401  # a fixture


@pytest.fixture(scope="session")
def loaded_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The real knowledge base in a SQLite file of its own, loaded once."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('knowledge')}/loaded.db")
    migrations.upgrade(engine)
    load(engine, Path("data/knowledge"))
    return engine


@pytest.fixture(scope="session")
def library(loaded_engine: Engine) -> Library:
    """All that answers draw on."""
    return Library(KnowledgeRepository(loaded_engine), read_organisation(Path("organisation.yml")))


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The real thing: trained model, Rasa, action server and web server on free ports."""
    with stack(tmp_path_factory.mktemp("assistant")) as running:
        yield running
