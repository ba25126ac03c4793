"""Headers, cookies, sessions, forgery: what protects people whose browser is used against them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from flask.testing import FlaskClient
from starlette.testclient import TestClient

from bot.channels.store import Conversations
from bot.channels.tokens import is_genuine, new_conversation_id, sign
from bot.console.app import make_app
from bot.console.house import House
from bot.db import make_engine
from bot.settings import Settings
from bot.web import make_app as make_web
from tests.console.conftest import PASSWORD, Browser
from tests.security.person import WORD
from tests.security.targets import Web, an_event, console_routes, csrf, web_routes

Open = Callable[[str], Browser]


@pytest.fixture
def web(own_settings: Settings) -> Iterator[TestClient]:
    with TestClient(make_web(own_settings), raise_server_exceptions=False) as client:
        yield client


def test_every_page_of_the_web_process_has_its_headers(web: TestClient, own_settings: Settings) -> None:
    target, seen = Web(own_settings, 1), 0
    for pattern, methods in web_routes(web.app):  # type: ignore[arg-type]  # it is the Starlette application
        if "GET" not in methods:
            continue
        path = re.sub(r"\{(\w+)\}", lambda m, p=pattern: target.genuine(m.group(1), p) or "x", pattern)  # type: ignore[misc]  # bound early
        answer = web.get(path, headers=target.headers(path))
        headers = answer.headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] in ("strict-origin-when-cross-origin", "no-referrer"), path
        if "text/html" not in headers.get("content-type", ""):
            continue
        seen += 1
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy, path
        assert "frame-ancestors 'self'" in policy, path
        assert "unsafe" not in policy, path
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|\son\w+=|\sstyle=", answer.text), (
            f"{path}: inline, which the policy refuses"
        )
    assert seen >= 8


def test_every_page_of_the_console_has_its_headers(browser: Open, house: House) -> None:
    an_event(house)
    mine, seen = browser("anne"), 0
    for pattern, methods in console_routes(make_app(house)):
        if "GET" not in methods:
            continue
        path = (
            pattern.replace("{code}", "CAFE27")
            .replace("{id}", "1")
            .replace("{number}", "1")
            .replace("{filename}", "console.css")
        )
        answer = mine.raw().get(re.sub(r"\{\w+\}", "x", path))
        seen += answer.mimetype == "text/html"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"], path
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert answer.headers["Referrer-Policy"] == "same-origin", path
        if not pattern.startswith("/static"):
            assert "no-store" in answer.headers["Cache-Control"], path
    assert seen >= 10


def test_no_post_of_the_console_works_without_its_token(browser: Open, house: House) -> None:
    mine, posts = browser("anne"), 0
    for pattern, methods in console_routes(make_app(house)):
        if "POST" in methods:
            posts += 1
            path = re.sub(r"\{\w+\}", "1", pattern)
            for sent in ({}, {"csrf_token": "x"}):
                answer = mine.raw().post(path, data=sent)
                assert answer.status_code == 400, path
                assert "trop ancienne" in answer.text, path
    assert posts >= 15
    assert mine.get("/a-traiter").status_code == 200, "still in: the forged « sortir » did nothing"


def test_another_persons_token_is_worth_nothing(browser: Open) -> None:
    theirs, mine = browser("omar"), browser("anne")
    token = csrf(theirs.get("/mot-de-passe").text)
    assert mine.raw().post("/sortir", data={"csrf_token": token}).status_code == 400


def _set_cookies(client: FlaskClient, login: str) -> list[str]:
    token = csrf(client.get("/entrer").text)
    return client.post("/entrer", data={"csrf_token": token, "login": login, "password": PASSWORD}).headers.getlist(
        "Set-Cookie"
    )


def test_the_consoles_cookie_has_its_flags(house: House) -> None:
    plain = make_app(house).test_client()
    (cookie,) = [one for one in _set_cookies(plain, "anne") if one.startswith("console=")]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    house.settings = replace(house.settings, console_url="https://console.exemple.fr")
    secure = make_app(house).test_client()
    token = csrf(secure.get("/entrer", base_url="https://console.exemple.fr").text)
    form = {"csrf_token": token, "login": "anne", "password": PASSWORD}
    answer = secure.post(
        "/entrer",
        data=form,
        base_url="https://console.exemple.fr",
        headers={"Referer": "https://console.exemple.fr/entrer"},
    )
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-console=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_a_session_planted_before_the_entry_is_not_the_one_after_it(house: House) -> None:
    app = make_app(house)
    attacker, victim = app.test_client(), app.test_client()
    attacker.get("/entrer")
    planted = attacker.get_cookie("console")
    assert planted
    victim.set_cookie("console", planted.value)
    _set_cookies(victim, "anne")
    after = victim.get_cookie("console")
    assert after
    assert after.value != planted.value
    assert attacker.get("/a-traiter").status_code == 302, "the planted cookie opens nothing"


def test_a_cookie_made_by_a_stranger_is_nobody(house: House) -> None:
    from flask.sessions import SecureCookieSessionInterface

    app = make_app(house)
    other = make_app(house)
    other.config["SECRET_KEY"] = "x" * 64
    signer = SecureCookieSessionInterface().get_signing_serializer(other)
    assert signer
    client = app.test_client()
    client.set_cookie("console", signer.dumps({"_user_id": "1", "_fresh": True}))
    assert client.get("/a-traiter").status_code == 302


def test_guessing_passwords_is_slowed_whatever_the_forwarded_address_says(house: House) -> None:
    client = make_app(house).test_client()
    statuses = []
    for number in range(12):
        token = csrf(client.get("/entrer").text)
        form = {"csrf_token": token, "login": "anne", "password": f"wrong password {number}"}
        statuses.append(client.post("/entrer", data=form, headers={"X-Forwarded-For": f"10.0.0.{number}"}).status_code)
    assert statuses == [401] * 8 + [429] * 4


def test_a_forged_token_of_any_shape_is_refused_and_never_a_fault(web: TestClient, own_settings: Settings) -> None:
    id = new_conversation_id()
    Conversations(make_engine(own_settings.database_url)).create(id, "web", None)
    other = sign(new_conversation_id(), own_settings.secret)
    for token in (
        b"",
        b"0" * 64,
        "é".encode("latin-1"),
        b"\xff\xfe",
        b"a" * 9000,
        other.encode(),
        sign(id, "x" * 32).encode(),
    ):
        for path in (f"/chat/conversations/{id}/export", f"/chat/conversations/{id}/messages"):
            assert web.get(path, headers={b"authorization": b"Bearer " + token}).status_code == 401, token
    assert web.delete(f"/chat/conversations/{id}", headers={"authorization": f"Bearer {other}"}).status_code == 401
    assert (
        web.get(
            f"/chat/conversations/{id}/export", headers={"authorization": f"Bearer {sign(id, own_settings.secret)}"}
        ).status_code
        == 200
    )
    assert not is_genuine(id, "é", own_settings.secret)


@pytest.mark.parametrize("path", ["/../settings.py", "/%2e%2e/%2e%2e/organisation.yml", "/widget/..%2f..%2f..%2fvar%2fsecret", "/pages/%2e%2e/render.py", "//etc/passwd", "/widget/....//secret", "/pages/..%5c..%5crender.py", "/%00"])  # fmt: skip
def test_no_path_leads_out_of_the_folders_of_files(web: TestClient, path: str) -> None:
    raw = httpx.URL("http://testserver").copy_with(raw_path=path.encode())
    answer = web.get(str(raw))
    assert answer.status_code in (404, 405), (path, answer.text[:80])


def test_what_a_person_types_is_never_markup_in_the_console(browser: Open, house: House) -> None:
    bad = f"<script>alert('{WORD}')</script><img src=x onerror=alert(1)>"
    Conversations(house.engine).create("asker", "web", None)
    from bot.inbox import Inbox

    Inbox(house.engine).keep("asker", bad, "not_understood", None, 0.1)
    text = browser("anne").get("/a-traiter").text
    assert WORD in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_rasa_and_the_actions_listen_to_this_machine_only() -> None:
    from bot.run.processes import commands, environment

    settings = Settings(host="0.0.0.0")  # noqa: S104  # public web, private rest
    assert "--interface 127.0.0.1" in commands(settings)["rasa"]
    assert environment(settings)["SANIC_HOST"] == "127.0.0.1"
    assert "rest:" not in Path("credentials.yml").read_text(encoding="utf-8"), "Rasa's own open channel stays off"


def test_secrets_do_not_show_in_what_settings_print() -> None:
    from bot.channels.telegram.config import TelegramConfig

    hidden = "zibelinette-secret-of-thirty-two-signs"
    env = {"BONCANAL_SECRET": hidden, "BONCANAL_SMTP_PASSWORD": hidden}
    env["BONCANAL_DATABASE_URL"] = f"postgresql://someone:{hidden}@db/boncanal"
    assert hidden not in repr(Settings.from_env(env))
    config = TelegramConfig.from_env({"BONCANAL_TELEGRAM_TOKEN": f"42:{hidden}", "BONCANAL_TELEGRAM_SECRET": hidden})
    assert hidden not in repr(config)
