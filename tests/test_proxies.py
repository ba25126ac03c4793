"""Whose forwarded address counts."""

from __future__ import annotations

import pytest

from bot.proxies import client_address, read_networks
from bot.settings import SettingError, Settings

TRUSTED = read_networks("127.0.0.1, 10.0.0.0/8,::1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # not a proxy of ours: what it says is worth nothing
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1"),  # the client wrote the first part
        ("127.0.0.1", "192.0.2.66, 198.51.100.1, 10.2.3.4", "198.51.100.1"),  # two proxies
        ("10.9.9.9", None, "10.9.9.9"),
        ("10.9.9.9", "", "10.9.9.9"),
        ("127.0.0.1", "n'importe quoi", "127.0.0.1"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("testclient", "198.51.100.1", "testclient"),
    ],
)
def test_client_address(peer: str, forwarded: str | None, client: str) -> None:
    assert client_address(peer, forwarded, TRUSTED) == client


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TRUSTED_PROXIES", "127.0.0.1,proxy", "TRUSTED_PROXIES='proxy'"),
        ("TRUSTED_PROXIES", "10.0.0.1/8", "networks"),
        ("BONCANAL_REDIS_URL", "localhost:6379", "redis://HOST"),
        ("BONCANAL_RASA_URL", "rasa", "BONCANAL_RASA_URL='rasa'"),
        ("BONCANAL_ACTIONS_URL", "http://a:5055/webhook", "scheme and host only"),
    ],
)
def test_a_bad_setting_is_named(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingError, match="(?s)" + said.replace("(", r"\(")):
        Settings.from_env({name: value})


def test_a_password_of_redis_is_not_repeated() -> None:
    with pytest.raises(SettingError) as raised:
        Settings.from_env({"BONCANAL_REDIS_URL": "redis://:s3cret@host/x"})
    assert "s3cret" not in str(raised.value)
