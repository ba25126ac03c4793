"""E-mail by SMTP: one letter as text and HTML, with a stop that mail programs offer as a button (RFC 8058)."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from bot.db import utcnow
from bot.outbox.letter import Delivered, Letter, Outcome, Refused, RetryAfter, Unknown, Unreachable
from bot.outbox.markdown import as_html, as_text
from bot.settings import MailSettings
from bot.text import typeset

NO_SUCH_MAILBOX = (550, 551, 553)
AGAIN = "Vous avez peut-être déjà reçu ce message : un premier envoi a été interrompu."
STOP = "Ne plus recevoir ces messages"
PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>'
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;max-width:36em;margin:0 auto;padding:16px">'
    "{body}</body></html>"
)


class MailSender:
    """Sends by the SMTP server of the settings; a connection for each letter. See `bot.outbox.letter.Sender`."""

    channel = "email"
    repeatable = False

    def __init__(self, settings: MailSettings, sender_name: str, clock: Callable[[], datetime] = utcnow) -> None:
        self._settings, self._name, self._clock = settings, sender_name, clock
        self.seconds = settings.timeout * 6  # connect, greet, TLS, login, envelope, text: each bounded by the timeout

    def send(self, letter: Letter) -> Outcome:
        """Try once; what a code or a lost connection means is in `_envelope` and `_content`."""
        message = compose(letter, self._settings, self._name, self._clock())
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            return RetryAfter(f"no SMTP session: {type(error).__name__}: {_said(error)}")
        try:
            return self._envelope(server, letter.to) or self._content(server, message)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()

    def _connect(self) -> smtplib.SMTP:
        s = self._settings
        context = ssl.create_default_context()
        if s.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(s.host, s.port, timeout=s.timeout, context=context)
        else:
            server = smtplib.SMTP(s.host, s.port, timeout=s.timeout)
        try:
            if s.security == "starttls":
                server.starttls(context=context)
            if s.user:
                server.login(s.user, s.password)
        except BaseException:
            server.close()
            raise
        return server

    def _envelope(self, server: smtplib.SMTP, to: str) -> Outcome | None:
        """Sender and recipient; None when both are accepted. Nothing has left yet, so every failure is certain."""
        try:
            server.ehlo_or_helo_if_needed()
            code, said = server.mail(self._settings.sender)
            if code >= 400:
                return _not_now(code, said) or Refused(f"sender refused: {code} {said!r}")
            code, said = server.rcpt(to)
            if code in NO_SUCH_MAILBOX:
                return Unreachable(f"{code} {said!r}")
            if code >= 400:
                return _not_now(code, said) or Refused(f"recipient refused: {code} {said!r}")
        except (OSError, smtplib.SMTPException) as error:
            return RetryAfter(f"before the text: {type(error).__name__}: {_said(error)}")
        return None

    def _content(self, server: smtplib.SMTP, message: EmailMessage) -> Outcome:
        """The text. Once it has begun to leave, a lost connection leaves the outcome unknown."""
        try:
            code, said = server.data(message.as_bytes(policy=SMTP))
        except smtplib.SMTPDataError as error:  # refused before the first byte of the text
            return _not_now(error.smtp_code, error.smtp_error) or Refused(f"{error.smtp_code} {error.smtp_error!r}")
        except (OSError, smtplib.SMTPException) as error:
            return Unknown(f"{type(error).__name__} while the text was leaving")
        if code >= 400:
            return _not_now(code, said) or Refused(f"text refused: {code} {said!r}")
        return Delivered(message["Message-ID"])


def compose(letter: Letter, settings: MailSettings, sender_name: str, now: datetime) -> EmailMessage:
    """The e-mail, text and HTML. Its Message-ID is the same at each attempt, so that receivers may drop a repeat."""
    message = EmailMessage()
    message["From"] = Address(sender_name, addr_spec=settings.sender)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = now
    message["Message-ID"] = f"<{letter.reference}.boncanal@{settings.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "fr"
    text = typeset(f"{AGAIN}\n\n{letter.text}") if letter.repeated else letter.text
    plain, html = as_text(text), as_html(text)
    if letter.stop_url:
        message["List-Unsubscribe"] = f"<{letter.stop_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        plain += typeset(f"\n\n-- \n{sender_name}\n{STOP} : {letter.stop_url}")
        html += (
            f'<hr><p style="font-size:14px">{escape(sender_name)}<br><a href="{escape(letter.stop_url)}">{STOP}</a></p>'
        )
    message.set_content(plain + "\n", cte="quoted-printable")
    page = PAGE.format(title=escape(letter.subject), body=html)
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    return message


def _not_now(code: int, said: bytes | str) -> RetryAfter | None:
    """4xx means: later."""
    return RetryAfter(f"{code} {said!r}") if code < 500 else None


def _said(error: Exception) -> str:
    """The server's words, without what the settings hold."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {error.smtp_error!r}"
    return str(error)[:200]
