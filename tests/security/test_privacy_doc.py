"""docs/privacy.md names every table there is and none that is not; the French page and the assistant say the same as the job does."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.console.audit import KEPT
from bot.db import metadata
from bot.organisation import Organisation, read_organisation
from bot.pages.privacy import ADDRESS, privacy_routes
from tests.security.person import Person  # its imports put every table into the metadata

DOC = Path("docs/privacy.md").read_text(encoding="utf-8")
NOT_TABLES = {"retention_days", "retain_until", "events"}


def test_every_table_is_in_the_document(person: Person) -> None:
    with person.console.engine.connect() as connection:
        rows = connection.exec_driver_sql("select name from sqlite_master where type = 'table'").scalars().all()
    there = {name for name in rows if name != "alembic_version" and not name.startswith("sqlite_")}
    named = set(re.findall(r"`([a-z_]+)`", DOC)) - NOT_TABLES
    assert there == set(metadata.tables), "the migrations and the code differ"
    assert named == there


def test_every_row_of_the_table_says_all_five() -> None:
    section = DOC.split("## Tables with something of a person")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `")]
    assert len(rows) > 30
    assert [row[0] for row in rows if len(row) != 5 or not all(cell.strip() for cell in row)] == []


def test_durations_are_those_of_the_code() -> None:
    days = Organisation.__fields__["retention_days"]
    assert f"`retention_days` ({days.default} unless" in DOC
    assert f"{days.field_info.le} at most" in DOC
    assert KEPT.days == 365
    assert "one year" in next(line for line in DOC.splitlines() if line.startswith("| `console_audit`"))


def test_the_page_agrees() -> None:
    organisation = read_organisation(Path("organisation.yml")).copy(update={"retention_days": 33})
    page = TestClient(Starlette(routes=privacy_routes(organisation))).get(ADDRESS).text
    text = unescape(page).replace("\u00a0", " ").replace("’", "'")
    for said in (
        "33 jours au plus", "Telegram", "serveur d'e-mail", "consentement", "intérêt légitime",
        "numéros de carte", "un an", "automatique", "CNIL", "sauvegardes",
    ):  # fmt: skip
        assert said in text, said
