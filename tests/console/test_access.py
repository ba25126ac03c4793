"""Who gets in, how long, and what a stranger gets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.console.accounts import IDLE, LONGEST, AccountError
from bot.console.house import House
from bot.console.passwords import WeakPasswordError
from bot.db import utcnow

from .conftest import PASSWORD, Browser

PAGES = (
    "/a-traiter",
    "/phrases",
    "/connaissances",
    "/connaissances/sujets",
    "/evenements",
    "/chiffres",
    "/qualite",
    "/journal",
)
Open = Callable[[str], Browser]


@pytest.mark.parametrize(
    "path",
    [*PAGES, "/chiffres.csv", "/phrases.patch", "/connaissances/versions.patch", "/conversations/x", "/a-traiter/1"],
)
def test_a_stranger_is_sent_to_the_way_in(browser: Open, path: str) -> None:
    answer = browser("").raw().get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/entrer")


@pytest.mark.parametrize(
    ("login", "seen"),
    [
        ("anne", set(PAGES)),
        ("omar", {"/a-traiter", "/phrases", "/evenements", "/chiffres", "/qualite"}),
        ("edith", {"/a-traiter", "/phrases", "/connaissances", "/connaissances/sujets", "/chiffres", "/qualite"}),
        ("sofia", {"/evenements"}),
    ],
)
def test_each_role_sees_its_part_only(browser: Open, login: str, seen: set[str]) -> None:
    mine = browser(login)
    assert {path for path in PAGES if mine.get(path).status_code == 200} == seen
    assert all(mine.get(path).status_code == 403 for path in set(PAGES) - seen)


def test_a_wrong_password_and_an_unknown_name_are_told_alike(browser: Open) -> None:
    mine = browser("")
    wrong, unknown = mine.enter("anne", "x" * 20), mine.enter("nobody", "x" * 20)
    assert wrong.status_code == unknown.status_code == 401
    assert "ne vont pas ensemble" in wrong.text
    assert "ne vont pas ensemble" in unknown.text


def test_after_eight_wrong_passwords_even_the_right_one_waits(browser: Open) -> None:
    mine = browser("")
    for _ in range(8):
        assert mine.enter("anne", "x" * 20).status_code == 401
    assert mine.enter("anne").status_code == 429
    assert mine.enter("omar").status_code == 200


def test_a_form_without_its_token_is_refused(browser: Open, house: House) -> None:
    mine = browser("edith")
    answer = mine.raw().post("/connaissances/sujets", data={"topic": "budget", "reason": "essai", "do": "off"})
    assert answer.status_code == 400
    assert "trop ancienne" in answer.text
    assert not house.knowledge.moderation.is_off("budget")


def test_a_disabled_account_is_out_at_once(browser: Open, house: House) -> None:
    mine = browser("edith")
    house.accounts.disable("edith")
    assert "Entrer dans la console" in mine.get("/a-traiter").text
    assert mine.enter("edith").status_code == 401


def test_a_session_ends_when_idle_or_old_or_left(house: House) -> None:
    entered = house.accounts.enter("anne", PASSWORD)
    assert entered
    _, token = entered
    now = utcnow()
    assert house.accounts.of_session(token, now)
    assert house.accounts.of_session(token, now + IDLE + timedelta(seconds=1)) is None
    for hour in range(1, 13):  # kept alive, it still ends
        house.accounts.of_session(token, now + timedelta(hours=hour))
    assert house.accounts.of_session(token, now + LONGEST + timedelta(seconds=1)) is None
    house.accounts.leave(token)
    assert house.accounts.of_session(token, now) is None


def test_leaving_ends_the_session_of_a_stolen_cookie_too(browser: Open) -> None:
    mine = browser("anne")
    stolen = mine.raw().get_cookie("console")
    assert stolen
    mine.get("/journal")
    mine.post("/sortir")
    mine.raw().set_cookie("console", stolen.value)
    assert mine.raw().get("/journal").status_code == 302


def test_the_cookie_and_the_pages_carry_their_flags(browser: Open) -> None:
    mine = browser("")
    mine.get("/entrer")
    answer = mine.post("/entrer", follow=False, login="anne", password=PASSWORD)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    page = mine.get("/journal")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert 'lang="fr"' in page.text


@pytest.mark.parametrize("suite", ["//ailleurs.example", "https://ailleurs.example", "/\\ailleurs.example", "journal"])
def test_the_way_in_leads_nowhere_else(browser: Open, suite: str) -> None:
    mine = browser("")
    mine.get("/entrer")
    answer = mine.post(f"/entrer?suite={suite}", follow=False, login="anne", password=PASSWORD)
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    "password", ["court", "aaaaaaaaaaaaaaaaaa", "motdepasse123456", "Edith Martin 2026", "azertyazertyazerty"]
)
def test_weak_passwords_are_refused_in_french(house: House, password: str) -> None:
    with pytest.raises(WeakPasswordError, match="caractères"):
        house.accounts.set_password("edith", password)


@pytest.mark.parametrize(
    ("login", "name", "role"),
    [("a b", "Ann", "editor"), ("ann", "A", "editor"), ("ann", "Ann", "boss"), ("anne", "Ann", "editor")],
)
def test_a_bad_account_is_told_what_is_allowed(house: House, login: str, name: str, role: str) -> None:
    with pytest.raises(AccountError, match=r"allowed|already"):
        house.accounts.add(login, name, role, PASSWORD)


def test_what_is_kept_of_a_password_is_argon2(house: House, browser: Open) -> None:
    with house.engine.connect() as connection:
        kept = connection.exec_driver_sql("select password from console_user where login = 'anne'").scalar_one()
    assert kept.startswith("$argon2id$")
    browser("anne")
    assert house.audit.lines(1)[0].what == "login"


def test_changing_ones_password_needs_the_old_one(browser: Open, house: House) -> None:
    mine, new = browser("omar"), "falaise tambour citron vélo"
    mine.get("/mot-de-passe")
    assert mine.post("/mot-de-passe", old="x" * 16, new=new, again=new).status_code == 422
    assert mine.post("/mot-de-passe", old=PASSWORD, new=new, again=new + "x").status_code == 422
    assert mine.post("/mot-de-passe", old=PASSWORD, new=new, again=new).status_code == 200
    assert house.accounts.enter("omar", PASSWORD) is None
    assert house.accounts.enter("omar", new)
