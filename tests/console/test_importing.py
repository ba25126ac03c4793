"""Files sent to the console: known forms at once, other columns after a yes, and nobody else's file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from bot.console.house import House
from bot.console.waiting_files import KEPT, MOST, WaitingFile, WaitingFiles
from bot.db import utcnow
from bot.events.importing.table import read
from bot.events.model import Event
from tests.events.test_importing import CLAPER_FILE

from .conftest import Browser
from .test_events import event, words  # noqa: F401  # fixture

Open = Callable[[str], Browser]
PATH = "/evenements/CAFE27/importer"
OLD = Path("tests/events/files/questions.xls").read_bytes()
COLUMNS = {"text": "Question", "author": "Author", "votes": "Upvotes", "time": "Created", "answered": "Answered"}


def send(browser: Browser, data: bytes, name: str) -> TestResponse:
    browser.get(PATH)
    return browser.post(PATH, file=(io.BytesIO(data), name))


def where(page: TestResponse) -> str:
    """The address of the page that confirms the columns."""
    return page.request.path


def test_a_known_form_is_taken_and_every_refusal_is_told(browser: Open, house: House, event: Event) -> None:  # noqa: F811
    page = send(browser("omar"), CLAPER_FILE, "messages.csv")
    text = words(page.text)
    assert "3 questions prises, dont 1 réunie à une autre" in text
    assert "Ligne 3 : ce message ne pose pas de question" in text
    assert len(house.events.questions.all(event.id)) == 2


def test_other_columns_are_shown_corrected_and_confirmed(browser: Open, house: House, event: Event) -> None:  # noqa: F811
    omar = browser("omar")
    page = send(omar, OLD, "slido.xls")
    assert "Est-ce la bonne lecture" in page.text
    assert re.search(r'name="votes".*?<option selected>Upvotes', page.text, re.DOTALL)
    assert house.events.questions.all(event.id) == [], "nothing before a yes"
    wrong = omar.post(where(page), text="", votes="Upvotes")
    assert wrong.status_code == 422
    twice = omar.post(where(page), text="Question", votes="Question")
    assert twice.status_code == 422
    done = omar.post(where(page), **COLUMNS)
    assert "2 questions prises" in words(done.text)
    first = house.events.questions.all(event.id)[0]
    assert (first.votes, first.name) == (12, None)
    again = omar.post(where(page), **COLUMNS)
    assert "n'est plus là" in words(again.text), "a file serves once"


def test_names_are_kept_only_with_the_box_ticked(browser: Open, house: House, event: Event) -> None:  # noqa: F811
    omar = browser("omar")
    omar.post(where(send(omar, OLD, "slido.xls")), **COLUMNS, names="yes")
    assert house.events.questions.all(event.id)[0].name == "Zoé"


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "vide"), (OLD[:900], "endommagé"), (b"%PDF-1.7", "PDF"), (b"a\x00b\x00" * 50, "lisible")]
)
def test_what_cannot_be_read_is_said_in_french(browser: Open, event: Event, data: bytes, said: str) -> None:  # noqa: F811
    page = send(browser("omar"), data, "x.xls")
    assert page.status_code == 422
    assert said in page.text


def test_a_file_is_its_senders_and_no_speaker_imports(browser: Open, house: House, event: Event) -> None:  # noqa: F811
    theirs = where(send(browser("omar"), OLD, "slido.xls"))
    anne, sofia = browser("anne"), browser("sofia")
    assert "n'est plus là" in words(anne.get(theirs).text)
    assert "n'est plus là" in words(anne.post(theirs, **COLUMNS).text)
    assert sofia.get(PATH).status_code == 403
    assert house.events.questions.all(event.id) == []


def test_a_file_too_big_is_refused(browser: Open, event: Event) -> None:  # noqa: F811
    assert send(browser("omar"), b"Question\n" + b"x" * 2_100_000, "x.csv").status_code == 413


def test_files_wait_a_quarter_of_an_hour_and_few_at_a_time() -> None:
    files, now, table = WaitingFiles(), utcnow(), read(OLD)
    tokens = [files.keep(WaitingFile("omar", 1, "x", table, now)) for _ in range(MOST + 1)]
    assert files.get(tokens[0], "omar", 1, now) is None, "the oldest goes"
    assert files.get(tokens[-1], "omar", 1, now)
    assert files.get(tokens[-1], "omar", 2, now) is None, "for that event only"
    assert files.get(tokens[-1], "omar", 1, now + KEPT) is None
    files.keep(WaitingFile("omar", 1, "x", table, now + KEPT + timedelta(seconds=1)))
    assert files.get(tokens[-1], "omar", 1, now) is None, "old ones are not kept"
