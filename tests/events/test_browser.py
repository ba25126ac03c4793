"""The pages in a real browser, on the real web server and worker."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli_events import house_of
from bot.db import utcnow
from bot.run.stack import stack

pytestmark = [pytest.mark.events, pytest.mark.browser]
ARTEFACTS = Path("tests/artefacts/events")


def test_the_story_of_an_event_in_a_browser(tmp_path: Path) -> None:
    with stack(tmp_path) as running:
        running.start("worker")
        house = house_of(running.settings)
        event = house.events.create(
            "Facebook et les autres",
            utcnow(),
            utcnow() + timedelta(hours=2),
            place="Médiathèque, Laval",
            speakers=("Claire Martin",),
        )
        links = [
            house.accesses.make(event.id, "organiser", utcnow()),
            house.accesses.make(event.id, "speaker", utcnow(), "Claire Martin"),
        ]
        local = [link.replace(running.settings.site, running.base) for link in links]
        command = ["node", "tests/events/pages.mjs", running.base, event.code, *local, str(ARTEFACTS)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
