"""« Vos données » says what organisation.yml says."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.organisation import read_organisation
from bot.pages.privacy import ADDRESS, privacy_routes


def test_the_page_names_who_runs_it_how_long_and_whom_to_write_to() -> None:
    organisation = read_organisation(Path("organisation.yml")).copy(
        update={"name": "Chambre <b>& Cie</b>", "retention_days": 45, "data_protection_contact": "dpo@chambre.example"}
    )
    answer = TestClient(Starlette(routes=privacy_routes(organisation))).get(ADDRESS)
    assert answer.status_code == 200
    assert 'lang="fr"' in answer.text
    assert "Chambre &lt;b&gt;&amp; Cie&lt;/b&gt;" in answer.text, "a name is text, never markup"
    assert "45 jours au plus" in answer.text
    assert "dpo@chambre.example" in answer.text
    assert "public" in answer.headers["cache-control"]
