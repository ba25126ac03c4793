"""Figures: counted right, defined, and silent about a person."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.channels.store import Conversations, Incoming
from bot.channels.tables import message
from bot.console.figures import charts
from bot.console.figures.collect import Collect
from bot.console.figures.definitions import DEFINITIONS, FEWEST
from bot.console.figures.hiding import Cell, folded, hidden
from bot.console.house import House
from bot.db import make_engine, utcnow, writing

from .conftest import Browser
from .seeding import seed

Open = Callable[[str], Browser]


def collect(house: House) -> None:
    counting = Collect(house.engine, make_engine(house.settings.tracker_url), "Europe/Paris")
    while counting.run_once(utcnow() + timedelta(minutes=5)):
        pass


@pytest.mark.parametrize("people", range(1, FEWEST))
def test_too_few_people_are_no_figure(people: int) -> None:
    cells = hidden([Cell("a", "A", 40, 90), Cell("b", "B", people, 7), Cell("c", "C", 12, 30)])
    assert [cell.people for cell in cells] == [40, None, None]  # the second smallest too, or a subtraction would tell
    assert folded(cells)[-1].label.startswith("Autres (2")


def test_nothing_is_hidden_when_all_are_many_or_none() -> None:
    cells = [Cell("a", "A", 5, 9), Cell("b", "B", 0, 0)]
    assert hidden(cells) == cells


def test_four_people_make_no_totals(browser: Open, house: House) -> None:
    seed(house.engine, 4, 200, weeks=1)
    collect(house)
    page = browser("omar").get("/chiffres").text
    assert "aucun chiffre n'est montré" in page
    assert ".svg" not in page.split("<main")[1]


def test_the_figures_are_those_of_the_messages(house: House) -> None:
    seed(house.engine, 50, 1000, weeks=3)
    collect(house)
    found = house.figures.figures(13, (utcnow() + timedelta(hours=2)).date())
    assert found.totals
    assert (found.totals.people, found.totals.messages) == (50, 500)
    asked = ("answered", "asked_back", "handed", "redirected", "failed")
    assert sum(found.totals.rates[name] or 0 for name in asked) == pytest.approx(1.0)
    assert sum(cell.messages or 0 for cell in found.tables["topics"]) == 500
    assert sum(cell.messages or 0 for cell in found.tables["weeks"]) == 500


def test_half_an_hour_of_silence_begins_another_conversation(house: House) -> None:
    store, now = Conversations(house.engine), utcnow() - timedelta(days=1)
    for person in range(FEWEST):
        store.create(f"p{person}", "web", None)
        for number, minutes in enumerate((0, 29, 60)):
            row, _ = store.take(f"p{person}", Incoming(f"c{number}", "bonjour"))
            values = {"at": now + timedelta(minutes=minutes), "status": "done"}
            with writing(house.engine) as connection:
                connection.execute(update(message).where(message.c.id == row.id).values(values))
    collect(house)
    totals = house.figures.figures(4, utcnow().date()).totals
    assert totals
    assert (totals.messages, totals.conversations) == (3 * FEWEST, 2 * FEWEST)


def test_erasing_a_conversation_takes_its_figures(house: House) -> None:
    seed(house.engine, 6, 60, weeks=1)
    collect(house)
    Conversations(house.engine).erase("person-000000-aaaaaaaaaaaa")
    found = house.figures.figures(4, (utcnow() + timedelta(hours=2)).date())
    assert found.totals
    assert found.totals.people == 5


def test_every_figure_has_its_definition_and_its_table(browser: Open, house: House) -> None:
    seed(house.engine, 30, 400, weeks=2)
    collect(house)
    mine = browser("omar")
    page = mine.get("/chiffres").text
    for definition in DEFINITIONS.values():
        assert definition.title in page
    for name in ("topics", "channels", "hours", "weeks"):
        picture = mine.get(f"/chiffres/{name}.svg")
        assert picture.mimetype == "image/svg+xml"
        assert b"<svg" in picture.data
    assert mine.get("/chiffres/rien.svg").status_code == 404


def test_the_csv_opens_in_a_spreadsheet_and_runs_nothing(browser: Open, house: House) -> None:
    seed(house.engine, 30, 400, weeks=2)
    collect(house)
    house.titles["budget"] = "=HYPERLINK(1)"
    content = browser("omar").get("/chiffres.csv").data
    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:3] == ["du", "au", "chiffre"]
    assert any("HYPERLINK" in cell for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_same_numbers_give_the_same_picture() -> None:
    cells = [Cell("a", "A", 5, 9), Cell("b", "B", None, None)]
    assert charts.draw("topics", cells) == charts.draw("topics", list(cells))
