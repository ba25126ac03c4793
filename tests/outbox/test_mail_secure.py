"""STARTTLS, TLS and login, with a certificate that is checked: what every real installation uses."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from bot.outbox.letter import Delivered, RetryAfter
from bot.outbox.mail import MailSender
from bot.run.stack import free_port
from bot.settings import MailSettings
from tests.outbox import certificates
from tests.outbox.conftest import Mailbox
from tests.outbox.test_mail import LETTER

Serve = Callable[[str], tuple[Mailbox, MailSettings]]


def check(server: Any, session: Any, envelope: Any, mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"bon", b"canal"), handled=False)


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """serve("starttls" or "tls"): a server that wants a login, and the settings to reach it."""
    certificate, key = certificates.make(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # trusted like any authority of the machine
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    running: list[Controller] = []

    def start(security: str) -> tuple[Mailbox, MailSettings]:
        box = Mailbox(port=free_port())
        secure = (
            {"tls_context": context, "require_starttls": True} if security == "starttls" else {"ssl_context": context}
        )
        login: dict[str, Any] = {
            "authenticator": check,
            "auth_required": True,
            "auth_require_tls": security == "starttls",
        }
        controller = Controller(box, hostname="127.0.0.1", port=box.port, **secure, **login)
        controller.start()
        running.append(controller)
        return box, replace(box.settings, security=security, user="bon", password="canal", timeout=20)

    yield start
    for controller in running:
        controller.stop()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_letter_leaves_encrypted_after_a_login(serve: Serve, security: str) -> None:
    box, settings = serve(security)
    assert isinstance(MailSender(settings, "x").send(LETTER), Delivered)
    assert box.recipients == [LETTER.to]


def test_a_wrong_password_waits_and_does_not_show_it(serve: Serve) -> None:
    box, settings = serve("starttls")
    outcome = MailSender(replace(settings, password="hunter2"), "x").send(LETTER)
    assert isinstance(outcome, RetryAfter)
    assert "535" in outcome.reason
    assert "hunter2" not in outcome.reason
    assert box.received == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_gets_nothing(
    serve: Serve, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, settings = serve(security)
    monkeypatch.delenv("SSL_CERT_FILE")
    assert isinstance(MailSender(settings, "x").send(LETTER), RetryAfter)
    assert box.received == []
