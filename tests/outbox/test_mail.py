"""E-mail through a real SMTP server on loopback: what leaves, and what each of the server's words means."""

from __future__ import annotations

import ssl
from dataclasses import replace

import pytest

from bot.db import utcnow
from bot.outbox.letter import Delivered, Letter, Outcome, Refused, RetryAfter, Unknown, Unreachable
from bot.outbox.mail import MailSender, compose
from bot.run.stack import free_port
from bot.settings import MailSettings, SettingError
from tests.outbox.conftest import Mailbox

LETTER = Letter(
    reference="7.1790000000",
    conversation="c",
    to="claire@exemple.fr",
    purpose="answer",
    subject="Votre réponse est arrivée",
    text="**Oui.** Voyez [la page](https://exemple.fr/a?b=1&c=2) :\n\n- un\n- deux <script>alert(1)</script>\n\nÀ bientôt.",
    stop_url="https://boncanal.example/adresse/arreter/abc",
)


def send(mailbox: Mailbox, letter: Letter = LETTER) -> Outcome:
    return MailSender(mailbox.settings, "Bon Canal, la démo").send(letter)


def test_text_html_and_one_click_stop(mailbox: Mailbox) -> None:
    outcome = send(mailbox)
    assert outcome == Delivered("<7.1790000000.boncanal@boncanal.example>")
    [message] = mailbox.received
    assert mailbox.recipients == ["claire@exemple.fr"]
    assert message["Subject"] == "Votre réponse est arrivée"
    assert message["From"] == '"Bon Canal, la démo" <bonjour@boncanal.example>'
    assert message["Message-ID"] == "<7.1790000000.boncanal@boncanal.example>"
    assert message["List-Unsubscribe"] == "<https://boncanal.example/adresse/arreter/abc>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text = message.get_body(("plain",)).get_content()  # type: ignore[union-attr]  # each letter has both
    html = message.get_body(("html",)).get_content()  # type: ignore[union-attr]  # each letter has both
    assert "la page : https://exemple.fr/a?b=1&c=2" in text
    assert "**" not in text
    assert LETTER.stop_url in text
    assert '<a href="https://exemple.fr/a?b=1&amp;c=2">la page</a>' in html
    assert "<li>un</li>" in html
    assert "<script>" not in html
    assert 'lang="fr"' in html


def test_a_repeat_says_so_under_the_same_message_id(mailbox: Mailbox) -> None:
    send(mailbox)
    send(mailbox, replace(LETTER, repeated=True))
    first, second = mailbox.received
    assert first["Message-ID"] == second["Message-ID"]
    assert "peut-être déjà reçu" in second.get_body(("plain",)).get_content()  # type: ignore[union-attr]  # each letter has both


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"rcpt_reply": "550 5.1.1 no such user"}, Unreachable),
        ({"rcpt_reply": "450 4.2.1 mailbox busy"}, RetryAfter),
        ({"rcpt_reply": "554 5.7.1 blocked"}, Refused),
        ({"data_reply": "451 4.3.0 try later"}, RetryAfter),
        ({"data_reply": "552 5.3.4 too large"}, Refused),
        ({"cut": True}, Unknown),
        ({"slow": 8.0}, Unknown),  # longer than the timeout of 4 s: taken or not, nobody knows
    ],
)
def test_what_the_server_says_decides(mailbox: Mailbox, change: dict[str, object], outcome: type[Outcome]) -> None:
    for name, value in change.items():
        setattr(mailbox, name, value)
    assert isinstance(send(mailbox), outcome)


def test_no_server_means_later() -> None:
    nowhere = MailSettings(host="127.0.0.1", port=free_port(), security="none", sender="a@b.fr", timeout=1)
    assert isinstance(MailSender(nowhere, "x").send(LETTER), RetryAfter)


def test_a_server_without_tls_gets_nothing_when_tls_is_asked_for(mailbox: Mailbox) -> None:
    outcome = MailSender(replace(mailbox.settings, security="starttls"), "x").send(LETTER)
    assert isinstance(outcome, RetryAfter)
    assert mailbox.received == []
    assert ssl.create_default_context().verify_mode == ssl.CERT_REQUIRED


def test_nothing_in_a_subject_makes_a_header(mailbox: Mailbox) -> None:
    send(mailbox, replace(LETTER, subject="Bonjour\r\nBcc: tous@exemple.fr"))
    assert mailbox.received[0]["Bcc"] is None
    assert mailbox.recipients == ["claire@exemple.fr"]


def test_a_confirmation_offers_no_stop(mailbox: Mailbox) -> None:
    message = compose(replace(LETTER, stop_url=None), mailbox.settings, "x", utcnow())
    assert message["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    ("env", "name"),
    [
        ({"BONCANAL_SMTP_HOST": "smtp.exemple.fr"}, "BONCANAL_SMTP_FROM"),
        (
            {"BONCANAL_SMTP_HOST": "smtp.exemple.fr", "BONCANAL_SMTP_FROM": "a@b.fr", "BONCANAL_SMTP_SECURITY": "none"},
            "BONCANAL_SMTP_SECURITY",
        ),
        ({"BONCANAL_SMTP_SECURITY": "ssl3"}, "BONCANAL_SMTP_SECURITY"),
        ({"BONCANAL_SMTP_PORT": "0"}, "BONCANAL_SMTP_PORT"),
    ],
)
def test_wrong_settings_are_named(env: dict[str, str], name: str) -> None:
    with pytest.raises(SettingError, match=name):
        MailSettings.from_env(env)


def test_the_password_is_not_in_what_logs_show() -> None:
    assert "hunter2" not in repr(MailSettings.from_env({"BONCANAL_SMTP_PASSWORD": "hunter2"}))
