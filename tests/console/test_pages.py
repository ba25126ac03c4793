"""The pages as somebody of the team meets them: the real process, a real browser, a desktop and a phone; axe on every page.

The pictures of the organiser's guide are taken here (`BONCANAL_GUIDE_IMAGES=1` writes them to docs/images/console).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot import migrations
from bot.console.figures.collect import Collect
from bot.console.house import House, make_house
from bot.console.inbox.sorting import Sorting
from bot.db import make_engine, utcnow
from bot.events.questions import New
from bot.knowledge.loader import load
from bot.run.stack import as_env, free_port
from bot.settings import Settings

from .conftest import PASSWORD
from .seeding import seed

pytestmark = [pytest.mark.browser]
ARTEFACTS, GUIDE = Path("tests/artefacts/console"), Path("docs/images/console")
START_SECONDS = 120


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, House]]:
    """The console's process on a lively database; its address and stores."""
    folder = tmp_path_factory.mktemp("pages")
    settings = replace(
        Settings.from_env({}),
        database_url=f"sqlite:///{folder}/console.db",
        tracker_url=f"sqlite:///{folder}/tracker.db",
        secret="s" * 32,
        console_port=free_port(),
    )
    house = make_house(settings)
    fill(house)
    address = f"http://127.0.0.1:{settings.console_port}"
    log = (folder / "console.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "bot.console"],
        env={**os.environ, **as_env(settings)},
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(address)
        yield address, house
    finally:
        process.terminate()
        process.wait(20)


def fill(house: House) -> None:
    """Knowledge, people, an inbox, an event, an edit: something on every page."""
    migrations.upgrade(house.engine)
    load(house.engine, house.settings.knowledge)
    seed(house.engine, 120, 2000, unknown=18)
    Sorting(house.engine, 0.62).run_once()
    counting = Collect(house.engine, make_engine(house.settings.tracker_url), "Europe/Paris")
    while counting.run_once():
        pass
    house.accounts.add("claire", "Claire Martin", "administrator", PASSWORD)
    now = utcnow()
    event = house.events.events.create(
        "Mon commerce et les réseaux",
        now - timedelta(days=1),
        now - timedelta(hours=22),
        place="Salle des fêtes, Angers",
        speakers=("Hugo Petit",),
    )
    house.events.questions.ask(event.id, New("Mes clients ont 70 ans, quel canal choisir ?", "paper", votes=7))
    facebook = house.editor.raw("platforms.yml", "facebook") or {}
    house.editor.save(
        "platforms.yml", "facebook", {**facebook, "cost": "gratuit, publicité en option"}, "claire", "plus court", 0
    )
    house.annotations.add(["comment changer mes horaires d'été sur la carte"], "local_visibility", "claire")


def wait_for(address: str) -> None:
    """Until the process answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            if httpx.get(f"{address}/health/live").status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise AssertionError("the console did not start")


def test_every_page_is_sound_in_a_browser(console: tuple[str, House]) -> None:
    address, house = console
    group = house.inbox.groups()[0][0].id
    talk = house.inbox.group(group)[1][0].conversation  # type: ignore[index]  # it was found just above
    event = house.events.events.all()[0].code
    folder = GUIDE if os.environ.get("BONCANAL_GUIDE_IMAGES") else ARTEFACTS
    pages = {
        "a-traiter": "/a-traiter", "groupe": f"/a-traiter/{group}", "conversation": f"/conversations/{talk}", "phrases": "/phrases",
        "connaissances": "/connaissances", "entree": "/connaissances/entree/figures.yml/" + first_figure(house),
        "modifications": "/connaissances/versions", "sujets": "/connaissances/sujets", "evenements": "/evenements",
        "evenement": f"/evenements/{event}", "nouveau": "/evenements/nouveau", "importer": f"/evenements/{event}/importer", "chiffres": "/chiffres", "qualite": "/qualite",
        "journal": "/journal",
    }  # fmt: skip
    command = [
        "node",
        "tests/console/look.mjs",
        address,
        "claire",
        PASSWORD,
        str(folder),
        *(f"{k}={v}" for k, v in pages.items()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "chiffres-telephone.png").stat().st_size > 10_000


def first_figure(house: House) -> str:
    """The id of a figure."""
    return str(house.editor.base().entries["figures.yml"][0].id)


def test_the_guide_shows_pictures_that_exist() -> None:
    guide = Path("docs/guide_organisateur.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", guide)
    assert len(shown) >= 6
    assert all((Path("docs") / path).is_file() for path in shown)
