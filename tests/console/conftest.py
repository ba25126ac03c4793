"""The console on a database of its own, and a browser that is in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.engine import Engine
from werkzeug.test import TestResponse

from bot import migrations
from bot.console.accounts import Accounts
from bot.console.app import make_app
from bot.console.house import House, make_house
from bot.db import make_engine
from bot.settings import Settings

PASSWORD = "tramway olive brouette neuf"
ROLES = {"anne": "administrator", "omar": "organiser", "edith": "editor", "sofia": "speaker"}


class Browser:
    """A client that keeps its cookie and sends the token of the page it saw last."""

    def __init__(self, client: FlaskClient) -> None:
        self._client, self._token = client, ""

    def get(self, path: str) -> TestResponse:
        """A page; redirects are followed."""
        return self._seen(self._client.get(path, follow_redirects=True))

    def post(self, path: str, *, follow: Any = True, **values: Any) -> TestResponse:
        """A form sent from the last page; lists are several values."""
        return self._seen(self._client.post(path, data={"csrf_token": self._token, **values}, follow_redirects=follow))

    def enter(self, login: str, password: str = PASSWORD) -> TestResponse:
        """The way in."""
        self.get("/entrer")
        return self.post("/entrer", login=login, password=password)

    def raw(self) -> FlaskClient:
        """The bare client."""
        return self._client

    def _seen(self, page: TestResponse) -> TestResponse:
        found = re.search(r'name="csrf_token" value="([^"]+)"', page.text) if page.mimetype == "text/html" else None
        self._token = found.group(1) if found else self._token
        return page


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the tables and one account a role, made once: migrations and argon2 take their time."""
    path = tmp_path_factory.mktemp("console") / "template.db"
    engine = make_engine(f"sqlite:///{path}")
    migrations.upgrade(engine)
    for login, role in ROLES.items():
        Accounts(engine).add(login, f"{login.title()} Martin", role, PASSWORD)
    with engine.connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    engine.dispose()
    return path


@pytest.fixture
def console_engine(tmp_path: Path, template: Path) -> Iterator[Engine]:
    """The test's own copy."""
    shutil.copy(template, tmp_path / "console.db")
    engine = make_engine(f"sqlite:///{tmp_path}/console.db")
    yield engine
    engine.dispose()


@pytest.fixture
def house(console_engine: Engine, tmp_path: Path) -> House:
    """The console's stores, with the accounts of ROLES."""
    settings = replace(
        Settings.from_env({}),
        database_url=str(console_engine.url),
        tracker_url=f"sqlite:///{tmp_path}/tracker.db",
        secret="s" * 32,
    )
    return make_house(settings)


@pytest.fixture
def browser(house: House) -> Callable[[str], Browser]:
    """Gives a browser of the account named; "" for one that is not in."""
    app = make_app(house)

    def open_browser(login: str = "") -> Browser:
        one = Browser(app.test_client())
        if login:
            assert one.enter(login).status_code == 200
        return one

    return open_browser
