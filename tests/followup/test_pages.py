"""Pages behind signed addresses: the plan in three forms, progress and its chart, and that nothing of it outlives erasure."""

from __future__ import annotations

import io
import re
from datetime import date

import httpx
import pytest
from icalendar import Calendar
from PIL import Image

from bot.advisor.plan import Plan, build
from bot.answers.library import Library
from bot.channels.store import Conversations
from bot.followup.desk import House
from bot.followup.letters import next_monday
from tests.answers.conftest import PROFILES
from tests.followup.conftest import Clock, Conversation
from tests.followup.test_before_and_after import begin
from tests.outbox.conftest import TALK

SITE = "https://boncanal.example"


@pytest.fixture
def plan(library: Library) -> Plan:
    profile = PROFILES["baker"]
    return build(profile, library.family(profile), library.mix(profile), library.plan_material)


async def test_the_plan_as_page_pdf_and_calendar(house: House, http: httpx.AsyncClient, plan: Plan) -> None:
    links = house.desk(TALK).keep_plan(plan)
    assert links
    page = await http.get(links.page)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "private, no-store"
    assert page.headers["x-robots-tag"] == "noindex"
    assert "<script" not in page.text
    assert "style=" not in page.text  # the site's CSP would refuse it
    for week in plan.weeks:
        assert f"Semaine {week.number}" in page.text
        assert week.trial.measure.split(":")[0].strip() in page.text.replace("\u00a0", " ").replace("&#39;", "'")
    assert "lundi 30 novembre 2026" in page.text

    pdf = await http.get(links.pdf)
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    assert "plan-30-jours.pdf" in pdf.headers["content-disposition"]
    assert (await http.get(links.pdf)).content == pdf.content

    calendar = Calendar.from_ical((await http.get(links.calendar)).content)
    events = list(calendar.walk("VEVENT"))
    assert [event.decoded("dtstart") for event in events] == [
        date(2026, 11, 30),
        date(2026, 12, 7),
        date(2026, 12, 14),
        date(2026, 12, 21),
    ]
    assert len({event["uid"] for event in events}) == 4
    assert "À mesurer" in str(events[0]["description"])


async def test_the_pages_are_in_the_organisation_s_colour(house: House, http: httpx.AsyncClient, plan: Plan) -> None:
    links = house.desk(TALK).keep_plan(plan)
    assert links
    page = await http.get(links.page)
    assert '<link rel="stylesheet" href="/pages/theme.css">' in page.text
    theme = await http.get("/pages/theme.css")
    assert theme.headers["content-type"].startswith("text/css")
    assert f"--accent: {house.organisation.accent}" in theme.text


def test_a_plan_begins_on_a_monday_to_come() -> None:
    for day in range(1, 15):
        start = next_monday(date(2026, 11, day))
        assert start.weekday() == 0
        assert 1 <= (start - date(2026, 11, day)).days <= 7


def test_the_same_plan_keeps_its_address_and_old_ones_go(
    house: House, plan: Plan, library: Library, clock: Clock
) -> None:
    desk = house.desk(TALK)
    first = desk.keep_plan(plan)
    assert desk.keep_plan(plan) == first
    for _ in range(5):
        clock.forward(days=7)
        desk.keep_plan(plan)
    assert len(Conversations(house.engine).export(TALK)["later"]["plans"]) == 3


async def test_the_answer_carries_the_addresses_and_stays_short(talk: Conversation, http: httpx.AsyncClient) -> None:
    from bot.answers.answer import visible_length

    for profile in PROFILES.values():
        talk.profile, talk.memory = profile, talk.memory.but(planned=None)
        answer = talk.type("par où je commence ?", "action_plan")
        assert answer.kind == "plan"
        assert visible_length(answer.text) <= 900
        found = re.findall(r"\((https://[^)]+)\)", answer.text)[:3]
        assert [(await http.get(url)).status_code for url in found] == [200, 200, 200]


async def test_the_form_of_the_day(talk: Conversation, house: House, http: httpx.AsyncClient, clock: Clock) -> None:
    begin(talk)
    chart = talk.desk.chart()
    assert chart
    clock.forward(days=30)
    page = await http.get(chart.page)
    assert 'name="customers"' in page.text
    assert (await http.post(chart.page, data={"do": "record"})).status_code == 422
    wrong = await http.post(chart.page, data={"do": "record", "customers": "beaucoup", "hours": "2"})
    assert wrong.status_code == 422
    assert "beaucoup" in wrong.text
    assert len(talk.desk.tracking().measures) == 2  # type: ignore[union-attr]  # it was begun
    done = await http.post(chart.page, data={"do": "record", "customers": "une dizaine", "hours": ""})
    assert "de 4 à 10" in done.text
    assert "Refaire le point" in done.text
    again = await http.post(chart.page, data={"do": "due-61"})
    assert "26 février 2027" in again.text
    stopped = await http.post(chart.page, data={"do": "stop"})
    assert "C&#39;est arrêté" in stopped.text
    assert talk.desk.tracking() is None
    assert {row.status for row in house.outbox.rows()} == {"cancelled"}


async def test_the_chart_as_png_and_svg(talk: Conversation, http: httpx.AsyncClient) -> None:
    begin(talk)
    chart = talk.desk.chart()
    assert chart
    png = await http.get(chart.png)
    assert Image.open(io.BytesIO(png.content)).size == (720, 459)
    svg = await http.get(chart.svg)
    assert svg.headers["content-type"] == "image/svg+xml"
    assert b"<svg" in svg.content
    assert b"<script" not in svg.content


async def test_nothing_outlives_erasure_and_the_export_shows_all(
    talk: Conversation, house: House, http: httpx.AsyncClient, plan: Plan
) -> None:
    begin(talk)
    links, chart = talk.desk.keep_plan(plan), talk.desk.chart()
    talk.desk.leave_email("claire@exemple.fr", "oui")
    house.hand_overs.make(TALK)
    assert links
    assert chart
    store = Conversations(house.engine)
    kept = store.export(TALK)["later"]
    assert {name for name, rows in kept.items() if rows} == set(kept)
    assert "claire@exemple.fr" in str(kept)
    store.erase(TALK)
    for url in (links.page, links.pdf, links.calendar, chart.page, chart.png):
        assert (await http.get(url)).status_code == 404
    assert house.outbox.rows() == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_nothing_else_is_allowed(house: House, http: httpx.AsyncClient, plan: Plan, method: str) -> None:
    links = house.desk(TALK).keep_plan(plan)
    assert links
    assert (await http.request(method, links.page)).status_code == 405
