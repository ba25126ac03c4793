"""What an answer may ask of the house for this one person: keep a plan, note a number, be told later. Small verbs, done at once.

`bot.followup.desk` does them in the database. `NoDesk` stands in where there is no person (measurements, most tests): nothing
can be kept, and answers then say what they can without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Literal, Protocol

from bot.advisor.plan import Plan
from bot.advisor.progress import Tracking

EmailState = Literal["none", "unconfirmed", "confirmed"]
LeftEmail = Literal["sent", "known", "invalid", "too_many", "unavailable"]


@dataclass(frozen=True)
class PlanLinks:
    """Signed addresses of a plan that is kept."""

    page: str
    pdf: str
    calendar: str


@dataclass(frozen=True)
class ChartLinks:
    """Signed addresses of a progress page and its chart."""

    page: str
    png: str
    svg: str


@dataclass(frozen=True)
class Reach:
    """How the person can be told something later. `until` is when this conversation is erased if nothing more is said."""

    email: EmailState = "none"
    can_email: bool = False
    telegram: bool = False
    can_telegram: bool = False
    until: date | None = None


class Desk(Protocol):
    """See the module. Methods raise what the database raises; the caller of the answer catches it."""

    def keep_plan(self, plan: Plan) -> PlanLinks | None:
        """Keep the plan, begun on the next Monday, for its page, PDF and calendar; None where nothing is kept."""
        ...

    def today(self) -> date:
        """The day where the organisation is."""
        ...

    def reach(self) -> Reach:
        """How the person can be reached now."""
        ...

    def tracking(self) -> Tracking | None:
        """What the person follows; None when they never began or stopped."""
        ...

    def open_question(self) -> bool:
        """Whether a number is awaited; begins the round whose day has come."""
        ...

    def ask(self, indicator: str | None) -> Tracking:
        """Await this indicator's number (None: nothing more); begins a tracking when there is none."""
        ...

    def ask_again(self) -> Tracking | None:
        """Begin a new round with its first indicator; None when there is no starting point."""
        ...

    def record(self, value: float) -> Tracking | None:
        """Note the awaited number; None when none was awaited."""
        ...

    def schedule(self, days: int, wording: str) -> date | None:
        """Ask again after `days`, with the person's agreement in these words; the day, None when no starting point was given."""
        ...

    def stop(self) -> bool:
        """Ask nothing more and withdraw the agreement; False when nothing was under way."""
        ...

    def chart(self) -> ChartLinks | None:
        """Addresses of the person's progress; None when nothing is followed."""
        ...

    def leave_email(self, text: str, wording: str) -> LeftEmail:
        """Keep the e-mail address in the text and send it a link to confirm: "sent", or why not."""
        ...

    def telegram_link(self) -> str | None:
        """A one-time address that moves this conversation to Telegram; None where there is no Telegram."""
        ...


class NoDesk:
    """Nothing is kept and nobody is told."""

    def keep_plan(self, plan: Plan) -> PlanLinks | None:
        return None

    def today(self) -> date:
        return datetime.now(timezone.utc).date()

    def reach(self) -> Reach:
        return Reach()

    def tracking(self) -> Tracking | None:
        return None

    def open_question(self) -> bool:
        return False

    def ask(self, indicator: str | None) -> Tracking:
        return Tracking("", 0, indicator, None)

    def ask_again(self) -> Tracking | None:
        return None

    def record(self, value: float) -> Tracking | None:
        return None

    def schedule(self, days: int, wording: str) -> date | None:
        return None

    def stop(self) -> bool:
        return False

    def chart(self) -> ChartLinks | None:
        return None

    def leave_email(self, text: str, wording: str) -> LeftEmail:
        return "unavailable"

    def telegram_link(self) -> str | None:
        return None
