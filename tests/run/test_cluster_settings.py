"""What the processes of a cluster on one machine are told: their own ports, and the one address that people see."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.run.cluster import ACTIONS, OURS, RASA, WEB, led_to, process
from bot.settings import Settings

PORTS = {name: 7000 + n for n, name in enumerate((*RASA, *ACTIONS, *WEB, "rasa", "actions", "redis"))}


def told(name: str, env: Mapping[str, str]) -> Settings:
    return Settings.from_env(process(name, led_to(PORTS, 8000, env)).env)


def test_each_serves_on_its_own_port() -> None:
    assert [told(name, {}).port for name in WEB] == [PORTS[name] for name in WEB]
    assert [told(name, {}).rasa_port for name in RASA] == [PORTS[name] for name in RASA]
    assert [told(name, {}).actions_port for name in ACTIONS] == [PORTS[name] for name in ACTIONS]


@pytest.mark.parametrize("name", OURS)
def test_links_lead_through_the_proxy(name: str) -> None:
    assert told(name, {"PORT": "9999"}).site == "http://localhost:8000"
    assert told(name, {"BONCANAL_PUBLIC_URL": "https://bon-canal.fr"}).site == "https://bon-canal.fr"


def test_nobody_is_written_to_from_a_cluster_that_is_tried() -> None:
    assert "BONCANAL_TELEGRAM_TOKEN" not in led_to(PORTS, 8000, {"BONCANAL_TELEGRAM_TOKEN": "1:a"})
