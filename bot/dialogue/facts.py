"""What one message says about the person and the subject, before any context: the extractors' common result."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Trade:
    """A trade as understood. `label` is shown to the user and keeps their noun; `confidence` is 0 to 1."""

    label: str
    family: str | None
    profession: str | None = None  # id in regulated_professions.yml
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()  # families nearly as likely
    title: str = (
        ""  # who does it, with the label where it says more: « vigneron (domaine viticole) »; empty: as the label
    )


@dataclass(frozen=True)
class Facts:
    """Everything read in one message. Empty fields were not stated."""

    trade: Trade | None = None
    statuses: tuple[str, ...] = ()  # "liberal", "micro", "association", "company", "creator", "franchise", "public"
    platforms: tuple[str, ...] = ()  # ids, in order of mention
    excluded: tuple[str, ...] = ()  # ids of platforms refused or ruled out
    present: tuple[str, ...] = ()  # ids of platforms the person already uses
    met_on: tuple[str, ...] = ()  # ids of platforms where their customers come from or write to them
    tried: tuple[str, ...] = ()  # ids of platforms that brought them nothing so far
    clientele: tuple[str, ...] = ()  # "B2C", "B2B", "B2G"
    goals: tuple[str, ...] = ()  # bot.advisor.model.GOALS
    hours: float | None = None  # hours a week
    moment: str | None = None  # when, as said inside a sentence: « le lundi matin », « pendant la sieste »
    budget: float | None = None  # euros a month; 0 means none
    ages: tuple[str, ...] = ()  # "18-24", "25-39", "40-59", "60+"
    commune: str | None = None
    department: str | None = None  # name
    region: str | None = None  # name, as in departements.csv (or Québec, Wallonie, Vaud…)
    country: str | None = None  # "FR", "BE", "CH", "CA"
    level: str | None = None  # "beginner", "active"
    flags: tuple[str, ...] = ()  # see FLAGS
    event_code: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, without what was not stated."""
        return {k: v for k, v in asdict(self).items() if v not in (None, (), [])}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Facts:
        """The inverse of `as_dict`; unknown keys are ignored so that old conversations can be read."""
        known = {f.name for f in fields(cls)}
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items() if k in known}
        trade = values.get("trade")
        if isinstance(trade, dict):
            trade = {**trade, "alternatives": tuple(trade.get("alternatives", ()))}
            ours = {f.name for f in fields(Trade)}
            values["trade"] = Trade(**{k: v for k, v in trade.items() if k in ours})
        return cls(**values)


FLAGS = (
    "full_order_book",  # no room for more customers: « carnet plein », « je refuse du monde »
    "no_time",
    "no_video",  # does not want to be filmed or to film
    "no_photo",
    "no_site",
    "no_ads",
    "international",  # customers from abroad
    "tourists",
    "luxury",
    "wide_area",  # sells far beyond its neighbourhood
    "no_premises",  # no place open to the public (at home, at customers')
    "seasonal",
    "starting",  # just set up, or not yet
    "rural",
    "recurring_events",
    "alerts",  # must tell people the same day: an arrival, a change of place, a cut of water
    "address_list",  # has addresses or numbers of those who come
    "films",  # somebody is at ease with a camera
    "second_hand",
    "head_office",  # a network or head office decides what is published
    "depends_on_platform",  # sells or is booked through one that takes its share
    "players",  # people who play together or wait for a game
    "no_big_tech",  # by conviction
    "no_smartphone",
    "reputation",  # something hostile stands where people look
    "leaving",  # closes or retires soon
)
"""Circumstances that change the advice."""
