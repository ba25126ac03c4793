"""Buttons, settings, commands, links: small and strict."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.channels.telegram.buttons import Pressed, button_data, read_button
from bot.channels.telegram.commands import COMMANDS, MENU, deep_link, join_payload, meaning
from bot.channels.telegram.config import TelegramConfig, use_written, write
from bot.channels.telegram.drawing import draw, keyboard
from bot.settings import SettingError

KEY = "s" * 32
TOKEN = "123456:AAE-x_y"
GOOD = {"BONCANAL_TELEGRAM_TOKEN": TOKEN}


def test_a_button_comes_back_only_whole_and_in_its_own_conversation() -> None:
    data = button_data(KEY, "conv", 12345, 4)
    assert len(data.encode()) <= 64
    assert read_button(KEY, "conv", data) == Pressed(12345, 4)
    assert read_button(KEY, "other", data) is None
    assert read_button("t" * 32, "conv", data) is None
    assert read_button(KEY, "conv", data.replace(":4:", ":3:")) is None


@given(st.text(max_size=64))
def test_no_made_up_data_is_a_button(data: str) -> None:
    assert read_button(KEY, "conv", data) is None


def test_without_a_token_the_channel_is_off() -> None:
    assert TelegramConfig.from_env({}) is None


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"BONCANAL_TELEGRAM_TOKEN": "not a token"}, "BONCANAL_TELEGRAM_TOKEN"),
        ({"BONCANAL_TELEGRAM_MODE": "pigeon"}, "BONCANAL_TELEGRAM_MODE"),
        ({"BONCANAL_TELEGRAM_MODE": "webhook"}, "BONCANAL_TELEGRAM_SECRET"),
        ({"BONCANAL_TELEGRAM_MODE": "webhook", "BONCANAL_TELEGRAM_SECRET": "short"}, "BONCANAL_TELEGRAM_SECRET"),
        ({"BONCANAL_TELEGRAM_MODE": "webhook", "BONCANAL_TELEGRAM_SECRET": "é" * 40}, "BONCANAL_TELEGRAM_SECRET"),
        ({"BONCANAL_TELEGRAM_API": "ftp://x"}, "BONCANAL_TELEGRAM_API"),
    ],
)
def test_a_wrong_setting_is_named_and_no_secret_is_shown(more: dict[str, str], name: str) -> None:
    with pytest.raises(SettingError, match=name) as caught:
        TelegramConfig.from_env({**GOOD, **more})
    assert TOKEN not in str(caught.value)
    assert "short" not in str(caught.value)


def test_secrets_are_not_in_the_repr() -> None:
    config = TelegramConfig.from_env({**GOOD, "BONCANAL_TELEGRAM_SECRET": "w" * 40})
    assert config is not None
    assert TOKEN not in repr(config)
    assert "www" not in repr(config)
    assert config.bot_id == 123456


def test_written_settings_are_for_the_owner_only_and_the_environment_wins(tmp_path: Path) -> None:
    file = tmp_path / "var" / "telegram.env"
    write({"BONCANAL_TELEGRAM_TOKEN": TOKEN, "BONCANAL_TELEGRAM_MODE": "polling"}, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text(file.read_text() + "PATH=/evil\n")
    env = {"BONCANAL_TELEGRAM_MODE": "webhook"}
    use_written(env, file)
    assert env == {"BONCANAL_TELEGRAM_MODE": "webhook", "BONCANAL_TELEGRAM_TOKEN": TOKEN}


def test_the_menu_is_within_telegrams_limits() -> None:
    assert {"aide", "question", "evenement", "profil", "plan", "suivi", "oublier", "exporter", "personne"} <= {
        n for n, _ in MENU
    }
    assert all(name.isalnum() and name.islower() and len(name) <= 32 and 1 <= len(text) <= 256 for name, text in MENU)


@pytest.mark.parametrize(
    ("name", "argument", "steps"),
    [
        ("start", "", [("/greet", True)]),
        ("start", "cafe-2026_03", [(join_payload("cafe-2026_03"), True)]),
        ("start", 'x"}{', [("/greet", True)]),
        ("evenement", "CAFE42", [(join_payload("CAFE42"), True)]),
        ("evenement", "", [("/event_info", True)]),
        ("question", "", [("/ask_speaker", True)]),
        ("question", "Combien ça coûte ?", [("/ask_speaker", True), ("Combien ça coûte ?", False)]),
        ("profil", "je suis fleuriste", [("je suis fleuriste", False)]),
        ("oublier", "", [("/delete_data", True)]),
        ("exporter", "", []),
    ],
)
def test_what_a_command_means(name: str, argument: str, steps: list[tuple[str, bool]]) -> None:
    assert meaning(name, argument) == steps


def test_every_command_asks_a_topic_of_the_domain() -> None:
    intents = YAML(typ="safe").load(Path("domain.yml").read_text(encoding="utf-8"))["intents"]
    topics = {name for one in intents for name in ([one] if isinstance(one, str) else one)}
    asked = {command.payload[1:] for command in COMMANDS.values() if command.payload}
    assert asked
    assert asked <= topics


def test_deep_links() -> None:
    assert deep_link("BonBot", "ev_12") == "https://t.me/BonBot?start=ev_12"
    for bad in ("é", "a b", "x" * 65, ""):
        with pytest.raises(ValueError, match="code="):
            deep_link("BonBot", bad)


def test_cards_are_links_that_the_text_does_not_give_already() -> None:
    data = {
        "sources": [{"title": "INSEE [2024]", "year": 2024, "url": "https://insee.fr"}, {"title": "Dit", "year": None, "url": "https://dit.fr"}],
        "case_studies": [{"title": "Un café", "url": "https://cafe.fr"}, {"title": "x", "url": "javascript:alert(1)"}],
        "more": "**Plus loin**",
    }  # fmt: skip
    (part,) = draw("Oui. ([Dit](https://dit.fr))", [{"title": "Non", "payload": "/deny"}], data, 3, "conv", KEY)
    assert '<a href="https://cafe.fr">Un café</a> · <a href="https://insee.fr">INSEE (2024), 2024</a>' in part.html
    assert part.html.count("https://dit.fr") == 1
    assert "<blockquote expandable><b>En savoir plus</b>\n<b>Plus loin</b></blockquote>" in part.html
    assert "javascript" not in part.html
    assert part.answers == 3


def test_plans_and_charts_come_as_files() -> None:
    data = {
        "plan": {"links": {"page": "http://h/p", "pdf": "http://h/p/plan.pdf", "calendar": "http://h/p/plan.ics"}},
        "chart": {"png": "http://h/g.png", "alt": "En hausse"},
    }
    _, pdf, calendar, chart = draw("Voici.", [], data, 1, "conv", KEY)
    assert (pdf.name, calendar.name, chart.name, chart.photo, chart.plain) == (
        "plan-30-jours.pdf", "plan-30-jours.ics", "suivi.png", True, "En hausse")  # fmt: skip


def test_a_keyboard_has_one_button_a_row_and_opens_pages() -> None:
    made = keyboard([("Oui", "b:1:0:x"), ("Poser ma question", "https://t.me/x?start=y")])
    assert made is not None
    assert [[b.url or b.callback_data for b in row] for row in made.inline_keyboard] == [
        ["b:1:0:x"],
        ["https://t.me/x?start=y"],
    ]
    assert keyboard([]) is None
