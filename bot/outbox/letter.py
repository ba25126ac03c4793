"""What a channel gets to send, what may become of it, and the protocol of a channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Letter:
    """One message to one person by one channel.

    `to` is the channel's own: an e-mail address, a Telegram chat id, the conversation for the web. `text` is the Markdown of
    answers (bold, lists, links), `buttons` are [{"title", "payload"}]. `reference` is the same at every attempt.
    """

    reference: str
    conversation: str
    to: str
    purpose: str
    subject: str
    text: str
    buttons: tuple[dict[str, str], ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    stop_url: str | None = None  # signed address that ends these messages with one click; None for a confirmation
    repeated: bool = False  # an earlier attempt may have arrived


@dataclass(frozen=True)
class Delivered:
    """The channel took it. `reference` is the channel's name for it, where it has one."""

    reference: str | None = None


@dataclass(frozen=True)
class RetryAfter:
    """Not delivered, for a passing reason. `seconds` is what the channel asks for; None leaves it to the outbox."""

    reason: str
    seconds: float | None = None


@dataclass(frozen=True)
class Unreachable:
    """The person cannot be reached there any more (no such mailbox, bot blocked): the address is not used again."""

    reason: str


@dataclass(frozen=True)
class Refused:
    """This letter will never be taken, whoever it is for (too large, badly formed)."""

    reason: str


@dataclass(frozen=True)
class Unknown:
    """It may have arrived or not: the connection broke after the message had left."""

    reason: str


Outcome = Delivered | RetryAfter | Unreachable | Refused | Unknown


class Sender(Protocol):
    """A channel. Called from worker threads, one letter at a time; must return within `seconds`."""

    channel: str
    """"web", "email", "telegram"."""
    repeatable: bool
    """Whether sending the same letter twice shows it once: then an interrupted send is simply done again."""
    seconds: float
    """The longest a send may take; the row is held a little longer than that."""

    def send(self, letter: Letter) -> Outcome:
        """Try once. Errors that are not an Outcome count as Unknown."""
        ...
