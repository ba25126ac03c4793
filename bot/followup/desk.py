"""The desk of one conversation: what its answers keep and send later, done in the database. See `bot.answers.desk.Desk`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Engine

from bot.advisor.plan import Plan
from bot.advisor.progress import Tracking
from bot.answers.desk import ChartLinks, EmailState, LeftEmail, PlanLinks, Reach
from bot.db import utcnow
from bot.followup.letters import confirmation, next_monday, question_drafts
from bot.followup.links import Links
from bot.followup.store import FollowUps
from bot.organisation import Organisation
from bot.outbox.addresses import Addresses, clean_email
from bot.outbox.handover import HandOvers
from bot.outbox.rules import MOST_A_DAY
from bot.outbox.store import Outbox
from bot.settings import Settings

MOST_CONVERSATIONS = 5
"""An address may be left in so many conversations a day: nobody's mailbox can be filled from here."""
DAY = timedelta(days=1)


@dataclass
class House:
    """What every desk shares: the stores, the addresses, the clock."""

    settings: Settings
    organisation: Organisation
    engine: Engine
    secret: str
    clock: Callable[[], datetime] = utcnow

    def __post_init__(self) -> None:
        self.follow_ups = FollowUps(self.engine)
        self.addresses = Addresses(self.engine, self.secret)
        self.outbox = Outbox(self.engine)
        self.hand_overs = HandOvers(self.engine, self.addresses)
        self.links = Links(self.settings.site, self.secret)

    def today(self) -> date:
        """The day where the organisation is."""
        return self.clock().astimezone(ZoneInfo(self.organisation.time_zone)).date()

    def desk(self, conversation: str) -> ConversationDesk:
        """The desk of a conversation that exists."""
        return ConversationDesk(self, conversation)


class ConversationDesk:
    """See `bot.answers.desk.Desk`."""

    def __init__(self, house: House, conversation: str) -> None:
        self._house, self._conversation = house, conversation

    def keep_plan(self, plan: Plan) -> PlanLinks | None:
        house = self._house
        return house.links.plan(house.follow_ups.keep_plan(self._conversation, plan, next_monday(house.today())))

    def today(self) -> date:
        return self._house.today()

    def reach(self) -> Reach:
        house = self._house
        kept = house.addresses.of(self._conversation)
        email, telegram = kept.get("email"), kept.get("telegram")
        tracking = house.follow_ups.open_of(self._conversation)
        last = max(house.today(), tracking.due_on) if tracking and tracking.due_on else house.today()
        states: dict[str, EmailState] = {"confirmed": "confirmed", "unconfirmed": "unconfirmed"}
        state: EmailState = states.get(email.status, "none") if email else "none"
        return Reach(
            email=state,
            can_email=bool(house.settings.mail.host),
            telegram=telegram is not None and telegram.status == "confirmed",
            can_telegram=bool(house.settings.telegram_bot),
            until=last + timedelta(days=house.organisation.retention_days),
        )

    def tracking(self) -> Tracking | None:
        return self._house.follow_ups.open_of(self._conversation)

    def open_question(self) -> bool:
        tracking = self.tracking()
        if tracking and tracking.due_on and tracking.due_on <= self._house.today():
            tracking = self._house.follow_ups.begin_round(self._conversation, self._house.today())
            return tracking is not None
        return False

    def ask(self, indicator: str | None) -> Tracking:
        return self._house.follow_ups.ask(self._conversation, indicator)

    def ask_again(self) -> Tracking | None:
        return self._house.follow_ups.begin_round(self._conversation, self._house.today())

    def record(self, value: float) -> Tracking | None:
        tracking = self.tracking()
        if tracking is None or tracking.asking is None:
            return None
        self._house.follow_ups.record(tracking.id, tracking.asking, tracking.round, value, self._house.today())
        return self.tracking()

    def schedule(self, days: int, wording: str) -> date | None:
        house, tracking = self._house, self.tracking()
        if tracking is None or not tracking.indicators:
            return None
        house.addresses.disagree(self._conversation, "follow_up")  # an earlier day is given up with its letters
        house.addresses.agree(self._conversation, "follow_up", wording)
        house.follow_ups.set_due(tracking.id, house.today() + timedelta(days=days))
        due = self.tracking()
        assert due is not None and due.due_on is not None  # noqa: S101, PT018  # set just above
        page = house.links.chart(due.id).page
        house.outbox.post(*question_drafts(self._conversation, due, page, house.organisation.time_zone))
        return due.due_on

    def stop(self) -> bool:
        self._house.addresses.disagree(self._conversation, "follow_up")
        return self._house.follow_ups.stop(self._conversation)

    def chart(self) -> ChartLinks | None:
        tracking = self.tracking()
        return self._house.links.chart(tracking.id) if tracking else None

    def leave_email(self, text: str, wording: str) -> LeftEmail:
        house, now = self._house, self._house.clock()
        if not house.settings.mail.host:
            return "unavailable"
        found = re.search(r"\S+@\S+", text)
        value = clean_email(found.group().strip("<>\"'«»().,;:!?")) if found else None
        if value is None:
            return "invalid"
        known = house.addresses.of(self._conversation).get("email")
        if known and known.status == "confirmed" and known.digest == house.addresses.digest(value):
            return "known"
        if self._has_had_enough(value, now):
            return "too_many"
        id = house.addresses.leave(self._conversation, "email", value)
        house.addresses.agree(self._conversation, "answer", wording)
        link = house.links.confirm(id, now)
        house.outbox.post(confirmation(self._conversation, id, link, house.organisation.name, now))
        return "sent"

    def _has_had_enough(self, value: str, now: datetime) -> bool:
        asked = self._house.addresses.asked_since(self._house.addresses.digest(value), now - DAY)
        posted = self._house.outbox.posted_since(self._conversation, "confirmation", now - DAY)
        return asked >= MOST_CONVERSATIONS or posted >= MOST_A_DAY["confirmation"]

    def telegram_link(self) -> str | None:
        bot = self._house.settings.telegram_bot
        if not bot:
            return None
        return f"https://t.me/{bot}?start={self._house.hand_overs.make(self._conversation)}"
